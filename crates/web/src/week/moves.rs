//! Goals that go to another day by keyboard, and where the keyboard is afterwards.

use crate::{
    browser::focus,
    hooks::spot_of,
    planner::{Change, Records},
};
use std::{cell::RefCell, rc::Rc};
use studentos_client::types::{Date, GoalId, UpdateGoal};
use yew::prelude::*;

/// A goal that leaves its day, whose row had the keyboard.
#[derive(Clone, Copy, Debug)]
struct Move {
    id: GoalId,
    from: Date,
}

/// What keys do in one of the days: they move goals from day to day, and the keyboard goes with them.
#[hook]
pub fn use_moves(shown: &Rc<Records>, onchange: &Callback<Change>) -> Callback<KeyboardEvent> {
    let leaving: Rc<RefCell<Option<Move>>> = use_mut_ref(|| None);
    use_effect({
        let (leaving, shown) = (Rc::clone(&leaving), Rc::clone(shown));
        move || {
            leaving.borrow_mut().take_if(|leaving| arrive(*leaving, &shown));
        }
    });
    let (shown, onchange) = (Rc::clone(shown), onchange.clone());
    Callback::from(move |event: KeyboardEvent| {
        if let Some((id, from, to)) = moved_by(&event, &shown) {
            event.prevent_default();
            *leaving.borrow_mut() = Some(Move { id, from });
            onchange.emit(Change::EditGoal(id, UpdateGoal::default().date(to)));
        }
    })
}

/// Which goal a key moves from which day to which: Alt with an arrow, anywhere in its row but in a field.
fn moved_by(event: &KeyboardEvent, shown: &Records) -> Option<(GoalId, Date, Date)> {
    let by = match event.key().as_str() {
        "ArrowLeft" if event.alt_key() => -1,
        "ArrowRight" if event.alt_key() => 1,
        _ => return None,
    };
    let active = focus::active().filter(|active| !focus::takes_keys(active))?;
    let spot = spot_of(&active)?;
    let from = spot.day?;
    let goal = shown.day(from).get(spot.place).map(|goal| goal.id)?;
    Some((goal, from, from.plus_days(by))).filter(|(_, from, to)| from != to)
}

/// Puts the keyboard where it belongs once a goal has left its day; whether it has.
fn arrive(Move { id, from }: Move, shown: &Records) -> bool {
    let Some(goal) = shown.goals.get(id) else { return true };
    if goal.date == from {
        return false;
    }
    let place = shown.day(goal.date).iter().position(|other| other.id == id);
    let row = place.map(|place| format!("[data-day='{}'] [data-place='{place}'] input", goal.date));
    if !row.is_some_and(|row| focus::focus_first(&row)) {
        focus::focus_first(&format!("[data-day='{from}'] h2 a"));
    }
    true
}
