//! Tasks go into the trash along with their goal, and come back with it.

use super::{
    super::{AnyConnection, Change, Error, schema::tasks},
    places,
};
use diesel::{dsl::count_star, prelude::*};
use studentos_api_types::GoalId;

/// Puts the tasks of a goal into the trash, marked as those that went there with it.
///
/// # Errors
/// When the database fails.
pub fn delete_with_goal(connection: &mut AnyConnection, change: &Change, goal: GoalId) -> Result<(), Error> {
    diesel::update(tasks::table)
        .filter(tasks::goal_id.eq(goal.to_string()))
        .filter(tasks::deleted_at.is_null())
        .set((
            tasks::deleted_at.eq(change.at.as_micros()),
            tasks::deleted_with_goal.eq(true),
            tasks::revision.eq(change.revision),
        ))
        .execute(connection)?;
    Ok(())
}

/// Takes those that went with it out of the trash, and gives back how many tasks the goal has then, and how many are done.
///
/// # Errors
/// When the database fails.
pub fn restore_with_goal(connection: &mut AnyConnection, change: &Change, goal: GoalId) -> Result<(i64, i64), Error> {
    diesel::update(tasks::table)
        .filter(tasks::goal_id.eq(goal.to_string()))
        .filter(tasks::deleted_with_goal)
        .set((
            tasks::deleted_at.eq(None::<i64>),
            tasks::deleted_with_goal.eq(false),
            tasks::revision.eq(change.revision),
        ))
        .execute(connection)?;
    // One of them may have left the goal meanwhile.
    places::close_gaps(connection, change, goal)?;
    let restored = || tasks::table.filter(tasks::goal_id.eq(goal.to_string())).filter(tasks::deleted_at.is_null());
    let total = restored().select(count_star()).first(connection)?;
    let completed = restored().filter(tasks::completed_at.is_not_null()).select(count_star()).first(connection)?;
    Ok((total, completed))
}

/// Has those that went with it stay in the trash, whatever becomes of the goal, as if each had been put there by itself.
///
/// # Errors
/// When the database fails.
pub fn leave_goal_in_trash(connection: &mut AnyConnection, goal: GoalId) -> Result<(), Error> {
    diesel::update(tasks::table)
        .filter(tasks::goal_id.eq(goal.to_string()))
        .filter(tasks::deleted_with_goal)
        .set(tasks::deleted_with_goal.eq(false))
        .execute(connection)?;
    Ok(())
}
