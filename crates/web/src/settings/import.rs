//! Bringing what another account has exported.

use crate::{
    account::AccountProps,
    browser::{files, task},
    components::{Fields, Form, FormState, note},
    hooks::use_form,
    words::words,
};
use studentos_client::types::Export;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// Asks for a file, and says what was added of it.
#[component]
pub fn Import(props: &AccountProps) -> Html {
    let input = use_node_ref();
    let form = use_form(&["file"]);
    let onsubmit = {
        let (account, input, form) = (props.account.clone(), input.clone(), form.clone());
        Callback::from(move |()| {
            let (account, input, form) = (account.clone(), input.clone(), form.clone());
            task::spawn(async move {
                let chosen = input.cast::<HtmlInputElement>().and_then(|input| files::chosen(&input));
                let file = match read(chosen).await {
                    Ok(file) => file,
                    Err(why) => {
                        let mut fields = Fields::default();
                        fields.complain("file", why);
                        return form.refuse(fields);
                    }
                };
                form.send_for(&account, account.api().users().import_file(file), move |imported| {
                    Fields::clear(&[input]);
                    FormState::Saved(words().settings.imported(&imported).into())
                });
            });
        })
    };
    let error = form.error_of("file");
    let (remark, described_by) = note("file", Some(words().settings.import_hint.into()), error.clone());
    html! {
        <Form form={form.clone()} submit={words().settings.import} saving={words().settings.importing} {onsubmit}>
            <div class="field">
                <label for="file">{ words().settings.import_file }</label>
                <input
                    ref={input}
                    id="file"
                    type="file"
                    accept=".json,application/json"
                    aria-invalid={error.is_some().then_some("true")}
                    aria-describedby={described_by}
                />
                { remark }
            </div>
            if *form.state() == FormState::Saving {
                <progress aria-label={words().settings.importing} />
            }
        </Form>
    }
}

/// What is in the file, or why that cannot be imported.
async fn read(file: Option<File>) -> Result<String, &'static str> {
    let file = file.ok_or(words().settings.no_file)?;
    if file.size() > f64::from(Export::LARGEST) {
        return Err(words().settings.file_too_large);
    }
    let text = files::read(&file).await.ok_or(words().settings.file_unreadable)?;
    // What the server would say of it is about a field that nobody here has written.
    let is_export = text.trim_start().starts_with('{') && text.contains("\"version\"");
    if is_export { Ok(text) } else { Err(words().settings.not_an_export) }
}
