//! Making an account.

use super::{LoginPageProps, read};
use crate::{
    browser::intl,
    components::{Form, FormState, TextField},
    hooks::{use_focus, use_title},
    route::Route,
    words,
};
use studentos_client::{
    Error,
    types::{Email, Name, Password, Signup},
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Asks for a name, an e-mail and a password; the time zone is the browser's.
#[component]
pub fn SignupPage(props: &LoginPageProps) -> Html {
    use_title(words::SIGN_UP);
    let (name, email, password) = (use_node_ref(), use_node_ref(), use_node_ref());
    use_focus(&name);
    let state = use_state_eq(FormState::default);
    let onsubmit = {
        let (auth, state) = (props.auth.clone(), state.setter());
        let (name, email, password) = (name.clone(), email.clone(), password.clone());
        Callback::from(move |()| {
            let mut fields = read::Fields::default();
            let name = fields.read("name", &name, Name::parse);
            let email = fields.read("email", &email, Email::parse);
            let password = fields.read("password", &password, Password::parse);
            let (Some(name), Some(email), Some(password)) = (name, email, password) else {
                return state.set(fields.into());
            };
            state.set(FormState::Saving);
            let (auth, state) = (auth.clone(), state.clone());
            let mut signup = Signup { name, email, password, timezone: intl::time_zone() };
            spawn_local(async move {
                let mut answer = auth.api.auth().signup(&signup).await;
                // A browser may know zones that the server does not: nobody is to be kept out by that.
                let refused = answer.as_ref().err().map(Error::field_errors).unwrap_or_default();
                if signup.timezone.is_some() && refused.iter().any(|error| error.field == "timezone") {
                    signup.timezone = None;
                    answer = auth.api.auth().signup(&signup).await;
                }
                match answer {
                    Ok(session) => auth.enter(session),
                    Err(error) => state.set(FormState::refused(error, &["name", "email", "password"])),
                }
            });
        })
    };
    let name = TextField {
        name: "name",
        label: words::NAME,
        kind: "text",
        autocomplete: "name",
        hint: None,
        error: state.error_of("name"),
        input: name,
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
        autocomplete: "new-password",
        hint: Some(words::PASSWORD_HINT),
        error: state.error_of("password"),
        input: password,
    };
    html! {
        <div class="card">
            <h1 tabindex="-1">{ words::SIGN_UP }</h1>
            <p class="card-lead">{ words::TAGLINE }</p>
            <Form state={(*state).clone()} submit={words::SIGN_UP} {onsubmit}>
                { name.view() }
                { email.view() }
                { password.view() }
            </Form>
            <p class="card-foot">
                { words::HAVE_ACCOUNT }{ " " }
                <a href={Route::Login.path_before(props.next)}>{ words::LOG_IN }</a>
            </p>
        </div>
    }
}
