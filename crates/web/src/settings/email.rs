//! The e-mail, whether it is shown to be the user's, and another one in its place.

use super::section::Section;
use crate::{
    account::AccountProps,
    components::{Fields, Form, FormState, TextField},
    hooks::use_form,
    words,
};
use studentos_client::types::{Email, GivenPassword, UpdateUser, User};
use yew::prelude::*;

const SECTION: Section = Section { id: "e-mail", title: words::EMAIL, lead: words::EMAIL_CHANGE_HINT };

/// The address as it is, and a form for another.
#[component]
pub fn EmailAddress(props: &AccountProps) -> Html {
    let (email, password) = (use_node_ref(), use_node_ref());
    let form = use_form(&["email", "current_password"]);
    let onsubmit = {
        let (account, form) = (props.account.clone(), form.clone());
        let (email, password) = (email.clone(), password.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let changes = UpdateUser {
                email: fields.read("email", &email, Email::parse),
                current_password: fields.read("current_password", &password, GivenPassword::parse),
                ..UpdateUser::default()
            };
            if !fields.is_empty() {
                return form.refuse(fields);
            }
            let asking = account.clone();
            let call = async move { asking.heard(asking.api().users().update_me(&changes).await) };
            let (auth, typed) = (account.auth.clone(), [email.clone(), password.clone()]);
            form.send(call, move |user| {
                Fields::clear(&typed);
                auth.change(user);
                FormState::Saved(words::EMAIL_CHANGED.into())
            });
        })
    };
    let email = TextField::email("email", words::NEW_EMAIL, &email).autocomplete("email");
    let password = TextField::password("current_password", words::CURRENT_PASSWORD, &password)
        .id("email_password")
        .autocomplete("current-password");
    SECTION.view(html! {
        <>
            { present(&props.account.user) }
            <Form form={form.clone()} submit={words::CHANGE_EMAIL} {onsubmit}>
                { email.error(form.error_of("email")).view() }
                { password.error(form.error_of("current_password")).view() }
            </Form>
        </>
    })
}

/// The address there is.
fn present(user: &User) -> Html {
    html! {
        <div class="fact">
            <p>
                <strong>{ user.email.as_str() }</strong>{ " " }
                if user.email_verified {
                    <span class="tag">{ words::CONFIRMED }</span>
                } else {
                    <span class="tag is-open">{ words::UNCONFIRMED }</span>
                }
            </p>
            if !user.email_verified {
                <p class="field-hint">{ words::UNCONFIRMED_HINT }</p>
            }
        </div>
    }
}
