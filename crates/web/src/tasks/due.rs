//! The tasks that are due on a day, as a part of its page.

use super::{due, task_list};
use crate::{
    browser::focus,
    components::failed,
    hooks::PlannerHandle,
    planner::{Action, Change, Loading, View},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, TaskId};
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
    /// Hears what there is to say to who does not see it.
    pub ontell: Callback<AttrValue>,
}

/// What is due, to be ticked, renamed, put off and deleted; nothing where nothing is.
#[component]
pub fn DueTasks(props: &DueTasksProps) -> Html {
    let DueTasksProps { plan, date, today, ontell } = props;
    // What is ticked stays where it is until the page is left: it may have been a slip.
    let ticked = use_state_eq(Vec::<TaskId>::new);
    let items = due(plan.planner.shown(), *date, *today, |task| ticked.contains(&task.id));
    // A task that is put off takes the keyboard along.
    let is_touched = use_mut_ref(|| false);
    use_effect_with(items.len(), {
        let is_touched = Rc::clone(&is_touched);
        move |_| {
            if is_touched.replace(false) && focus::active().is_none_or(|active| active.tag_name() == "BODY") {
                focus::focus_first("h1");
            }
        }
    });
    let onchange = {
        let (dispatch, ticked) = (plan.dispatch.clone(), ticked.clone());
        Callback::from(move |change: Change| {
            if let Change::EditTask(id, changes) = &change {
                is_touched.replace(true);
                if changes.completed == Some(true) {
                    ticked.set(ticked.iter().copied().chain([*id]).collect());
                }
            }
            dispatch.emit(Action::Do(change));
        })
    };
    let words = &words().day;
    let onmove =
        ontell.reform(|(title, to, count): (String, usize, usize)| (words.moved)(&title, to + 1, count).into());
    let list = match plan.planner.loading(View::Due(*date)) {
        // What keeps the whole day from being shown is said elsewhere.
        Loading::Failed(error) if plan.planner.loading(View::Goals(*date, *date)) == Loading::Loaded => {
            failed(&error, &plan.dispatch.reform(|()| Action::Retry))
        }
        _ if items.is_empty() => return Html::default(),
        _ => task_list(&items, *today, words.due, &onchange, &onmove),
    };
    html! { <section class="task-group"><h2>{ words.due }</h2>{ list }</section> }
}
