//! A form for an API token.

use super::tokens::scope;
use crate::{
    account::Account,
    browser::intl,
    components::{Fields, Form, FormState, SelectField, TextField, choice},
    hooks::use_form,
    words::words,
};
use studentos_client::types::{CreateApiToken, Invalid, Name, NewApiToken, Scope};
use yew::prelude::*;

/// For how many days a token may be good; one without a number is so until it is deleted.
const DAYS: [Option<u16>; 4] = [Some(30), Some(90), Some(365), None];
/// What most tokens need, and no more.
const USUAL: (Scope, Option<u16>) = (Scope::Read, Some(90));

/// Properties of [`NewToken`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NewTokenProps {
    /// The user.
    pub account: Account,
    /// There is a new token.
    pub onmade: Callback<NewApiToken>,
}

/// Asks what the token is for, what it may do and for how long.
#[component]
pub fn NewToken(props: &NewTokenProps) -> Html {
    let (name, reach, days) = (use_node_ref(), use_node_ref(), use_node_ref());
    let form = use_form(&["name", "scope", "expires_at"]);
    let onsubmit = {
        let (props, form) = (props.clone(), form.clone());
        let (name, reach, days) = (name.clone(), reach.clone(), days.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let named = fields.read("name", &name, Name::parse);
            let scope = fields.read("scope", &reach, |text| Scope::try_from(text.to_owned()));
            let days = fields.read("expires_at", &days, |text| Ok::<_, Invalid>(text.parse().ok()));
            let (Some(name), Some(scope)) = (named, scope) else {
                return form.refuse(fields);
            };
            let token = CreateApiToken { name, scope, expires_at: days.flatten().and_then(intl::in_days) };
            let NewTokenProps { account, onmade } = props.clone();
            form.send_for(&account, account.api().users().create_token(&token), move |token| {
                onmade.emit(token);
                FormState::Idle
            });
        })
    };
    let name = TextField::text("name", words().settings.token_name, &name)
        .id("token_name")
        .hint(words().settings.token_name_hint);
    let reach = SelectField::new("scope", words().settings.scope, &reach);
    let days = SelectField::new("expires_at", words().settings.expires, &days);
    let scopes = [Scope::Read, Scope::Write].map(|it| choice(&String::from(it), scope(it), it == USUAL.0));
    let spans = DAYS.map(|days| {
        let value = days.map(|days| days.to_string()).unwrap_or_default();
        choice(&value, &words().settings.good_for(days), days == USUAL.1)
    });
    html! {
        <Form form={form.clone()} submit={words().settings.make_token} {onsubmit}>
            { name.error(form.error_of("name")).view() }
            <div class="field-pair">
                { reach.error(form.error_of("scope")).view(scopes.into_iter().collect()) }
                { days.error(form.error_of("expires_at")).view(spans.into_iter().collect()) }
            </div>
        </Form>
    }
}
