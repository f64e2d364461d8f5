//! A labelled field with room for what is wrong with it.

use studentos_client::types::Email;
use yew::prelude::*;

/// A field of a form. It keeps what was typed by itself.
#[derive(Clone, Debug)]
pub struct TextField {
    id: &'static str,
    name: &'static str,
    label: &'static str,
    kind: &'static str,
    autocomplete: &'static str,
    value: String,
    hint: Option<AttrValue>,
    error: Option<AttrValue>,
    is_required: bool,
    input: NodeRef,
}

impl TextField {
    /// A field for a line of text. `name` is what the API calls it, `input` where the text is read.
    #[must_use]
    pub fn text(name: &'static str, label: &'static str, input: &NodeRef) -> Self {
        Self {
            id: name,
            name,
            label,
            kind: "text",
            autocomplete: "off",
            value: String::new(),
            hint: None,
            error: None,
            is_required: true,
            input: input.clone(),
        }
    }

    /// A field for an e-mail address.
    #[must_use]
    pub fn email(name: &'static str, label: &'static str, input: &NodeRef) -> Self {
        Self { kind: "email", ..Self::text(name, label, input) }
    }

    /// A field whose text is not shown.
    #[must_use]
    pub fn password(name: &'static str, label: &'static str, input: &NodeRef) -> Self {
        Self { kind: "password", ..Self::text(name, label, input) }
    }

    /// A field for a day, which may be left empty.
    #[must_use]
    pub fn date(name: &'static str, label: &'static str, input: &NodeRef) -> Self {
        Self { kind: "date", is_required: false, ..Self::text(name, label, input) }
    }

    /// What the page calls it, where another form has a field of that name.
    #[must_use]
    pub fn id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// What the browser may fill in, in the words of HTML.
    #[must_use]
    pub fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    /// What is in it before anything is typed.
    #[must_use]
    pub fn value(self, value: &str) -> Self {
        Self { value: value.to_owned(), ..self }
    }

    /// What is good to know before typing.
    #[must_use]
    pub fn hint(self, hint: impl Into<AttrValue>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// What is wrong with what was typed.
    #[must_use]
    pub fn error(self, error: Option<AttrValue>) -> Self {
        Self { error, ..self }
    }

    /// The field with its label, and beside it the error or else the hint.
    pub fn view(self) -> Html {
        let Self { id, name, label, kind, autocomplete, value, hint, error, is_required, input } = self;
        let (remark, described_by) = note(id, hint, error.clone());
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <input
                    ref={input}
                    {id}
                    {name}
                    type={kind}
                    {autocomplete}
                    ~defaultValue={value}
                    required={is_required}
                    aria-invalid={error.is_some().then_some("true")}
                    aria-describedby={described_by}
                />
                { remark }
            </div>
        }
    }
}

/// What stands under a field, its error or else a hint, and the id by which the field names it.
pub fn note(id: &str, hint: Option<AttrValue>, error: Option<AttrValue>) -> (Html, Option<String>) {
    let (class, role) = if error.is_some() { ("field-error", Some("alert")) } else { ("field-hint", None) };
    let Some(text) = error.or(hint) else {
        return (Html::default(), None);
    };
    let id = format!("{id}-note");
    (html! { <p id={id.clone()} {class} {role}>{ text }</p> }, Some(id))
}

/// Tells a password manager whose password is asked for.
pub fn known_as(email: &Email) -> Html {
    html! { <input type="text" autocomplete="username" value={email.to_string()} readonly=true hidden=true /> }
}
