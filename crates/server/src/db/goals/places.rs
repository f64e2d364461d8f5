//! The order of a day: its goals outside the trash stand at 0 to n − 1, before and after every write.

use super::super::{AnyConnection, Change, Error, schema::goals};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Text},
};
use studentos_api_types::{Date, UserId};

/// The place after the last goal of a day.
pub fn end(connection: &mut AnyConnection, owner: UserId, date: Date) -> Result<i64, Error> {
    let last = goals::table
        .filter(goals::user_id.eq(owner.to_string()))
        .filter(goals::date.eq(date.to_string()))
        .filter(goals::deleted_at.is_null())
        .order(goals::position.desc())
        .select(goals::position)
        .first::<i64>(connection)
        .optional()?;
    Ok(last.map_or(0, |last| last + 1))
}

/// Moves the goals after this place one up, since the one that was here has gone.
pub fn close_gap(connection: &mut AnyConnection, change: &Change, date: Date, position: i64) -> Result<(), Error> {
    diesel::update(goals::table)
        .filter(goals::user_id.eq(change.owner.to_string()))
        .filter(goals::date.eq(date.to_string()))
        .filter(goals::deleted_at.is_null())
        .filter(goals::position.gt(position))
        .set((goals::position.eq(goals::position - 1), goals::revision.eq(change.revision)))
        .execute(connection)?;
    Ok(())
}

/// Moves the goals from this place on one down, since another one is to stand here.
pub fn open_gap(connection: &mut AnyConnection, change: &Change, date: Date, position: i64) -> Result<(), Error> {
    diesel::update(goals::table)
        .filter(goals::user_id.eq(change.owner.to_string()))
        .filter(goals::date.eq(date.to_string()))
        .filter(goals::deleted_at.is_null())
        .filter(goals::position.ge(position))
        .set((goals::position.eq(goals::position + 1), goals::revision.eq(change.revision)))
        .execute(connection)?;
    Ok(())
}

/// Closes all gaps of a day at once. The same words for both databases: `$1` is a parameter to either.
pub fn renumber(connection: &mut AnyConnection, change: &Change, date: Date) -> Result<(), Error> {
    diesel::sql_query(
        "WITH ranked AS (SELECT id, row_number() OVER (ORDER BY position, id) - 1 AS place FROM goals \
         WHERE user_id = $1 AND date = $2 AND deleted_at IS NULL) \
         UPDATE goals SET position = ranked.place, revision = $3 FROM ranked WHERE goals.id = ranked.id AND position <> ranked.place",
    )
    .bind::<Text, _>(change.owner.to_string())
    .bind::<Text, _>(date.to_string())
    .bind::<BigInt, _>(change.revision)
    .execute(connection)?;
    Ok(())
}
