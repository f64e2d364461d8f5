//! The goals that are at hand: those of the days around one.

use crate::{order, planner::Records};
use std::{cmp::Reverse, rc::Rc};
use studentos_client::types::{Date, Goal};

/// How many days around a day goals are at hand.
const REACH: i32 = 30;

/// The days whose goals are at hand.
#[must_use]
pub fn reach(day: Date) -> (Date, Date) {
    (day.plus_days(-REACH), day.plus_days(REACH))
}

/// The open goals of the days around a day, the nearest first and of two as near the coming one.
#[must_use]
pub fn at_hand(records: &Records, day: Date) -> Vec<Rc<Goal>> {
    let (first, last) = reach(day);
    let is_open = |goal: &&Rc<Goal>| !goal.completed && !goal.skipped && (first..=last).contains(&goal.date);
    order::by_key(records.goals.iter().filter(is_open).cloned(), |goal| {
        let distance = goal.date.days_since_epoch() - day.days_since_epoch();
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
    fn the_goals_at_hand_are_the_open_ones_around_a_day() {
        let mut records = Records::default();
        for (title, day) in [
            ("last month", "2026-02-01"),
            ("yesterday", "2026-03-03"),
            ("tomorrow", "2026-03-05"),
            ("today", "2026-03-04"),
            ("done", "2026-03-04"),
            ("far", "2026-04-04"),
        ] {
            let change = Change::add_goal(Title::parse(title).unwrap(), Date::parse(day).unwrap());
            change.apply(&mut records);
            if let (Change::AddGoal(goal), "done") = (change, title) {
                Change::tick_goal(goal.id, true).apply(&mut records);
            }
        }
        let titles = |day: &str| {
            let goals = at_hand(&records, Date::parse(day).unwrap());
            goals.iter().map(|goal| goal.title.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(titles("2026-03-04"), ["today", "tomorrow", "yesterday"]);
        assert_eq!(titles("2026-02-01"), ["last month", "yesterday"]);
        assert_eq!(titles("2026-03-25")[..2], ["far", "tomorrow"]);
    }
}
