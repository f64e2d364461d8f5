//! The e-mail, whether it is shown to be the user's, and another one in its place.

use super::{resend::Resend, save::save, section::Section};
use crate::{
    account::{Account, AccountProps},
    components::{Fields, Form, TextField},
    hooks::use_form,
    words::words,
};
use studentos_client::types::{Email, GivenPassword, UpdateUser};
use yew::prelude::*;

fn section() -> Section {
    Section { id: "e-mail", title: words().account.email, lead: words().settings.email_change_hint }
}

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
            save(&account, &form, &changes, &[email.clone(), password.clone()], words().settings.email_changed);
        })
    };
    let email = TextField::email("email", words().settings.new_email, &email).autocomplete("email");
    let password = TextField::password("current_password", words().settings.current_password, &password)
        .id("email_password")
        .autocomplete("current-password");
    section().view(html! {
        <>
            { present(&props.account) }
            <Form form={form.clone()} submit={words().settings.change_email} {onsubmit}>
                { email.error(form.error_of("email")).view() }
                { password.error(form.error_of("current_password")).view() }
            </Form>
        </>
    })
}

/// The address there is.
fn present(account: &Account) -> Html {
    let user = &account.user;
    html! {
        <div class="fact">
            <p>
                <strong>{ user.email.as_str() }</strong>{ " " }
                if user.email_verified {
                    <span class="tag">{ words().settings.confirmed }</span>
                } else {
                    <span class="tag is-open">{ words().settings.unconfirmed }</span>
                }
            </p>
            if !user.email_verified {
                <p class="field-hint">{ words().settings.unconfirmed_hint }</p>
                <Resend account={account.clone()} />
            }
        </div>
    }
}
