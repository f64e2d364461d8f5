//! The order of a goal's tasks, and of the loose ones.

use super::super::{
    AnyConnection, Change, Error,
    places::{Among, closing_gaps, places},
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

/// Closes all gaps of a goal.
pub fn close_gaps(connection: &mut AnyConnection, change: &Change, goal: GoalId) -> Result<(), Error> {
    diesel::sql_query(closing_gaps!("tasks" by "goal_id" among "goal_id = $2", "$3"))
        .bind::<Text, _>(change.owner.to_string())
        .bind::<Text, _>(goal.to_string())
        .bind::<BigInt, _>(change.revision)
        .execute(connection)?;
    Ok(())
}
