//! The open tasks that are due in the week: what its goals may be made of.

use crate::{browser::intl, order, planner::Records, route::Route, words::words};
use std::rc::Rc;
use studentos_client::types::{Date, Task};
use yew::prelude::*;

/// The tasks that are due on one of these days, the first ones first.
pub fn due(shown: &Records, days: &[Date], today: Date) -> Html {
    let words = &words().week;
    let open = shown.tasks.iter().filter(|task| !task.completed);
    let due = open.filter_map(|task| Some((task.due_date.filter(|date| days.contains(date))?, task)));
    let tasks = order::by_key(due, |(date, task)| (*date, task.id));
    let row = |(date, task): (Date, &Rc<Task>)| {
        // The page of a day shows what is due on it, but not when it is over.
        let route = if date < today { Route::Tasks } else { Route::of_day(date, today) };
        html! {
            <li>
                <a href={route.path()} dir="auto">{ task.title.as_str() }</a>
                <span class={classes!("tag", (date < today).then_some("is-open"))}>{ intl::weekday(date.weekday()) }</span>
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
