//! The tables `sessions` and `refresh_tokens`.

mod owned;

pub use self::owned::{end_all, end_one, hold, list};

use super::{
    AnyConnection, Error,
    schema::{refresh_tokens, sessions, users},
    users::UserRow,
};
use crate::clock::{DAY, SECOND};
use diesel::prelude::*;
use std::collections::HashSet;
use studentos_api_types::{SessionId, Timestamp, User, UserId};

/// A session ends when it was not refreshed for so long.
const IDLE: i64 = 7 * DAY;
/// A session ends so long after it began, however it is used.
const IN_ALL: i64 = 30 * DAY;
/// A retired refresh token still works for so long: two tabs may use it at once, and an answer may get lost.
const GRACE: i64 = 10 * SECOND;
/// How many refresh tokens a session may have had within [`IDLE`]: more than any browser asks for, and few enough to be counted,
/// retired and deleted at once.
const TOKENS: i64 = 3000;
/// How many sessions are asked for in one query; a database takes no more than some ten thousand parameters.
const AT_ONCE: usize = 1000;

/// A session that has not ended, and whose it is.
#[derive(Clone, Debug)]
pub struct LiveSession {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub user: User,
    /// When it ends, if it is not refreshed.
    pub expires_at: Timestamp,
}

/// A session that was begun or gone on with just now.
#[derive(Clone, Debug)]
pub struct OpenedSession {
    /// The session.
    pub session: LiveSession,
    /// The number of the user's last [change](super::Change), read with the user.
    pub last_revision: i64,
}

/// Begins a session; `token` is the hash of its first refresh token. Of too many, the one that was unused for the longest
/// time ends.
///
/// # Errors
/// When the database fails, as it does when there is no such user.
pub fn insert(
    connection: &mut AnyConnection,
    id: SessionId,
    owner: UserId,
    user_agent: &str,
    token: &str,
    now: Timestamp,
) -> Result<OpenedSession, Error> {
    let expires_at = now.as_micros() + IDLE;
    diesel::insert_into(sessions::table)
        .values((
            sessions::id.eq(id.to_string()),
            sessions::user_id.eq(owner.to_string()),
            sessions::user_agent.eq(user_agent),
            sessions::created_at.eq(now.as_micros()),
            sessions::last_seen_at.eq(now.as_micros()),
            sessions::expires_at.eq(expires_at),
        ))
        .execute(connection)?;
    insert_token(connection, id, token)?;
    owned::bound(connection, owner)?;
    let read = users::table.find(owner.to_string()).select((UserRow::as_select(), users::last_revision));
    let (user, last_revision) = read.first::<(UserRow, i64)>(connection).optional()?.ok_or(Error::NoUser)?;
    let session = LiveSession { id, user: user.into(), expires_at: expires_at.into() };
    Ok(OpenedSession { session, last_revision })
}

fn insert_token(connection: &mut AnyConnection, session: SessionId, token: &str) -> Result<(), Error> {
    diesel::insert_into(refresh_tokens::table)
        .values((refresh_tokens::hash.eq(token), refresh_tokens::session_id.eq(session.to_string())))
        .execute(connection)?;
    Ok(())
}

/// The session of this id, if it is this user's, has not ended and its user is not shut out.
///
/// # Errors
/// When the database fails.
pub fn find(
    connection: &mut AnyConnection,
    id: SessionId,
    user: UserId,
    now: Timestamp,
) -> Result<Option<LiveSession>, Error> {
    let found: Option<(UserRow, i64)> = sessions::table
        .inner_join(users::table)
        .filter(sessions::id.eq(id.to_string()))
        .filter(sessions::user_id.eq(user.to_string()))
        .filter(sessions::expires_at.gt(now.as_micros()))
        .filter(users::disabled.eq(false))
        .select((UserRow::as_select(), sessions::expires_at))
        .first(connection)
        .optional()?;
    Ok(found.map(|(row, expires_at)| LiveSession { id, user: row.into(), expires_at: expires_at.into() }))
}

/// Which of these sessions have not ended.
///
/// # Errors
/// When the database fails.
pub fn live(connection: &mut AnyConnection, ids: &[SessionId], now: Timestamp) -> Result<HashSet<SessionId>, Error> {
    let mut live = HashSet::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<String> = sessions::table
            .inner_join(users::table)
            .filter(sessions::id.eq_any(some.iter().map(ToString::to_string)))
            .filter(sessions::expires_at.gt(now.as_micros()))
            .filter(users::disabled.eq(false))
            .select(sessions::id)
            .load(connection)?;
        live.extend(found.iter().filter_map(|id| SessionId::parse(id).ok()));
    }
    Ok(live)
}

