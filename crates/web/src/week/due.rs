//! The tasks that are due in the week: what its goals may be made of.

use crate::{
    planner::{Change, Planner},
    route::Route,
    tasks::{Item, task_list},
    words::words,
};
use studentos_client::types::Date;
use yew::prelude::*;

/// The tasks that are due, to be ticked, renamed, put off and deleted; `onmove` is that of [`task_list`].
pub fn due(
    planner: &Planner,
    items: &[Item],
    today: Date,
    onchange: &Callback<Change>,
    onmove: &Callback<(String, usize, usize)>,
) -> Html {
    let words = words();
    html! {
        <section class="week-due" aria-labelledby="due">
            <div class="week-head"><h2 id="due"><a href={Route::Tasks.path()}>{ words.day.due }</a></h2></div>
            if items.is_empty() {
                <p>{ words.week.nothing_due }</p>
            } else {
                { task_list(planner, items, None, today, words.day.due, onchange, onmove) }
            }
        </section>
    }
}
