//! All that is the user's, as a file: out of here, and into here.

use super::{import::Import, section::Section};
use crate::{
    account::AccountProps,
    browser::files,
    components::{Form, FormState},
    hooks::use_form,
    words::{self, words},
};
use yew::prelude::*;

fn section() -> Section {
    Section { id: "data", title: words().settings.data, lead: words().settings.data_hint }
}

/// A file to take, and a field for one to bring.
#[component]
pub fn Data(props: &AccountProps) -> Html {
    let today = props.account.today;
    let form = use_form(&[]);
    let onsubmit = {
        let (account, form) = (props.account.clone(), form.clone());
        Callback::from(move |()| {
            form.send_for(&account, account.api().users().export_file(), move |file| {
                files::save(&words::export_name(&today.to_string()), &file);
                FormState::Saved(words().settings.exported.into())
            });
        })
    };
    section().view(html! {
        <>
            <Form {form} submit={words().settings.export} saving={words().settings.exporting} {onsubmit} />
            <Import account={props.account.clone()} />
        </>
    })
}
