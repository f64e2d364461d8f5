//! The field that makes new steps of a goal.

use super::{Shape, icon};
use crate::{
    hooks::{use_effect_with, use_state_eq},
    planner::Change,
    words::words,
};
use studentos_client::types::{GoalId, Title};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`AddTask`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AddTaskProps {
    /// The goal it is to be a step of, and what that is called.
    pub goal: (GoalId, Title),
    /// A title that could not be added: it comes back, unless another one is being typed.
    pub unsaved: Option<String>,
    /// There is a new task.
    pub onchange: Callback<Change>,
}

/// One line and Enter, one step after the other.
#[component]
pub fn AddTask(props: &AddTaskProps) -> Html {
    let input = use_node_ref();
    let error = use_state_eq(|| None::<AttrValue>);
    use_effect_with(props.unsaved.clone(), {
        let input = input.clone();
        move |unsaved| {
            if let Some((title, input)) = unsaved.as_ref().zip(input.cast::<HtmlInputElement>())
                && input.value().is_empty()
            {
                input.set_value(title);
            }
        }
    });
    let onsubmit = {
        let (input, error, props) = (input.clone(), error.setter(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else { return };
            match Title::parse(&input.value()) {
                Ok(title) => {
                    input.set_value("");
                    error.set(None);
                    if let Some(change) = Change::add_task(title, Some(props.goal.0), None) {
                        props.onchange.emit(change);
                    }
                }
                Err(invalid) => error.set(Some(words().errors.message(invalid.message()).into())),
            }
        })
    };
    let label = words().day.add_step_to.fill(&props.goal.1);
    html! {
        <form class="add-step" novalidate=true {onsubmit}>
            <input
                ref={input}
                type="text"
                autocomplete="off"
                enterkeyhint="done"
                aria-label={label}
                placeholder={words().day.add_step}
                aria-invalid={error.is_some().then_some("true")}
            />
            <button class="icon-button" type="submit" aria-label={words().day.add_step}>{ icon(Shape::Plus) }</button>
            if let Some(error) = &*error {
                <p class="field-error" role="alert">{ error }</p>
            }
        </form>
    }
}
