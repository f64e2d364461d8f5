//! The end of the account.

use super::section::Section;
use crate::{
    account::AccountProps,
    components::{Fields, Form, FormState, TextField, known_as},
    hooks::use_form,
    words,
};
use std::rc::Rc;
use studentos_client::types::{DeleteAccount, GivenPassword};
use yew::prelude::*;

const SECTION: Section = Section { id: "delete", title: words::DELETE_ACCOUNT, lead: words::DELETE_ACCOUNT_HINT };

/// Says what is lost, and asks for the password.
#[component]
pub fn Delete(props: &AccountProps) -> Html {
    let password = use_node_ref();
    let form = use_form(&["password"]);
    let onsubmit = {
        let (account, password, form) = (props.account.clone(), password.clone(), form.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let Some(password) = fields.read("password", &password, GivenPassword::parse) else {
                return form.refuse(fields);
            };
            let asking = account.clone();
            let call = async move { asking.heard(asking.api().users().delete_me(&DeleteAccount { password }).await) };
            let account = account.clone();
            form.send(call, move |()| {
                account.auth.leave(Rc::clone(&account.user));
                FormState::Idle
            });
        })
    };
    let password = TextField::password("password", words::PASSWORD, &password)
        .id("delete_password")
        .autocomplete("current-password")
        .hint(words::DELETE_PASSWORD_HINT);
    SECTION.view(html! {
        <Form form={form.clone()} submit={words::DELETE_ACCOUNT} saving={words::DELETING} is_danger=true {onsubmit}>
            <p class="notice is-error">{ words::DELETE_ACCOUNT_WARNING }</p>
            { known_as(&props.account.user.email) }
            { password.error(form.error_of("password")).view() }
        </Form>
    })
}
