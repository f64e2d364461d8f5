//! Where the mail leads to that somebody asked for who forgot their password.

use super::MailPageProps;
use crate::{
    browser::location,
    components::{Fields, Form, FormState, Shape, TextField, icon},
    hooks::{use_focus, use_form, use_title},
    route::Route,
    words::words,
};
use studentos_client::{
    Error,
    types::{ErrorCode, Password, ResetPassword},
};
use yew::prelude::*;

/// Asks for a new password, and leads on to log in with it.
#[component]
pub fn ResetPage(props: &MailPageProps) -> Html {
    use_title(words().account.choose_password);
    let token = use_state(location::take_token);
    let password = use_node_ref();
    use_focus(&password);
    let form = use_form(&["password"]);
    let onsubmit = {
        let (auth, password, form, token) = (props.auth.clone(), password.clone(), form.clone(), token.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let (Some(password), Some(token)) = (fields.read("password", &password, Password::parse), (*token).clone())
            else {
                return form.refuse(fields);
            };
            let (auth, reset) = (auth.clone(), ResetPassword { token, password });
            form.send(async move { auth.reset_password(&reset).await }, move |()| {
                location::replace(&Route::Login.path());
                FormState::Idle
            });
        })
    };
    if token.is_none() || matches!(form.state(), FormState::Failed(error) if is_over(error)) {
        return html! { <Invalid /> };
    }
    let password =
        TextField::password("password", words().account.new_password, &password).autocomplete("new-password");
    html! {
        <div class="card">
            <h1 tabindex="-1">{ words().account.choose_password }</h1>
            <p class="card-lead">{ words().account.choose_password_hint }</p>
            <Form form={form.clone()} submit={words().account.set_password} {onsubmit}>
                { password.hint(words().account.password_hint).error(form.error_of("password")).view() }
            </Form>
        </div>
    }
}

/// Whether an error means that the link is good for nothing, whatever is typed.
fn is_over(error: &Error) -> bool {
    error.code() == Some(ErrorCode::InvalidToken)
}

/// Says what to do with a link that is over or not whole.
#[component]
fn Invalid() -> Html {
    let heading = use_node_ref();
    use_focus(&heading);
    html! {
        <div class="card">
            <div class="card-icon">{ icon(Shape::Mail) }</div>
            <h1 ref={heading} tabindex="-1">{ words().account.link_invalid }</h1>
            <p class="card-lead">{ words().account.reset_link_hint }</p>
            <a class="button is-primary" href={Route::Forgot.path()}>{ words().account.ask_for_link }</a>
            <p class="card-foot"><a href={Route::Login.path()}>{ words().account.back_to_login }</a></p>
        </div>
    }
}
