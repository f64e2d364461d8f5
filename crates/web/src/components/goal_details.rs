//! What else there is to a goal: its notes, another day, and setting it aside.

use super::{ButtonKind, MoveField, NotesField, button};
use crate::{browser::focus, planner::Change, route::Route, words::words};
use studentos_client::types::{Date, Goal, Notes, UpdateGoal, UserId};
use web_sys::Element;
use yew::prelude::*;

/// What can be done to a goal that is rarely done.
pub fn goal_details(user: UserId, goal: &Goal, today: Date, onchange: &Callback<Change>) -> Html {
    let (id, words) = (goal.id, &words().day);
    let edit = |changes: UpdateGoal| onchange.reform(move |_: MouseEvent| Change::EditGoal(id, changes.clone()));
    let onnotes = onchange.reform(move |notes: Notes| Change::EditGoal(id, UpdateGoal::default().notes(notes)));
    let onmove = onchange.reform(move |date: Date| Change::EditGoal(id, UpdateGoal::default().date(date)));
    let next = if goal.date < today { today } else { goal.date.plus_days(1) };
    let onnext = onmove.reform(move |event: MouseEvent| {
        if let Some(button) = event.target_dyn_into::<Element>() {
            focus::leave_from(&button, Some(&button));
        }
        next
    });
    let next_label = if next == today { words.move_to_today } else { words.move_to_next_day };
    let skip_label = if goal.skipped { words.plan_again } else { words.skip };
    html! {
        <div class="details">
            <NotesField {user} goal={id} title={goal.title.clone()} notes={goal.notes.clone()} onsave={onnotes} />
            <div class="details-tools">
                { button(ButtonKind::Plain, next_label, onnext) }
                <label class="details-date">
                    { words.move_to }
                    <MoveField date={goal.date} {onmove} />
                </label>
                if !goal.completed {
                    { button(ButtonKind::Plain, skip_label, edit(UpdateGoal::default().skipped(!goal.skipped))) }
                }
                if let Some(repeat) = goal.repeat_id {
                    <a class="button is-quiet" href={format!("{}?repeat={repeat}", Route::Repeats.path())}>
                        { words.change_repeat }
                    </a>
                }
            </div>
        </div>
    }
}
