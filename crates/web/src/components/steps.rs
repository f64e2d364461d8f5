//! The steps of a goal.

use super::{AddTask, TaskRow, task_note};
use crate::{planner::Change, words::words};
use std::rc::Rc;
use studentos_client::types::{Date, Goal, Task, TaskId, UserId};
use yew::prelude::*;

/// A step, under the id it has on the page from the first.
pub type Step = (TaskId, Rc<Task>);

/// The steps of a goal as a list inside of it, with a field for more while it is open, to which one comes back that is `unsaved`.
pub fn steps(
    user: UserId,
    goal: &Goal,
    steps: &[Step],
    unsaved: Option<&String>,
    is_open: bool,
    today: Date,
    onchange: &Callback<Change>,
) -> Html {
    let label = words().day.steps_of.fill(&goal.title);
    let positions: Rc<[i64]> = (0..).take(steps.len()).collect();
    let row = |(place, (first, task)): (usize, &Step)| {
        let positions = Rc::clone(&positions);
        html! {
            <TaskRow
                key={first.to_string()}
                task={Rc::clone(task)}
                {place}
                {positions}
                note={task_note(task, None, Some(goal.date), today)}
                onchange={onchange.clone()}
            />
        }
    };
    html! {
        <>
            if !steps.is_empty() {
                <ul class="steps" aria-label={label}>{ for steps.iter().enumerate().map(row) }</ul>
            }
            if is_open {
                <AddTask {user} goal={(goal.id, goal.title.clone())} {today} unsaved={unsaved.cloned()} {onchange} />
            }
        </>
    }
}
