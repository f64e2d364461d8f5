//! The frame of a form: its four states, and where each error is shown.

use super::{ButtonKind, Shape, icon, submit_button};
use crate::{
    browser::focus,
    hooks::{FormHandle, use_effect_with},
    words::{self, words},
};
use studentos_client::{
    Error,
    types::{ErrorCode, FieldError},
};
use web_sys::Element;
use yew::prelude::*;

/// The fields in which somebody shows that it is them.
const PROOFS: [&str; 2] = ["current_password", "password"];

/// How far a form is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FormState {
    /// It is being filled in.
    #[default]
    Idle,
    /// The server has it.
    Saving,
    /// The server did it; with what there is to say.
    Saved(AttrValue),
    /// Some fields are not as they should be.
    Invalid(Vec<FieldError>),
    /// It failed as a whole.
    Failed(Error),
}

impl FormState {
    /// What the server said to a form with these fields.
    #[must_use]
    pub fn refused(error: Error, fields: &[&str]) -> Self {
        let proof = fields.iter().find(|field| PROOFS.contains(field));
        if let Some(&field) = proof
            && error.code() == Some(ErrorCode::WrongPassword)
        {
            return Self::Invalid(vec![FieldError { field: field.to_owned(), message: words().errors.say(&error) }]);
        }
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
            Self::Invalid(errors) => errors
                .iter()
                .find(|error| error.field == field)
                .map(|error| words().errors.message(&error.message).into()),
            _ => None,
        }
    }
}

/// Properties of [`Form`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FormProps {
    /// The form.
    pub form: FormHandle,
    /// What its button says.
    pub submit: &'static str,
    /// What it says while the server has it.
    #[prop_or_else(|| words().app.saving)]
    pub saving: &'static str,
    /// Whether what it does cannot be undone.
    #[prop_or_default]
    pub is_danger: bool,
    /// It is filled in.
    pub onsubmit: Callback<()>,
    /// Its fields.
    #[prop_or_default]
    pub children: Html,
}

/// A form. What was typed stays whatever happens, and the first wrong field gets the keyboard.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let frame = use_node_ref();
    let state = props.form.state();
    let is_saving = *state == FormState::Saving;
    let onsubmit = props.onsubmit.reform(|event: SubmitEvent| event.prevent_default());
    let oninput = {
        let form = props.form.clone();
        Callback::from(move |_: InputEvent| form.edit())
    };
    use_effect_with((state.clone(), frame.clone()), |(state, frame)| {
        if let Some(frame) = frame.cast::<Element>()
            && matches!(state, FormState::Invalid(_))
        {
            focus::focus_first_in(&frame, "[aria-invalid]");
        }
    });
    let kind = if props.is_danger { ButtonKind::Danger } else { ButtonKind::Primary };
    html! {
        <form ref={frame} class="form" novalidate=true {onsubmit} {oninput}>
            if let FormState::Failed(error) = state {
                <div class="notice is-error" role="alert">{ words().errors.say(error) }{ details(error) }</div>
            }
            { props.children.clone() }
            <div class="form-foot">
                { submit_button(kind, if is_saving { props.saving } else { props.submit }, is_saving) }
                <p class="form-saved" role="status">
                    if let FormState::Saved(what) = state {
                        { icon(Shape::Check) }{ what }
                    }
                </p>
            </div>
        </form>
    }
}

/// What is wrong with fields that the form does not show.
fn details(error: &Error) -> Html {
    let item = |error: &FieldError| html! { <li>{ words::field_error(&error.field, &words().errors.message(&error.message)) }</li> };
    match error.field_errors() {
        [] => Html::default(),
        errors => html! { <ul>{ for errors.iter().map(item) }</ul> },
    }
}
