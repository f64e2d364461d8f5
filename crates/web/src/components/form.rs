//! The frame of a form: its four states, and where each error is shown.

use crate::{browser::focus, words};
use studentos_client::{Error, types::FieldError};
use yew::prelude::*;

/// How far a form is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FormState {
    /// It is being filled in.
    #[default]
    Idle,
    /// The server has it.
    Saving,
    /// Some fields are not as they should be.
    Invalid(Vec<FieldError>),
    /// It failed as a whole.
    Failed(Error),
}

impl FormState {
    /// What the server said to a form with these fields.
    #[must_use]
    pub fn refused(error: Error, fields: &[&str]) -> Self {
        let errors = error.field_errors();
        if errors.is_empty() || errors.iter().any(|error| !fields.contains(&error.field.as_str())) {
            return Self::Failed(error);
        }
        Self::Invalid(errors.to_vec())
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error_of(&self, field: &str) -> Option<AttrValue> {
        match self {
            Self::Invalid(errors) => {
                errors.iter().find(|error| error.field == field).map(|error| error.message.clone().into())
            }
            _ => None,
        }
    }
}

/// Properties of [`Form`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FormProps {
    /// How far it is.
    pub state: FormState,
    /// What its button says.
    pub submit: &'static str,
    /// It is filled in.
    pub onsubmit: Callback<()>,
    /// Its fields.
    pub children: Html,
}

/// A form. What was typed stays whatever happens, and the first wrong field gets the keyboard.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let is_saving = props.state == FormState::Saving;
    let onsubmit = props.onsubmit.reform(|event: SubmitEvent| event.prevent_default());
    use_effect_with(props.state.clone(), |state| {
        if matches!(state, FormState::Invalid(_)) {
            focus::focus_first("form [aria-invalid]");
        }
    });
    html! {
        <form class="form" novalidate=true onsubmit={onsubmit}>
            if let FormState::Failed(error) = &props.state {
                <p class="notice is-error" role="alert">{ error.to_string() }</p>
            }
            { props.children.clone() }
            <button class="button is-primary" type="submit" disabled={is_saving}>
                { if is_saving { words::SAVING } else { props.submit } }
            </button>
        </form>
    }
}
