//! What there is to know of a task beside its title.

use crate::{browser::intl, route::Route};
use studentos_client::types::{Date, Goal, Task};
use yew::prelude::*;

/// By when it is to be done, and the goal it is a step of where that is to be said; it stands where `day` is named already.
pub fn task_note(task: &Task, goal: Option<&Goal>, day: Option<Date>, today: Date) -> Html {
    let due = task.due_date.filter(|due| Some(*due) != day);
    let class = classes!("task-due", due.is_some_and(|due| due < today && !task.completed).then_some("is-late"));
    // What should be done already stands in today, and what is done nowhere.
    let page = due.map(|due| due.max(today)).filter(|due| Some(*due) != day && !task.completed);
    let page = page.map(|due| Route::of_day(due, today));
    if due.is_none() && goal.is_none() {
        return Html::default();
    }
    html! {
        <div class="task-note">
            if let Some(due) = due {
                if let Some(page) = page {
                    <a {class} href={page.path()}>{ intl::short_date(due, today) }</a>
                } else {
                    <span {class}>{ intl::short_date(due, today) }</span>
                }
            }
            if let Some(goal) = goal {
                <a href={Route::of_day(goal.date, today).path()} dir="auto">{ goal.title.as_str() }</a>
            }
        </div>
    }
}
