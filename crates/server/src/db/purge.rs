//! What is over for good leaves the database, a little at a time, so that no write waits long behind it.

use super::{
    AnyConnection, Error, api_tokens as tokens, idempotency,
    locks::{Lock, load_unlocked},
    mail_tokens, rate_limits,
    schema::{api_tokens, refresh_tokens, sessions},
};
use crate::clock::DAY;
use diesel::{prelude::*, sql_types::BigInt};
use studentos_api_types::Timestamp;

/// How long the trash keeps a thing.
pub const TRASH: i64 = 30 * DAY;
/// How many rows leave at once.
const BATCH: i64 = 500;

/// The tables that have a trash; what belongs to something else goes before it.
const TRASHED: [&str; 4] = ["tasks", "logs", "repeats", "goals"];

/// Removes some of one kind and says how many.
pub type Part = fn(&mut AnyConnection, Timestamp) -> Result<usize, Error>;

/// The sessions and API tokens that have ended, the outcomes nobody will ask for again, the attempts that are forgiven, the
/// links that are over and what has been in the trash long enough. Each wants a transaction of its own, so that none holds
/// what another one waits for.
pub const PARTS: [Part; 6] = [sessions, ended_tokens, outcomes, attempts, links, trash];

/// How far one kind has been removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purged {
    /// As much as leaves at once; there may be more.
    Some,
    /// All there was.
    All,
    /// Another instance is at it, which may have looked before the last of it was over.
    ByAnother,
}

/// Removes some of one kind.
///
/// Of several instances that begin at once, one does it at a time. On PostgreSQL, what others are
/// just changing or removing is left to them as well: to wait for several rows in no order could end in a circle.
///
/// # Errors
/// When the database fails.
pub fn purge(connection: &mut AnyConnection, part: Part, now: Timestamp) -> Result<Purged, Error> {
    // SQLite has one writer anyway.
    if let AnyConnection::Postgres(connection) = connection
        && !Lock::Purge.try_take(connection)?
    {
        return Ok(Purged::ByAnother);
    }
    let is_batch = i64::try_from(part(connection, now)?).is_ok_and(|removed| removed >= BATCH);
    Ok(if is_batch { Purged::Some } else { Purged::All })
}

/// The sessions that have ended, and before them most of their refresh tokens: each may have had thousands, which would all leave
/// together with it.
///
/// # Errors
/// When the database fails.
pub fn sessions(connection: &mut AnyConnection, now: Timestamp) -> Result<usize, Error> {
    let ended = sessions::table.filter(sessions::expires_at.le(now.as_micros())).select(sessions::id).limit(BATCH);
    let ended: Vec<String> = load_unlocked!(connection, ended.load())?;
    let theirs = refresh_tokens::table.filter(refresh_tokens::session_id.eq_any(&ended));
    let some: Vec<String> = theirs.select(refresh_tokens::hash).limit(BATCH).load(connection)?;
    if i64::try_from(some.len()).is_ok_and(|some| some >= BATCH) {
        return Ok(diesel::delete(refresh_tokens::table.filter(refresh_tokens::hash.eq_any(some))).execute(connection)?);
    }
    Ok(diesel::delete(sessions::table.filter(sessions::id.eq_any(ended))).execute(connection)?)
}

fn ended_tokens(connection: &mut AnyConnection, now: Timestamp) -> Result<usize, Error> {
    let ended = api_tokens::table
        .filter(api_tokens::expires_at.le(now.as_micros() - tokens::LISTED))
        .select(api_tokens::id)
        .limit(BATCH);
    let ended: Vec<String> = load_unlocked!(connection, ended.load())?;
    Ok(diesel::delete(api_tokens::table.filter(api_tokens::id.eq_any(ended))).execute(connection)?)
}

fn outcomes(connection: &mut AnyConnection, now: Timestamp) -> Result<usize, Error> {
    let unlocked = if matches!(connection, AnyConnection::Postgres(_)) { "FOR UPDATE SKIP LOCKED" } else { "" };
    let removed = diesel::sql_query(format!(
        "DELETE FROM idempotency_keys WHERE (user_id, key) IN \
         (SELECT user_id, key FROM idempotency_keys WHERE created_at <= $1 ORDER BY created_at LIMIT $2 {unlocked})"
    ))
    .bind::<BigInt, _>(now.as_micros() - idempotency::KEPT)
    .bind::<BigInt, _>(BATCH)
    .execute(connection)?;
    Ok(removed)
}

fn attempts(connection: &mut AnyConnection, now: Timestamp) -> Result<usize, Error> {
    let forgiven = rate_limits::forgiven(connection, BATCH, now)?;
    let removed = forgiven.len();
    rate_limits::forget(connection, forgiven)?;
    Ok(removed)
}

fn links(connection: &mut AnyConnection, now: Timestamp) -> Result<usize, Error> {
    mail_tokens::purge(connection, BATCH, now)
}

fn trash(connection: &mut AnyConnection, now: Timestamp) -> Result<usize, Error> {
    let mut removed = 0;
    for table in TRASHED {
        removed += empty(connection, table, now.as_micros() - TRASH)?;
    }
    Ok(removed)
}

/// Removes some of what one table has had in the trash since before then.
fn empty(connection: &mut AnyConnection, table: &str, before: i64) -> Result<usize, Error> {
    let some = format!(
        "(SELECT id FROM {table} WHERE deleted_at IS NOT NULL AND deleted_at < $1 ORDER BY deleted_at, id LIMIT $2)"
    );
    // Who reads events cannot be told of these deletions again, and each user's row says how far that goes. It is written be it
    // the same, which locks it: who restores something at this moment holds it, and would wait for what is removed here.
    diesel::sql_query(format!(
        "UPDATE users SET forgotten_revision = CASE WHEN forgotten_revision < gone.revision THEN gone.revision \
         ELSE forgotten_revision END FROM \
         (SELECT user_id, max(revision) AS revision FROM {table} WHERE id IN {some} GROUP BY user_id) AS gone \
         WHERE users.id = gone.user_id"
    ))
    .bind::<BigInt, _>(before)
    .bind::<BigInt, _>(BATCH)
    .execute(connection)?;
    // What is restored at this moment is not in the trash any more.
    let removed = diesel::sql_query(format!("DELETE FROM {table} WHERE deleted_at < $1 AND id IN {some}"))
        .bind::<BigInt, _>(before)
        .bind::<BigInt, _>(BATCH)
        .execute(connection)?;
    Ok(removed)
}
