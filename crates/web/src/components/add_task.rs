//! The field that makes new steps of a goal.

use super::{Shape, icon, note, understood};
use crate::{
    hooks::{use_effect_with, use_state_eq},
    memory,
    planner::Change,
    quick_add::{Understood, read_step},
    words::words,
};
use studentos_client::types::{Date, GoalId, Title, UserId};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`AddTask`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AddTaskProps {
    /// Who plans.
    pub user: UserId,
    /// The goal it is to be a step of, and what that is called.
    pub goal: (GoalId, Title),
    /// The user's own day, from which days are counted.
    pub today: Date,
    /// A title that could not be added, and its day: it comes back, unless another one is being typed.
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

    fn read(&self, text: &str) -> Understood {
        read_step(text, self.today, words().vocabulary)
    }
}

/// One line and Enter, one step after the other. The day that is understood of it is shown before. What was begun stays until it
/// is added, even when the page goes.
#[component]
pub fn AddTask(props: &AddTaskProps) -> Html {
    let input = use_node_ref();
    let error = use_state_eq(|| None::<AttrValue>);
    let meaning = use_state_eq(Understood::default);
    use_effect_with(props.unsaved.clone(), {
        let (input, meaning, props) = (input.clone(), meaning.setter(), props.clone());
        move |unsaved| {
            let begun = memory::draft(props.user, &props.id()).map(|(_, text)| text);
            if let Some((text, input)) = begun.as_ref().or(unsaved.as_ref()).zip(input.cast::<HtmlInputElement>())
                && input.value().is_empty()
            {
                input.set_value(text);
                meaning.set(props.read(text));
                props.keep(text);
            }
        }
    });
    let oninput = {
        let (error, meaning, props) = (error.setter(), meaning.setter(), props.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default();
            error.set(None);
            meaning.set(props.read(&text));
            props.keep(&text);
        })
    };
    let onsubmit = {
        let (input, error, meaning, props) = (input.clone(), error.setter(), meaning.setter(), props.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else { return };
            let understood = props.read(&input.value());
            match Title::parse(&understood.title) {
                Ok(title) => {
                    input.set_value("");
                    props.keep("");
                    error.set(None);
                    meaning.set(Understood::default());
                    props.onchange.emit(Change::add_task(title, Some(props.goal.0), understood.date));
                }
                Err(invalid) => error.set(Some(words().errors.message(invalid.message()).into())),
            }
        })
    };
    let label = words().day.add_step_to.fill(&props.goal.1);
    let (remark, described_by) = note(&props.id(), None, (*error).clone());
    let told = format!("{}-meaning", props.id());
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
                aria-describedby={described_by.unwrap_or_else(|| told.clone())}
                {oninput}
            />
            <button class="icon-button" type="submit" aria-label={words().day.add_step}>{ icon(Shape::Plus) }</button>
            { remark }
            { understood(told.into(), &meaning, props.today, props.today, &[]) }
        </form>
    }
}
