//! Tasks below each other, each with its day and its goal.

use super::Item;
use crate::{
    components::{TaskRow, task_note},
    planner::{Change, Planner},
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
                    note={task_note(&item.task, item.goal.as_deref(), day, today)}
                    onchange={onchange.clone()}
                    onmove={onmove.clone()}
                />
            }
        })
    });
    html! { <ul class="goals tasks" aria-label={label}>{ for rows }</ul> }
}
