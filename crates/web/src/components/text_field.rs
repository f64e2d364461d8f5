//! A labelled field with room for what is wrong with it.

use yew::prelude::*;

/// A field of a form. It keeps what was typed by itself.
#[derive(Clone, Debug)]
pub struct TextField {
    /// What the API calls it, and so the page.
    pub name: &'static str,
    /// What the person calls it.
    pub label: &'static str,
    /// The kind of `<input>`.
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// What is good to know before typing.
    pub hint: Option<&'static str>,
    /// What is wrong with what was typed.
    pub error: Option<AttrValue>,
    /// Where the text is read.
    pub input: NodeRef,
}

impl TextField {
    /// The field with its label, and beside it the error or else the hint.
    pub fn view(self) -> Html {
        let Self { name, label, kind, autocomplete, hint, error, input } = self;
        let id = format!("{name}-note");
        let described_by = (error.is_some() || hint.is_some()).then(|| id.clone());
        html! {
            <div class="field">
                <label for={name}>{ label }</label>
                <input
                    ref={input}
                    id={name}
                    {name}
                    type={kind}
                    {autocomplete}
                    required=true
                    aria-invalid={error.is_some().then_some("true")}
                    aria-describedby={described_by}
                />
                if let Some(error) = error {
                    <p {id} class="field-error">{ error }</p>
                } else if let Some(hint) = hint {
                    <p {id} class="field-hint">{ hint }</p>
                }
            </div>
        }
    }
}
