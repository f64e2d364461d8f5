//! What is done to tasks on a page that lists them.

use crate::{
    browser::focus,
    hooks::{PlannerHandle, use_effect_with, use_lasting, use_state_eq},
    planner::{Action, Change},
};
use studentos_client::types::TaskId;
use yew::prelude::*;

/// Does what is done to tasks, and says which ones were ticked, by their first names: they are to stay where they are until the
/// page is left, since it may have been a slip. A task that goes to another place takes the keyboard along, to its box when it
/// was ticked and to its button when it was edited; one that goes away leaves it to the heading.
#[hook]
pub fn use_task_changes(plan: &PlannerHandle) -> (UseStateHandle<Vec<TaskId>>, Callback<Change>) {
    let ticked = use_state_eq(Vec::<TaskId>::new);
    let edited = use_state_eq(|| None::<(TaskId, bool)>);
    let planner = &plan.planner;
    let task =
        edited.and_then(|(first, _)| planner.shown().tasks.iter().find(|task| planner.first_task_id(task.id) == first));
    let now = task.map(|task| task.id);
    use_effect_with((*edited, task.map(|task| (task.due_date, task.completed))), move |(edited, _)| {
        if let Some((_, is_tick)) = edited.filter(|_| focus::is_lost()) {
            let inside = if is_tick { "input" } else { "[aria-keyshortcuts='e']" };
            if !now.is_some_and(|id| focus::focus_first(&format!("[data-task='{id}'] {inside}"))) {
                focus::focus_first("h1");
            }
        }
    });
    let onchange = use_lasting({
        let (plan, ticked, edited) = (plan.clone(), ticked.clone(), edited.setter());
        Callback::from(move |change: Change| {
            if let Change::EditTask(id, changes) = &change {
                let first = plan.planner.first_task_id(*id);
                edited.set(Some((first, changes.completed.is_some())));
                if changes.completed == Some(true) {
                    ticked.set(ticked.iter().copied().chain([first]).collect());
                }
            }
            plan.dispatch.emit(Action::Do(change));
        })
    });
    (ticked, onchange)
}
