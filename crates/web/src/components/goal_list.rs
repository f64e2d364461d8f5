//! The goals of a day.

use super::GoalRow;
use crate::{
    hooks::{Spot, use_drag},
    planner::{Change, Planner},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, GoalId, UpdateGoal};
use yew::prelude::*;

/// Properties of [`GoalList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GoalListProps {
    /// The planner.
    pub planner: Rc<Planner>,
    /// Whose goals are shown.
    pub date: Date,
    /// The user's own day.
    pub today: Date,
    /// Something was done to one of them.
    pub onchange: Callback<Change>,
}

/// The goals as a list, each with its steps and what can be done to it; they can be carried to another place.
#[component]
pub fn GoalList(props: &GoalListProps) -> Html {
    let GoalListProps { planner, date, today, onchange } = props;
    let goals = planner.shown().day(*date);
    let places: Vec<GoalId> = goals.iter().map(|goal| goal.id).collect();
    let drag = use_drag(Callback::from({
        let onchange = onchange.clone();
        move |(id, Spot { place, .. }): (GoalId, Spot)| {
            let Some(from) = places.iter().position(|goal| *goal == id) else { return };
            // Those behind it close up first.
            let to = if place > from { place - 1 } else { place };
            if to != from {
                onchange.emit(Change::EditGoal(id, moved_to(to)));
            }
        }
    }));
    let count = goals.len();
    let over = drag.over().map(|spot| spot.place.min(count));
    let row = |(place, goal): (usize, &Rc<studentos_client::types::Goal>)| {
        let class = classes!(
            drag.carries(goal.id).then_some("is-carried"),
            (over == Some(place)).then_some("is-over-before"),
            (over == Some(count) && place + 1 == count).then_some("is-over-after"),
        );
        html! {
            <GoalRow
                key={planner.first_id(goal.id).to_string()}
                {class}
                goal={Rc::clone(goal)}
                tasks={planner.shown().tasks_of(Some(goal.id))}
                {place}
                {count}
                today={*today}
                grip={drag.grip(goal.id)}
                onchange={onchange.clone()}
            />
        }
    };
    html! {
        <ul class="goals" aria-label={words().day.goals}>{ for goals.iter().enumerate().map(row) }</ul>
    }
}

/// Another place in the same day.
pub fn moved_to(place: usize) -> UpdateGoal {
    UpdateGoal::default().position(u32::try_from(place).unwrap_or(u32::MAX))
}
