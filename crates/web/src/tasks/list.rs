//! Tasks below each other, each with its day and its goal.

use super::Item;
use crate::{
    browser::intl,
    components::TaskRow,
    planner::{Change, Planner},
    route::Route,
};
use std::rc::Rc;
use studentos_client::types::Date;
use yew::prelude::*;

/// The tasks as a list, which stands where `day` is named already. `onmove` hears where one of them is moved: its title, its
/// new place among those it can change places with, from 0, and how many those are. Rows are drawn again only where both callbacks
/// are the same each time.
pub fn task_list(
    planner: &Planner,
    items: &[Item],
    day: Option<Date>,
    today: Date,
    label: &'static str,
    onchange: &Callback<Change>,
    onmove: &Callback<(String, usize, usize)>,
) -> Html {
    let rows = items.chunk_by(Item::moves_with).flat_map(|run| {
        // They are moved among each other, but the server counts all loose tasks.
        let positions: Rc<[i64]> = run.iter().map(|item| item.task.position).collect();
        run.iter().enumerate().map(move |(place, item)| {
            html! {
                <TaskRow
                    key={planner.first_task_id(item.task.id).to_string()}
                    task={Rc::clone(&item.task)}
                    {place}
                    positions={Rc::clone(&positions)}
                    note={note(item, day, today)}
                    has_date=true
                    onchange={onchange.clone()}
                    onmove={onmove.clone()}
                />
            }
        })
    });
    html! { <ul class="goals tasks" aria-label={label}>{ for rows }</ul> }
}

/// By when it is to be done, and the goal it is a step of.
fn note(item: &Item, day: Option<Date>, today: Date) -> Html {
    let due = item.task.due_date.filter(|due| Some(*due) != day);
    let class = classes!("task-due", due.is_some_and(|due| due < today && !item.task.completed).then_some("is-late"));
    // What should be done already stands in today, and what is done nowhere.
    let page = due.map(|due| due.max(today)).filter(|due| Some(*due) != day && !item.task.completed);
    let page = page.map(|due| Route::of_day(due, today));
    if due.is_none() && item.goal.is_none() {
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
            if let Some(goal) = &item.goal {
                <a href={Route::of_day(goal.date, today).path()} dir="auto">{ goal.title.as_str() }</a>
            }
        </div>
    }
}
