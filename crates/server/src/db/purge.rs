//! What is over for good leaves the database.

use super::{
    AnyConnection, Error,
    schema::{goals, sessions},
};
use crate::clock::DAY;
use diesel::prelude::*;
use studentos_api_types::Timestamp;

/// How long the trash keeps a thing.
const TRASH: i64 = 30 * DAY;

/// Removes sessions that have ended and what has been in the trash long enough.
///
/// # Errors
/// When the database fails.
pub fn purge(connection: &mut AnyConnection, now: Timestamp) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::expires_at.le(now.as_micros()))).execute(connection)?;
    diesel::delete(goals::table.filter(goals::deleted_at.lt(now.as_micros() - TRASH))).execute(connection)?;
    Ok(())
}
