//! The open tasks that are due in the week: what its goals may be made of.

use crate::{browser::intl, planner::Records, route::Route, words::words};
use std::rc::Rc;
use studentos_client::types::{Date, Task};
use yew::prelude::*;

/// The tasks that are due on one of these days, the first ones first.
pub fn due(shown: &Records, days: &[Date]) -> Html {
    let words = &words().week;
    let mut tasks: Vec<(Date, &Rc<Task>)> = shown
        .tasks
        .iter()
        .filter(|task| !task.completed)
        .filter_map(|task| Some((task.due_date.filter(|date| days.contains(date))?, task)))
        .collect();
    tasks.sort_by_key(|(date, task)| (*date, task.id));
    let row = |(date, task): (Date, &Rc<Task>)| {
        html! {
            <li>
                <span dir="auto">{ task.title.as_str() }</span>
                <span class="tag">{ intl::weekday(date.weekday()) }</span>
            </li>
        }
    };
    html! {
        <section class="week-due" aria-labelledby="due">
            <div class="week-head"><h2 id="due"><a href={Route::Tasks.path()}>{ words.due }</a></h2></div>
            if tasks.is_empty() {
                <p>{ words.nothing_due }</p>
            } else {
                <ul>{ for tasks.into_iter().map(row) }</ul>
            }
        </section>
    }
}
