//! Logging in.

use super::read;
use crate::{
    auth::{Auth, Farewell, Status},
    components::{Form, FormState, TextField},
    hooks::{use_focus, use_title},
    route::Route,
    words,
};
use studentos_client::types::{Email, GivenPassword, Login};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Properties of [`LoginPage`] and its sister.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LoginPageProps {
    /// The session to be opened.
    pub auth: Auth,
    /// Where to go then.
    pub next: Route,
}

/// Asks for e-mail and password.
#[component]
pub fn LoginPage(props: &LoginPageProps) -> Html {
    use_title(words::LOG_IN);
    let (email, password) = (use_node_ref(), use_node_ref());
    use_focus(&email);
    let state = use_state_eq(FormState::default);
    let onsubmit = {
        let (auth, email, password, state) = (props.auth.clone(), email.clone(), password.clone(), state.setter());
        Callback::from(move |()| {
            let mut fields = read::Fields::default();
            let email = fields.read("email", &email, Email::parse);
            let password = fields.read("password", &password, GivenPassword::parse);
            let (Some(email), Some(password)) = (email, password) else {
                return state.set(fields.into());
            };
            state.set(FormState::Saving);
            let (auth, state) = (auth.clone(), state.clone());
            spawn_local(async move {
                match auth.api.auth().login(&Login { email, password }).await {
                    Ok(session) => auth.enter(session),
                    Err(error) => state.set(FormState::refused(error, &["email", "password"])),
                }
            });
        })
    };
    let email = TextField {
        name: "email",
        label: words::EMAIL,
        kind: "email",
        autocomplete: "username",
        hint: None,
        error: state.error_of("email"),
        input: email,
    };
    let password = TextField {
        name: "password",
        label: words::PASSWORD,
        kind: "password",
        autocomplete: "current-password",
        hint: None,
        error: state.error_of("password"),
        input: password,
    };
    html! {
        <div class="card">
            <h1 tabindex="-1">{ words::LOG_IN }</h1>
            { farewell(props.auth.status()) }
            <Form state={(*state).clone()} submit={words::LOG_IN} {onsubmit}>
                { email.view() }
                { password.view() }
            </Form>
            <p class="card-foot">
                { words::NEW_HERE }{ " " }
                <a href={Route::Signup.path_before(props.next)}>{ words::SIGN_UP }</a>
            </p>
        </div>
    }
}

/// How the last session ended, when there is something to say about it.
fn farewell(status: &Status) -> Html {
    match status {
        Status::Visitor(Farewell::Expired) => html! {
            <div class="notice" role="alert">
                <strong>{ words::SESSION_EXPIRED }</strong>
                <p>{ words::SESSION_EXPIRED_HINT }</p>
            </div>
        },
        Status::Visitor(Farewell::LoggedOut(Some(_))) => html! {
            <p class="notice is-error" role="alert">{ words::LOGGED_OUT_HERE_ONLY }</p>
        },
        _ => Html::default(),
    }
}
