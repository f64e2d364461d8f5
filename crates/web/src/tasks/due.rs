//! The tasks that are due on a day, as a part of its page.

use super::{due, task_list, use_task_changes};
use crate::{
    components::failed,
    hooks::PlannerHandle,
    planner::{Action, Loading, View},
    words::words,
};
use studentos_client::types::Date;
use yew::prelude::*;

/// Properties of [`DueTasks`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DueTasksProps {
    /// The planner.
    pub plan: PlannerHandle,
    /// Which day it is a part of.
    pub date: Date,
    /// The user's day.
    pub today: Date,
    /// That of [`task_list`].
    pub onmove: Callback<(String, usize, usize)>,
}

/// What is due, to be ticked, renamed, put off and deleted; nothing where nothing is.
#[component]
pub fn DueTasks(props: &DueTasksProps) -> Html {
    let DueTasksProps { plan, date, today, onmove } = props;
    let (ticked, onchange) = use_task_changes(plan);
    let items = due(plan.planner.shown(), *date, *today, |task| ticked.contains(&plan.planner.first_task_id(task.id)));
    let words = &words().day;
    let list = match plan.planner.loading(View::Due(*date)) {
        // What keeps the whole day from being shown is said elsewhere.
        Loading::Failed(error) if plan.planner.loading(View::Goals(*date, *date)) == Loading::Loaded => {
            failed(&error, &plan.dispatch.reform(|()| Action::Retry))
        }
        _ if items.is_empty() => return Html::default(),
        _ => task_list(&plan.planner, &items, Some(*date), *today, words.due, &onchange, onmove),
    };
    html! { <section class="task-group"><h2>{ words.due }</h2>{ list }</section> }
}
