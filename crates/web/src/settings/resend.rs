//! Another mail to an address that is not confirmed yet.

use crate::{
    account::AccountProps,
    components::{Fields, Form, FormState, TextField, known_as},
    hooks::use_form,
    words::words,
};
use studentos_client::types::{GivenPassword, UpdateUser};
use yew::prelude::*;

/// Asks for the password, since the server sends the mail to who gives an address, be it the one there is.
#[component]
pub fn Resend(props: &AccountProps) -> Html {
    let password = use_node_ref();
    let form = use_form(&["current_password"]);
    let onsubmit = {
        let (account, password, form) = (props.account.clone(), password.clone(), form.clone());
        Callback::from(move |()| {
            let mut fields = Fields::default();
            let Some(current) = fields.read("current_password", &password, GivenPassword::parse) else {
                return form.refuse(fields);
            };
            let (users, auth, password) = (account.api().users(), account.auth.clone(), password.clone());
            let again = async move {
                // The address that this page knows may have been changed elsewhere, and is not to be set back.
                let now = users.me().with_etag().await?;
                let email = Some(now.data.email);
                let same = UpdateUser { email, current_password: Some(current), ..UpdateUser::default() };
                users.update_me(&same).if_match(&now.etag).await
            };
            form.send_for(&account, again, move |user| {
                Fields::clear(&[password]);
                let sent = words().settings.mail_sent_to.fill(&user.email);
                auth.change(user);
                FormState::Saved(sent.into())
            });
        })
    };
    let password = TextField::password("current_password", words().account.password, &password)
        .id("resend_password")
        .autocomplete("current-password");
    html! {
        <details>
            <summary>{ words().settings.no_mail }</summary>
            <Form form={form.clone()} submit={words().settings.send_mail} {onsubmit}>
                { known_as(&props.account.user.email) }
                { password.error(form.error_of("current_password")).view() }
            </Form>
        </details>
    }
}
