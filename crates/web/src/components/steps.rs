//! The steps of a goal.

use super::{AddTask, TaskRow};
use crate::{planner::Change, words::words};
use std::rc::Rc;
use studentos_client::types::{Goal, Task};
use yew::prelude::*;

/// The steps of a goal as a list inside of it, with a field for more while it is open.
pub fn steps(goal: &Goal, tasks: &[Rc<Task>], is_open: bool, onchange: &Callback<Change>) -> Html {
    let label = (words().day.steps_of)(goal.title.as_str());
    html! {
        <>
            if !tasks.is_empty() {
                <ul class="steps" aria-label={label}>{ task_rows(tasks, onchange) }</ul>
            }
            if is_open {
                <AddTask goal={(goal.id, goal.title.clone())} {onchange} />
            }
        </>
    }
}

/// Tasks that have their places among each other.
pub fn task_rows(tasks: &[Rc<Task>], onchange: &Callback<Change>) -> Html {
    let count = tasks.len();
    let row = |(place, task): (usize, &Rc<Task>)| {
        html! { <TaskRow key={task.id.to_string()} task={Rc::clone(task)} {place} {count} onchange={onchange.clone()} /> }
    };
    tasks.iter().enumerate().map(row).collect()
}
