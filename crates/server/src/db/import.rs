//! A file of somebody's things becomes rows of a user's: what is there already stays, everything else is added.
//!
//! A thing keeps all that it says; only its id becomes [another one](ids), always the same for the same user, so that it
//! is known again at the next import. What it refers to is looked for among the things of the file and of the user, and of
//! nobody else.

mod goals;
mod ids;
mod logs;
mod referred;
mod repeats;
mod rows;
mod tasks;

use self::{goals::Goals, repeats::Repeats, rows::store, tasks::Tasks};
use super::{AnyConnection, Change, Error, logs as stored_logs, repeats as stored_repeats, tasks as stored_tasks};
use diesel::{
    RunQueryDsl as _,
    sql_types::{BigInt, Text},
};
use studentos_api_types::{Export, GoalId, Imported};
use uuid::Uuid;

/// Adds what the file holds and the user does not have, and says how much that was.
///
/// # Errors
/// [`Error::TooManyRepeats`].
pub fn import(connection: &mut AnyConnection, change: &Change, file: Export) -> Result<Imported, Error> {
    let of_file = file.repeats.len() + file.goals.len() + file.tasks.len() + file.logs.len();
    let Repeats { new, links: repeated, added } = repeats::sort_out(connection, change, file.repeats)?;
    let repeats = store(connection, new.into_iter())?;
    let Goals { new, links, trashed } = goals::sort_out(connection, change.owner, file.goals, &repeated)?;
    repeats::decide(connection, file.occurrences, &added, &new)?;
    // What a repeat does next may depend on a goal that is added to it.
    if new.iter().any(|goal| goal.repeat.is_some()) {
        stored_repeats::look_again(connection, change.owner)?;
    }
    let tasks = tasks::sort_out(connection, change.owner, file.tasks, &links)?;

    // A goal that is added counts its tasks from the beginning; to one that is there, they are added.
    let Tasks { new: tasks, mut counts } = tasks;
    let rows = new.into_iter().map(|goal| {
        let count = counts.remove(&goal.id).unwrap_or_default();
        goal.row(change, count)
    });
    let goals = store(connection, rows)?;
    for (goal, count) in counts {
        count_tasks(connection, change, goal, count)?;
    }
    let tasks = store(connection, tasks.into_iter().map(|task| task.row(change)))?;
    for goal in trashed.into_iter().map(GoalId::from_uuid) {
        stored_logs::goal_came_back(connection, change, goal)?;
        // The goal is what the file says: of its tasks, those that are not in there do not come back with it.
        stored_tasks::leave_goal_in_trash(connection, goal)?;
    }
    let logs = logs::import(connection, change, file.logs, &links)?;
    Ok(Imported { goals, tasks, logs, repeats, skipped: of_file - repeats - goals - tasks - logs })
}

/// Counts so many tasks more for a goal that is there.
fn count_tasks(
    connection: &mut AnyConnection,
    change: &Change,
    goal: Uuid,
    (total, completed): (i64, i64),
) -> Result<(), Error> {
    diesel::sql_query(
        "UPDATE goals SET tasks_total = tasks_total + $1, tasks_completed = tasks_completed + $2, revision = $3 \
         WHERE id = $4 AND user_id = $5",
    )
    .bind::<BigInt, _>(total)
    .bind::<BigInt, _>(completed)
    .bind::<BigInt, _>(change.revision)
    .bind::<Text, _>(goal.to_string())
    .bind::<Text, _>(change.owner.to_string())
    .execute(connection)?;
    Ok(())
}
