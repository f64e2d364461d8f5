//! The goals that are at hand: those of the days around today.

use crate::{order, planner::Records};
use std::{cmp::Reverse, rc::Rc};
use studentos_client::types::{Date, Goal};

/// How many days around today goals are at hand.
const REACH: i32 = 30;

/// The days whose goals are at hand.
#[must_use]
pub fn reach(today: Date) -> (Date, Date) {
    (today.plus_days(-REACH), today.plus_days(REACH))
}

/// The open goals of the days around today, the nearest first and of two as near the coming one.
#[must_use]
pub fn at_hand(records: &Records, today: Date) -> Vec<Rc<Goal>> {
    let (first, last) = reach(today);
    let is_open = |goal: &&Rc<Goal>| !goal.completed && !goal.skipped && (first..=last).contains(&goal.date);
    order::by_key(records.goals.iter().filter(is_open).cloned(), |goal| {
        let distance = goal.date.days_since_epoch() - today.days_since_epoch();
        (distance.abs(), Reverse(distance), goal.position)
    })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::planner::Change;
    use studentos_client::types::Title;

    #[test]
    fn the_goals_at_hand_are_the_open_ones_around_today() {
        let mut records = Records::default();
        for (title, day) in [
            ("last month", "2026-02-01"),
            ("yesterday", "2026-03-03"),
            ("tomorrow", "2026-03-05"),
            ("today", "2026-03-04"),
            ("done", "2026-03-04"),
            ("far", "2026-04-04"),
        ] {
            let change = Change::add_goal(Title::parse(title).unwrap(), Date::parse(day).unwrap()).unwrap();
            change.apply(&mut records);
            if let (Change::AddGoal(goal), "done") = (change, title) {
                Change::tick_goal(goal.id, true).apply(&mut records);
            }
        }
        let goals = at_hand(&records, Date::parse("2026-03-04").unwrap());
        let titles: Vec<_> = goals.iter().map(|goal| goal.title.as_str()).collect();
        assert_eq!(titles, ["today", "tomorrow", "yesterday"]);
    }
}
