//! The goals of a day.

use super::{Around, GoalRow};
use crate::{
    hooks::{Drag, PlannerHandle, Spot, use_drag},
    planner::{Change, Planner, Records},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, Goal, GoalId, UpdateGoal, UserId};
use yew::prelude::*;

/// Properties of [`GoalList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GoalListProps {
    /// The planner.
    pub plan: PlannerHandle,
    /// Whose goals they are.
    pub user: UserId,
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
    let GoalListProps { plan: PlannerHandle { planner, .. }, user, date, today, onchange } = props;
    let shown = Rc::clone(planner.shown());
    let around = |goal| {
        let steps = shown.tasks_of(Some(goal)).into_iter();
        let steps = steps.map(|step| (planner.first_task_id(step.id), step)).collect();
        Around::Day(steps, planner.unsaved_step(goal))
    };
    let drag = use_drag(Callback::from({
        let (onchange, shown) = (onchange.clone(), Rc::clone(&shown));
        move |(id, spot)| {
            if let Some(change) = dropped(&shown, id, spot) {
                onchange.emit(change);
            }
        }
    }));
    drag.around(html! {
        <ul class="goals" aria-label={words().day.goals}>
            { goal_rows(planner, *user, *date, *today, &around, &drag, onchange) }
        </ul>
    })
}

/// The goals of a day as items of a list, each with what is around it.
pub fn goal_rows(
    planner: &Planner,
    user: UserId,
    date: Date,
    today: Date,
    around: &dyn Fn(GoalId) -> Around,
    drag: &Drag,
    onchange: &Callback<Change>,
) -> Html {
    let goals = planner.shown().day(date);
    let count = goals.len();
    let over = drag.over().filter(|spot| spot.day.is_none_or(|day| day == date)).map(|spot| spot.place.min(count));
    let row = |(place, goal): (usize, &Rc<Goal>)| {
        let class = classes!(
            drag.carries(goal.id).then_some("is-carried"),
            (over == Some(place)).then_some("is-over-before"),
            (over == Some(count) && place + 1 == count).then_some("is-over-after"),
        );
        html! {
            <GoalRow
                key={planner.first_id(goal.id).to_string()}
                {class}
                {user}
                goal={Rc::clone(goal)}
                around={around(goal.id)}
                {place}
                {count}
                {today}
                onchange={onchange.clone()}
            />
        }
    };
    goals.iter().enumerate().map(row).collect()
}

/// What carrying a goal to a spot does to it; none if that is where it is.
#[must_use]
pub fn dropped(shown: &Records, id: GoalId, spot: Spot) -> Option<Change> {
    let from = shown.goals.get(id)?.date;
    let to = spot.day.unwrap_or(from);
    let goals = shown.day(to);
    let place = spot.place.min(goals.len());
    let Some(old) = goals.iter().position(|goal| goal.id == id) else {
        return Some(Change::EditGoal(id, moved_to(place).date(to)));
    };
    // Those behind it close up first.
    let place = if place > old { place - 1 } else { place };
    (place != old).then(|| Change::EditGoal(id, moved_to(place)))
}

/// Another place in the same day.
pub fn moved_to(place: usize) -> UpdateGoal {
    UpdateGoal::default().position(u32::try_from(place).unwrap_or(u32::MAX))
}
