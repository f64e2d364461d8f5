//! The end of the account.

use super::section::Section;
use crate::{
    account::AccountProps,
    components::{Fields, Form, FormState, TextField, known_as},
    hooks::use_form,
    words::words,
};
use studentos_client::types::{DeleteAccount, GivenPassword};
use yew::prelude::*;

fn section() -> Section {
    Section { id: "delete", title: words().settings.delete_account, lead: words().settings.delete_account_hint }
}

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
            let call = account.api().users().delete_me(&DeleteAccount { password });
            let leaving = account.clone();
            form.send_for(&account, call, move |()| {
                leaving.auth.leave(leaving.user);
                FormState::Idle
            });
        })
    };
    let password = TextField::password("password", words().account.password, &password)
        .id("delete_password")
        .autocomplete("current-password")
        .hint(words().settings.delete_password_hint);
    section().view(html! {
        <Form form={form.clone()} submit={words().settings.delete_account} saving={words().settings.deleting} is_danger=true {onsubmit}>
            <p class="notice is-error">{ words().settings.delete_account_warning }</p>
            { known_as(&props.account.user.email) }
            { password.error(form.error_of("password")).view() }
        </Form>
    })
}
