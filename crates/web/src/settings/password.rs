//! The password, to be changed by who knows it.

use super::section::Section;
use crate::{
    account::Account,
    components::{Fields, Form, FormState, TextField, known_as},
    hooks::use_form,
    words::words,
};
use studentos_client::types::{ChangePassword, GivenPassword, Password};
use yew::prelude::*;

fn section() -> Section {
    Section { id: "password", title: words().account.password, lead: words().settings.password_change_hint }
}

/// Properties of [`PasswordChange`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PasswordProps {
    /// The user.
    pub account: Account,
    /// Every other session of theirs has ended.
    pub onchange: Callback<()>,
}

/// Asks for the password and another one.
#[component]
pub fn PasswordChange(props: &PasswordProps) -> Html {
    let (current, new) = (use_node_ref(), use_node_ref());
    let form = use_form(&["current_password", "new_password"]);
    let onsubmit = {
        let (account, onchange, form) = (props.account.clone(), props.onchange.clone(), form.clone());
        let (current, new) = (current.clone(), new.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let given = fields.read("current_password", &current, GivenPassword::parse);
            let chosen = fields.read("new_password", &new, Password::parse);
            let (Some(current_password), Some(new_password)) = (given, chosen) else {
                return form.refuse(fields);
            };
            let change = ChangePassword { current_password, new_password };
            let call = account.api().users().change_password(&change);
            let (onchange, typed) = (onchange.clone(), [current.clone(), new.clone()]);
            form.send_for(&account, call, move |()| {
                Fields::clear(&typed);
                onchange.emit(());
                FormState::Saved(words().settings.password_changed.into())
            });
        })
    };
    let current = TextField::password("current_password", words().settings.current_password, &current)
        .autocomplete("current-password");
    let new = TextField::password("new_password", words().account.new_password, &new).autocomplete("new-password");
    section().view(html! {
        <Form form={form.clone()} submit={words().settings.change_password} {onsubmit}>
            { known_as(&props.account.user.email) }
            { current.error(form.error_of("current_password")).view() }
            { new.hint(words().account.password_hint).error(form.error_of("new_password")).view() }
        </Form>
    })
}