/// Whether there is a refresh token of this hash, whatever it is still good for.
///
/// # Errors
/// When the database fails.
pub fn has_token(connection: &mut AnyConnection, hash: &str) -> Result<bool, Error> {
    let found = refresh_tokens::table.find(hash).select(refresh_tokens::hash).first::<String>(connection);
    Ok(found.optional()?.is_some())
}

/// Goes on with a session by one of its refresh tokens, which the new one retires. Both are given as hashes.
///
/// A token that was retired longer than [`GRACE`] ago has been copied: the session ends, and nobody gets a token. So it does when
/// there were too many. The retired ones are not forgotten instead, or a thief could have the owner's forgotten; those retired
/// longer than [`IDLE`] ago can be, since the cookies that they came in have run out.
///
/// # Errors
/// When the database fails. That the session has ended is no error, since its end must be kept.
pub fn rotate(
    connection: &mut AnyConnection,
    old: &str,
    new: &str,
    now: Timestamp,
) -> Result<Option<OpenedSession>, Error> {
    let micros = now.as_micros();
    if !lock(connection, old)? {
        return Ok(None);
    }
    let found: Option<(UserRow, i64, String, i64, i64, Option<i64>)> = refresh_tokens::table
        .inner_join(sessions::table.inner_join(users::table))
        .filter(refresh_tokens::hash.eq(old))
        .filter(users::disabled.eq(false))
        .select((
            UserRow::as_select(),
            users::last_revision,
            sessions::id,
            sessions::created_at,
            sessions::expires_at,
            refresh_tokens::retired_at,
        ))
        .first(connection)
        .optional()?;
    let Some((user, last_revision, id, created_at, expires_at, retired_at)) = found else {
        return Ok(None);
    };
    let id = SessionId::try_from(id).map_err(|error| Error::Internal(error.to_string()))?;
    if expires_at <= micros || retired_at.is_some_and(|retired_at| retired_at + GRACE < micros) {
        end(connection, id)?;
        return Ok(None);
    }
    let tokens = refresh_tokens::table.filter(refresh_tokens::session_id.eq(id.to_string()));
    diesel::delete(tokens.clone().filter(refresh_tokens::retired_at.lt(micros - IDLE))).execute(connection)?;
    if tokens.clone().count().get_result::<i64>(connection)? >= TOKENS {
        end(connection, id)?;
        return Ok(None);
    }
    if retired_at.is_none() {
        diesel::update(tokens.filter(refresh_tokens::retired_at.is_null()))
            .set(refresh_tokens::retired_at.eq(micros))
            .execute(connection)?;
    }
    insert_token(connection, id, new)?;
    let expires_at = (micros + IDLE).min(created_at + IN_ALL);
    diesel::update(sessions::table.find(id.to_string()))
        .set((sessions::last_seen_at.eq(micros), sessions::expires_at.eq(expires_at)))
        .execute(connection)?;
    let session = LiveSession { id, user: user.into(), expires_at: expires_at.into() };
    Ok(Some(OpenedSession { session, last_revision }))
}

/// Makes what follows in this transaction wait for whatever else happens to the session of a token, and says whether
/// there is one.
///
/// PostgreSQL locks the session's row; SQLite has one writer anyway.
fn lock(connection: &mut AnyConnection, token: &str) -> Result<bool, Error> {
    let id: Option<String> =
        refresh_tokens::table.find(token).select(refresh_tokens::session_id).first(connection).optional()?;
    match (id, connection) {
        (None, _) => Ok(false),
        (Some(_), AnyConnection::Sqlite(_)) => Ok(true),
        (Some(id), AnyConnection::Postgres(connection)) => {
            let locked = sessions::table.find(id).select(sessions::id).for_update().first::<String>(connection);
            Ok(locked.optional()?.is_some())
        }
    }
}

/// Ends a session, and with it its refresh tokens.
///
/// # Errors
/// When the database fails.
pub fn end(connection: &mut AnyConnection, id: SessionId) -> Result<(), Error> {
    diesel::delete(sessions::table.find(id.to_string())).execute(connection)?;
    Ok(())
}

/// Ends every session of a user but this one.
///
/// # Errors
/// When the database fails.
pub fn end_others(connection: &mut AnyConnection, user: UserId, kept: SessionId) -> Result<(), Error> {
    let others =
        sessions::table.filter(sessions::user_id.eq(user.to_string())).filter(sessions::id.ne(kept.to_string()));
    diesel::delete(others).execute(connection)?;
    Ok(())
}
