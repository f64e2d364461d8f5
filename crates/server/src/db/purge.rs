//! What is over for good leaves the database, a little at a time, so that no write waits long behind it.

use super::{
    AnyConnection, Error, rate_limits,
    schema::{goals, sessions},
};
use crate::clock::DAY;
use diesel::prelude::*;
use studentos_api_types::Timestamp;

/// How long the trash keeps a thing.
const TRASH: i64 = 30 * DAY;
/// How many rows leave at once.
const BATCH: i64 = 500;

/// Removes some of the sessions that have ended, of what has been in the trash long enough and of the attempts that are
/// forgiven; says whether there may be more.
///
/// # Errors
/// When the database fails.
pub fn purge(connection: &mut AnyConnection, now: Timestamp) -> Result<bool, Error> {
    let ended: Vec<String> = sessions::table
        .filter(sessions::expires_at.le(now.as_micros()))
        .select(sessions::id)
        .limit(BATCH)
        .load(connection)?;
    let trashed: Vec<String> = goals::table
        .filter(goals::deleted_at.lt(now.as_micros() - TRASH))
        .select(goals::id)
        .limit(BATCH)
        .load(connection)?;
    let forgiven = rate_limits::forgiven(connection, BATCH, now)?;
    let full = [&ended, &trashed, &forgiven].iter().any(|batch| i64::try_from(batch.len()) == Ok(BATCH));
    diesel::delete(sessions::table.filter(sessions::id.eq_any(ended))).execute(connection)?;
    diesel::delete(goals::table.filter(goals::id.eq_any(trashed))).execute(connection)?;
    rate_limits::forget(connection, forgiven)?;
    Ok(full)
}
