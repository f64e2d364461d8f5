//! Logging in.

use crate::{
    auth::{Auth, Farewell, Status},
    components::{Fields, Form, FormState, TextField},
    hooks::{use_focus, use_form, use_title},
    route::Route,
    words::words,
};
use studentos_client::types::{Email, GivenPassword, Login};
use yew::prelude::*;

/// Properties of [`LoginPage`] and its sister.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LoginPageProps {
    /// The session to be opened.
    pub auth: Auth,
    /// Where to go then.
    pub next: AttrValue,
}

/// Asks for e-mail and password.
#[component]
pub fn LoginPage(props: &LoginPageProps) -> Html {
    use_title(words().account.log_in);
    let (email, password) = (use_node_ref(), use_node_ref());
    use_focus(&email);
    let form = use_form(&["email", "password"]);
    let onsubmit = {
        let (auth, email, password, form) = (props.auth.clone(), email.clone(), password.clone(), form.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let given = fields.read("email", &email, Email::parse);
            let secret = fields.read("password", &password, GivenPassword::parse);
            let (Some(email), Some(password)) = (given, secret) else {
                return form.refuse(fields);
            };
            let call = auth.api.auth().login(&Login { email, password });
            let auth = auth.clone();
            form.send(call, move |session| {
                auth.enter(session);
                FormState::Idle
            });
        })
    };
    let email = TextField::email("email", words().account.email, &email).autocomplete("username");
    let password =
        TextField::password("password", words().account.password, &password).autocomplete("current-password");
    html! {
        <div class="card">
            <h1 tabindex="-1">{ words().account.log_in }</h1>
            <p class="card-lead">{ words().app.tagline }</p>
            { farewell(props.auth.status()) }
            <Form form={form.clone()} submit={words().account.log_in} {onsubmit}>
                { email.error(form.error_of("email")).view() }
                { password.error(form.error_of("password")).view() }
            </Form>
            <div class="card-foot">
                <p><a href={Route::Forgot.path()}>{ words().account.forgot }</a></p>
                <p>
                    { words().account.new_here }{ " " }
                    <a href={Route::Signup.path_before(&props.next)}>{ words().account.sign_up }</a>
                </p>
            </div>
        </div>
    }
}

/// How the last session ended, when there is something to say about it.
fn farewell(status: &Status) -> Html {
    match status {
        Status::Visitor(Farewell::Expired) => html! {
            <div class="notice" role="alert">
                <strong>{ words().account.session_expired }</strong>
                <p>{ words().account.session_expired_hint }</p>
            </div>
        },
        Status::Visitor(Farewell::LoggedOut(Some(_))) => html! {
            <p class="notice is-error" role="alert">{ words().account.logged_out_here_only }</p>
        },
        Status::Visitor(Farewell::AccountDeleted) => html! {
            <p class="notice" role="status">{ words().settings.account_deleted }</p>
        },
        Status::Visitor(Farewell::PasswordReset) => html! {
            <p class="notice" role="status">{ words().account.password_reset }</p>
        },
        _ => Html::default(),
    }
}
