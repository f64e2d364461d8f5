//! Making an account.

use super::LoginPageProps;
use crate::{
    api::Api,
    browser::intl,
    components::{Fields, Form, FormState, TextField},
    hooks::{use_focus, use_form, use_title},
    route::Route,
    words::words,
};
use studentos_client::{
    Error,
    types::{Email, Name, Password, Session, Signup},
};
use yew::prelude::*;

/// Asks for a name, an e-mail and a password; the time zone is the browser's.
#[component]
pub fn SignupPage(props: &LoginPageProps) -> Html {
    use_title(words().account.sign_up);
    let (name, email, password) = (use_node_ref(), use_node_ref(), use_node_ref());
    use_focus(&name);
    let form = use_form(&["name", "email", "password"]);
    let onsubmit = {
        let (auth, form) = (props.auth.clone(), form.clone());
        let (name, email, password) = (name.clone(), email.clone(), password.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let name = fields.read("name", &name, Name::parse);
            let email = fields.read("email", &email, Email::parse);
            let password = fields.read("password", &password, Password::parse);
            let (Some(name), Some(email), Some(password)) = (name, email, password) else {
                return form.refuse(fields);
            };
            let auth = auth.clone();
            let signup = Signup { name, email, password, timezone: intl::time_zone() };
            form.send(sign_up(auth.api.clone(), signup), move |session| {
                auth.enter(session);
                FormState::Idle
            });
        })
    };
    let name = TextField::text("name", words().account.name, &name).autocomplete("name");
    let email = TextField::email("email", words().account.email, &email).autocomplete("username");
    let password = TextField::password("password", words().account.password, &password).autocomplete("new-password");
    html! {
        <div class="card">
            <h1 tabindex="-1">{ words().account.sign_up }</h1>
            <p class="card-lead">{ words().app.tagline }</p>
            <Form form={form.clone()} submit={words().account.sign_up} {onsubmit}>
                { name.error(form.error_of("name")).view() }
                { email.error(form.error_of("email")).view() }
                { password.hint(words().account.password_hint).error(form.error_of("password")).view() }
            </Form>
            <p class="card-foot">
                { words().account.have_account }{ " " }
                <a href={Route::Login.path_before(&props.next)}>{ words().account.log_in }</a>
            </p>
        </div>
    }
}

/// Makes the account. A browser may know zones that the server does not: nobody is to be kept out by that.
async fn sign_up(api: Api, mut signup: Signup) -> Result<Session, Error> {
    let answer = api.auth().signup(&signup).await;
    let refused = answer.as_ref().err().map(Error::field_errors).unwrap_or_default();
    if signup.timezone.is_none() || refused.iter().all(|error| error.field != "timezone") {
        return answer;
    }
    signup.timezone = None;
    api.auth().signup(&signup).await
}
