//! A labelled field with room for what is wrong with it.

use yew::prelude::*;

/// Properties of [`TextField`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextFieldProps {
    /// What the API calls it, and so the page.
    pub name: &'static str,
    /// What the person calls it.
    pub label: &'static str,
    /// The kind of `<input>`.
    #[prop_or("text")]
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// What is good to know before typing.
    #[prop_or_default]
    pub hint: Option<&'static str>,
    /// What is wrong with what was typed.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Where the text is read.
    pub input: NodeRef,
}

/// A field of a form. It keeps what was typed by itself.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { name, label, kind, autocomplete, hint, error, input } = props;
    let note = format!("{name}-note");
    let described_by = (error.is_some() || hint.is_some()).then(|| note.clone());
    html! {
        <div class="field">
            <label for={*name}>{ *label }</label>
            <input
                ref={input.clone()}
                id={*name}
                name={*name}
                type={*kind}
                autocomplete={*autocomplete}
                autocapitalize={(*name != "name").then_some("none")}
                required=true
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={described_by}
            />
            if let Some(error) = error {
                <p id={note} class="field-error">{ error }</p>
            } else if let Some(hint) = hint {
                <p id={note} class="field-hint">{ *hint }</p>
            }
        </div>
    }
}
