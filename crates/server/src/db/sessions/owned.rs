//! A user's own sessions, as they see them.

use super::{
    super::{
        AnyConnection, Error,
        cursor::{Key, Order, one_more, page},
        schema::sessions,
        users,
    },
    end,
};
use diesel::prelude::*;
use studentos_api_types::{List, OpenSession, Paging, SessionId, Timestamp, UserId};

/// A session, all but whose it is.
#[derive(Queryable, Selectable)]
#[diesel(table_name = sessions)]
struct SessionRow {
    #[diesel(deserialize_as = String)]
    id: SessionId,
    user_agent: String,
    #[diesel(deserialize_as = i64)]
    created_at: Timestamp,
    #[diesel(deserialize_as = i64)]
    last_seen_at: Timestamp,
    #[diesel(deserialize_as = i64)]
    expires_at: Timestamp,
}

/// A page of a user's sessions that have not ended, the newest first.
///
/// # Errors
/// When the database fails.
pub fn list(
    connection: &mut AnyConnection,
    owner: UserId,
    current: SessionId,
    paging: &Paging,
    now: Timestamp,
) -> Result<List<OpenSession>, Error> {
    let mut found = sessions::table
        .filter(sessions::user_id.eq(owner.to_string()))
        .filter(sessions::expires_at.gt(now.as_micros()))
        .select(SessionRow::as_select())
        .into_boxed();
    if let Some(Key { position, id, .. }) = Key::after(Order::Sessions, paging.cursor.as_ref())? {
        let same_moment = sessions::created_at.eq(position).and(sessions::id.lt(id.to_string()));
        found = found
            // Says nothing new, but is what the index can begin at.
            .filter(sessions::created_at.le(position))
            .filter(sessions::created_at.lt(position).or(same_moment));
    }
    let rows: Vec<SessionRow> = found
        .order((sessions::created_at.desc(), sessions::id.desc()))
        .limit(one_more(paging.limit))
        .load(connection)?;
    let open = rows.into_iter().map(|row| {
        let SessionRow { id, user_agent, created_at, last_seen_at, expires_at } = row;
        OpenSession { id, created_at, last_seen_at, expires_at, user_agent, current: id == current }
    });
    Ok(page(open.collect(), paging.limit, |last: &OpenSession| {
        Key::by_age(Order::Sessions, last.created_at, last.id.as_uuid())
    }))
}

/// Ends one of a user's sessions.
///
/// # Errors
/// [`Error::NotFound`], also when it is another user's.
pub fn end_one(connection: &mut AnyConnection, owner: UserId, id: SessionId) -> Result<(), Error> {
    let found = sessions::table.find(id.to_string()).filter(sessions::user_id.eq(owner.to_string()));
    found.select(sessions::id).first::<String>(connection)?;
    end(connection, id)
}

/// Makes sure that a session has not ended and does not until the transaction does: what comes of it must not outlive it.
///
/// The user is held first, as by whatever ends several sessions.
///
/// # Errors
/// [`Error::NoUser`].
pub fn hold(connection: &mut AnyConnection, owner: UserId, id: SessionId, now: Timestamp) -> Result<(), Error> {
    users::hold(connection, owner)?;
    let live = sessions::table.find(id.to_string()).filter(sessions::expires_at.gt(now.as_micros()));
    let query = live.select(sessions::id);
    let held: Option<String> = match connection {
        AnyConnection::Sqlite(connection) => query.first(connection),
        AnyConnection::Postgres(connection) => query.for_key_share().first(connection),
    }
    .optional()?;
    held.map(drop).ok_or(Error::NoUser)
}

/// Ends every session of a user.
///
/// # Errors
/// When the database fails.
pub fn end_all(connection: &mut AnyConnection, owner: UserId) -> Result<(), Error> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(owner.to_string()))).execute(connection)?;
    Ok(())
}

/// Ends the sessions that are too many: those that were not seen for the longest time.
pub(super) fn bound(connection: &mut AnyConnection, owner: UserId) -> Result<(), Error> {
    let too_many: Vec<String> = sessions::table
        .filter(sessions::user_id.eq(owner.to_string()))
        .order((sessions::last_seen_at.desc(), sessions::id.desc()))
        // As many as there are in all, or SQLite knows no offset.
        .limit(i64::MAX)
        .offset(OpenSession::MOST.into())
        .select(sessions::id)
        .load(connection)?;
    if !too_many.is_empty() {
        diesel::delete(sessions::table.filter(sessions::id.eq_any(too_many))).execute(connection)?;
    }
    Ok(())
}
