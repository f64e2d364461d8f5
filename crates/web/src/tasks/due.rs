//! The tasks that are due on a day, as a part of its page.

use super::{due, reach, task_list, use_task_changes};
use crate::{
    components::failed,
    hooks::{PlannerHandle, use_effect_with},
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
    /// Hears that there are tasks whose goals are not known: those of the days around it are to be looked at, too.
    pub onstray: Callback<()>,
    /// That of [`task_list`].
    pub onmove: Callback<(String, usize, usize)>,
}

/// What is due, to be ticked, renamed, put off and deleted; nothing where nothing is.
#[component]
pub fn DueTasks(props: &DueTasksProps) -> Html {
    let DueTasksProps { plan, date, today, onstray, onmove } = props;
    let (ticked, onchange) = use_task_changes(plan);
    let (first, last) = reach(*date);
    let knows_goals = plan.planner.loading(View::Goals(first, last)) == Loading::Loaded;
    let (items, has_strays) = due(plan.planner.shown(), *date, *today, knows_goals, |task| {
        ticked.contains(&plan.planner.first_task_id(task.id))
    });
    use_effect_with(has_strays, {
        let onstray = onstray.clone();
        move |has_strays| {
            if *has_strays {
                onstray.emit(());
            }
        }
    });
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
