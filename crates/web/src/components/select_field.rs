//! A labelled choice among a few or many.

use super::note;
use yew::prelude::*;

/// A field of a form in which one of several is chosen. It keeps the choice by itself.
#[derive(Clone, Debug)]
pub struct SelectField {
    name: &'static str,
    label: &'static str,
    hint: Option<AttrValue>,
    error: Option<AttrValue>,
    onchange: Option<Callback<Event>>,
    select: NodeRef,
}

impl SelectField {
    /// A field; `name` is what the API calls it, `select` where the choice is read.
    #[must_use]
    pub fn new(name: &'static str, label: &'static str, select: &NodeRef) -> Self {
        Self { name, label, hint: None, error: None, onchange: None, select: select.clone() }
    }

    /// What is good to know before choosing.
    #[must_use]
    pub fn hint(self, hint: impl Into<AttrValue>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// What is wrong with the choice.
    #[must_use]
    pub fn error(self, error: Option<AttrValue>) -> Self {
        Self { error, ..self }
    }

    /// Who is told of the choice at once.
    #[must_use]
    pub fn onchange(self, onchange: Callback<Event>) -> Self {
        Self { onchange: Some(onchange), ..self }
    }

    /// The field with its label, the options in it, and beside it the error or else the hint.
    pub fn view(self, options: Html) -> Html {
        let Self { name, label, hint, error, onchange, select } = self;
        let (remark, described_by) = note(name, hint, error.clone());
        html! {
            <div class="field">
                <label for={name}>{ label }</label>
                <select
                    ref={select}
                    id={name}
                    {name}
                    aria-invalid={error.is_some().then_some("true")}
                    aria-describedby={described_by}
                    {onchange}
                >
                    { options }
                </select>
                { remark }
            </div>
        }
    }
}

/// One of the options.
pub fn choice(value: &str, label: &str, is_chosen: bool) -> Html {
    html! { <option value={value.to_owned()} selected={is_chosen}>{ label }</option> }
}
