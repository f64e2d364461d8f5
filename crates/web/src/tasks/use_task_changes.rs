//! What is done to tasks on a page that lists them.

use crate::{
    browser::focus,
    hooks::{PlannerHandle, use_effect_with, use_lasting, use_state_eq},
    planner::{Action, Change},
};
use studentos_client::types::TaskId;
use yew::prelude::*;

/// Does what is done to tasks, and says which ones were ticked: they are to stay where they are until the page is left, since it
/// may have been a slip. A task that goes to another place takes the keyboard along; one that goes away leaves it to the heading.
#[hook]
pub fn use_task_changes(plan: &PlannerHandle) -> (UseStateHandle<Vec<TaskId>>, Callback<Change>) {
    let ticked = use_state_eq(Vec::<TaskId>::new);
    let edited = use_state_eq(|| None::<TaskId>);
    let task = edited.and_then(|id| plan.planner.shown().tasks.get(id));
    use_effect_with((*edited, task.map(|task| (task.due_date, task.completed))), |(edited, _)| {
        if let Some(id) = edited.filter(|_| focus::is_lost())
            && !focus::focus_first(&format!("[data-task='{id}']"))
        {
            focus::focus_first("h1");
        }
    });
    let onchange = use_lasting({
        let (dispatch, ticked, edited) = (plan.dispatch.clone(), ticked.clone(), edited.setter());
        Callback::from(move |change: Change| {
            if let Change::EditTask(id, changes) = &change {
                edited.set(Some(*id));
                if changes.completed == Some(true) {
                    ticked.set(ticked.iter().copied().chain([*id]).collect());
                }
            }
            dispatch.emit(Action::Do(change));
        })
    });
    (ticked, onchange)
}
