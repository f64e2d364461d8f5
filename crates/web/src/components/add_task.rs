//! The field that makes new steps of a goal.

use super::{Shape, icon, note};
use crate::{
    hooks::{use_effect_with, use_state_eq},
    memory,
    planner::Change,
    words::words,
};
use studentos_client::types::{GoalId, Title, UserId};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`AddTask`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AddTaskProps {
    /// Who plans.
    pub user: UserId,
    /// The goal it is to be a step of, and what that is called.
    pub goal: (GoalId, Title),
    /// A title that could not be added: it comes back, unless another one is being typed.
    pub unsaved: Option<String>,
    /// There is a new task.
    pub onchange: Callback<Change>,
}

impl AddTaskProps {
    /// What names the field, and what was begun in it.
    fn id(&self) -> String {
        format!("step-{}", self.goal.0)
    }

    fn keep(&self, text: &str) {
        memory::keep_draft(self.user, &self.id(), "", Some(text).filter(|text| !text.is_empty()));
    }
}

/// One line and Enter, one step after the other. What was begun stays until it is added, even when the page goes.
#[component]
pub fn AddTask(props: &AddTaskProps) -> Html {
    let input = use_node_ref();
    let error = use_state_eq(|| None::<AttrValue>);
    use_effect_with(props.unsaved.clone(), {
        let (input, props) = (input.clone(), props.clone());
        move |unsaved| {
            let begun = memory::draft(props.user, &props.id()).map(|(_, text)| text);
            if let Some((text, input)) = begun.as_ref().or(unsaved.as_ref()).zip(input.cast::<HtmlInputElement>())
                && input.value().is_empty()
            {
                input.set_value(text);
                props.keep(text);
            }
        }
    });
    let oninput = {
        let (error, props) = (error.setter(), props.clone());
        Callback::from(move |event: InputEvent| {
            error.set(None);
            props.keep(&event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default());
        })
    };
    let onsubmit = {
        let (input, error, props) = (input.clone(), error.setter(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else { return };
            match Title::parse(&input.value()) {
                Ok(title) => {
                    input.set_value("");
                    props.keep("");
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
    let (remark, described_by) = note(&props.id(), None, (*error).clone());
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
                aria-describedby={described_by}
                {oninput}
            />
            <button class="icon-button" type="submit" aria-label={words().day.add_step}>{ icon(Shape::Plus) }</button>
            { remark }
        </form>
    }
}
