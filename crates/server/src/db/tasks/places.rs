//! The order of a goal's tasks, and of the loose ones.

use super::super::{
    AnyConnection, Change, Error,
    places::{Among, places, renumber},
    schema::tasks,
};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Text},
};
use studentos_api_types::{GoalId, UserId};

/// The tasks of a goal, or the loose ones.
fn of_goal(owner: UserId, goal: Option<GoalId>) -> Among<tasks::table> {
    let is_there = tasks::user_id.eq(owner.to_string()).and(tasks::deleted_at.is_null());
    match goal {
        Some(goal) => Box::new(is_there.and(tasks::goal_id.assume_not_null().eq(goal.to_string()))),
        None => Box::new(is_there.and(tasks::goal_id.is_null())),
    }
}

places!(tasks: of_goal(goal: Option<GoalId>));
renumber!("tasks" by "goal_id": GoalId);
