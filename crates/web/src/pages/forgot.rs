//! Asking for a mail that leads to a new password.

use super::MailPageProps;
use crate::{
    auth::Auth,
    components::{ButtonKind, Fields, Form, FormState, Shape, TextField, button, icon},
    hooks::{use_focus, use_form, use_state_eq, use_title},
    route::Route,
    words::words,
};
use studentos_client::types::Email;
use yew::prelude::*;

/// Where somebody is who forgot their password.
#[derive(Clone, PartialEq)]
enum Stage {
    /// About to say where the mail should go; the address they gave before, if it did not come.
    Asking(Option<Email>),
    /// It was sent there.
    Sent(Email),
}

/// Asks for the e-mail, and then says where to look. Whether there is such an account is told to nobody.
#[component]
pub fn ForgotPage(props: &MailPageProps) -> Html {
    use_title(words().account.forgot);
    let stage = use_state_eq(|| Stage::Asking(None));
    let go = {
        let stage = stage.setter();
        Callback::from(move |next| stage.set(next))
    };
    html! {
        <div class="card">
            {
                match &*stage {
                    Stage::Asking(email) => html! {
                        <Ask auth={props.auth.clone()} email={email.clone()} onsent={go.reform(Stage::Sent)} />
                    },
                    Stage::Sent(email) => html! {
                        <Sent email={email.clone()} onagain={go.reform(|email| Stage::Asking(Some(email)))} />
                    },
                }
            }
            <p class="card-foot"><a href={Route::Login.path()}>{ words().account.back_to_login }</a></p>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AskProps {
    auth: Auth,
    email: Option<Email>,
    onsent: Callback<Email>,
}

#[component]
fn Ask(props: &AskProps) -> Html {
    let input = use_node_ref();
    use_focus(&input);
    let form = use_form(&["email"]);
    let onsubmit = {
        let (api, input, form, onsent) = (props.auth.api.clone(), input.clone(), form.clone(), props.onsent.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let Some(email) = fields.read("email", &input, Email::parse) else {
                return form.refuse(fields);
            };
            let onsent = onsent.clone();
            form.send(api.auth().forgot_password(&email), move |()| {
                onsent.emit(email);
                FormState::Idle
            });
        })
    };
    let known = props.email.as_ref().map_or("", Email::as_str);
    let email = TextField::email("email", words().account.email, &input).autocomplete("username").value(known);
    html! {
        <>
            <h1 tabindex="-1">{ words().account.forgot }</h1>
            <p class="card-lead">{ words().account.forgot_hint }</p>
            <Form form={form.clone()} submit={words().account.send_link} {onsubmit}>
                { email.error(form.error_of("email")).view() }
            </Form>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SentProps {
    email: Email,
    onagain: Callback<Email>,
}

#[component]
fn Sent(props: &SentProps) -> Html {
    let heading = use_node_ref();
    use_focus(&heading);
    let email = props.email.clone();
    html! {
        <>
            <div class="card-icon">{ icon(Shape::Mail) }</div>
            <h1 ref={heading} tabindex="-1">{ words().account.link_sent }</h1>
            <p>{ words().account.link_sent_to.fill(&email) }</p>
            <p class="card-lead">{ words().account.link_sent_hint }</p>
            { button(ButtonKind::Plain, words().account.send_again, props.onagain.reform(move |_| email.clone())) }
        </>
    }
}
