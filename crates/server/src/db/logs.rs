//! The table `logs`.

mod owned;

pub use self::owned::OwnedLog;

use super::{
    AnyConnection, Change, Error,
    connection::AnyBackend,
    cursor::{Key, Order, one_more, page},
    events::{Changed, Position, rows_changed},
    goals,
    schema::logs,
    search::{self, without},
};
use crate::fold::search_key;
use diesel::prelude::*;
use std::collections::BTreeSet;
use studentos_api_types::{
    CreateLog, Date, Event, GoalId, List, ListLogs, Log, LogBody, LogChange, LogId, Minutes, Mood, Timestamp, UserId,
};

/// A log and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = logs)]
struct LogRow {
    #[diesel(deserialize_as = String)]
    id: LogId,
    #[diesel(deserialize_as = String)]
    user_id: UserId,
    #[diesel(deserialize_as = String)]
    date: Date,
    minutes: Option<i32>,
    mood: Option<i32>,
    goal_id: Option<String>,
    goal_in_trash: bool,
    #[diesel(deserialize_as = i64)]
    created_at: Timestamp,
    #[diesel(deserialize_as = i64)]
    updated_at: Timestamp,
    deleted_at: Option<i64>,
    revision: i64,
    #[diesel(deserialize_as = String)]
    body: LogBody,
}

impl LogRow {
    /// For `returning`, where `as_select` does not work with either database.
    fn columns() -> <Self as Selectable<AnyBackend>>::SelectExpression {
        <Self as Selectable<AnyBackend>>::construct_selection()
    }
}

impl From<LogRow> for Log {
    fn from(row: LogRow) -> Self {
        Self {
            id: row.id,
            date: row.date,
            body: row.body,
            minutes: row.minutes.and_then(|minutes| Minutes::try_from(minutes).ok()),
            mood: row.mood.and_then(|mood| Mood::try_from(mood).ok()),
            goal_id: row.goal_id.filter(|_| !row.goal_in_trash).and_then(|id| GoalId::parse(&id).ok()),
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// A page of a user's logs, by day and then as they were made.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`] when it is asked for those of such a goal.
pub fn list(connection: &mut AnyConnection, owner: UserId, query: ListLogs) -> Result<List<Log>, Error> {
    let mut found = logs::table
        .filter(logs::user_id.eq(owner.to_string()))
        .filter(logs::deleted_at.is_null())
        .select(LogRow::as_select())
        .into_boxed();
    if let Some(date) = query.date {
        found = found.filter(logs::date.eq(date.to_string()));
    }
    if let Some(first) = query.from {
        found = found.filter(logs::date.ge(first.to_string()));
    }
    if let Some(last) = query.to {
        found = found.filter(logs::date.le(last.to_string()));
    }
    if let Some(goal) = query.goal_id {
        goals::find(connection, owner, goal)?;
        found = found.filter(logs::goal_id.eq(goal.to_string()));
    }
    if let Some(words) = query.q {
        found = found.filter(without(logs::body_key, search::words(&words), "").ne(logs::body_key));
    }
    if let Some(Key { date, id, .. }) = Key::after(Order::Logs, query.cursor.as_ref())? {
        let date = date.to_string();
        found = found
            // Says nothing new, but is what the index can begin at.
            .filter(logs::date.ge(date.clone()))
            .filter(logs::date.gt(date.clone()).or(logs::date.eq(date).and(logs::id.gt(id.to_string()))));
    }
    let in_order = found.order((logs::date, logs::id)).limit(one_more(query.limit));
    let rows = in_order.load::<LogRow>(connection)?;
    Ok(page(rows.into_iter().map(Log::from).collect(), query.limit, key))
}

/// The place of a log in the order of all of its user's logs: ids are in the order in which they were made.
fn key(log: &Log) -> Key {
    Key { order: Order::Logs, date: log.date, position: 0, id: log.id.as_uuid() }
}

/// One of a user's logs.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`].
pub fn find(connection: &mut AnyConnection, owner: UserId, id: LogId) -> Result<Log, Error> {
    let row = find_row(connection, owner, id)?;
    if row.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(row.into()) }
}

/// The row, in the trash or not; of another user's logs only those not in the trash are known to exist.
fn find_row(connection: &mut AnyConnection, owner: UserId, id: LogId) -> Result<LogRow, Error> {
    let row: LogRow = logs::table.find(id.to_string()).select(LogRow::as_select()).first(connection)?;
    match (row.user_id == owner, row.deleted_at) {
        (true, _) => Ok(row),
        (false, None) => Err(Error::NotYours),
        (false, Some(_)) => Err(Error::NotFound),
    }
}

/// What changed after a position and up to a revision, at most so much of it, in its order.
///
/// # Errors
/// When the database fails.
pub(super) fn changed(
    connection: &mut AnyConnection,
    owner: UserId,
    after: &Position,
    last: i64,
    limit: usize,
) -> Result<Vec<Changed>, Error> {
    let rows = rows_changed!(logs, LogRow, connection, owner, after, last, limit)?;
    let changed = rows.into_iter().map(|row| {
        let (id, revision) = (row.id, row.revision);
        let change = match row.deleted_at {
            Some(_) => LogChange::Delete { id },
            None => LogChange::Upsert { id, data: row.into() },
        };
        Changed { revision, id: id.to_string(), event: Event::Log(change) }
    });
    Ok(changed.collect())
}

/// Adds a log.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`] when it is about such a goal.
pub fn insert(connection: &mut AnyConnection, change: &Change, id: LogId, new: &CreateLog) -> Result<Log, Error> {
    if let Some(goal) = new.goal_id {
        goals::find(connection, change.owner, goal)?;
    }
    let row: LogRow = diesel::insert_into(logs::table)
        .values((
            logs::id.eq(id.to_string()),
            logs::user_id.eq(change.owner.to_string()),
            logs::date.eq(new.date.to_string()),
            logs::minutes.eq(new.minutes.map(i32::from)),
            logs::mood.eq(new.mood.map(i32::from)),
            logs::goal_id.eq(new.goal_id.map(|goal| goal.to_string())),
            logs::goal_in_trash.eq(false),
            logs::created_at.eq(change.at.as_micros()),
            logs::updated_at.eq(change.at.as_micros()),
            logs::revision.eq(change.revision),
            logs::body.eq(new.body.as_str()),
            logs::body_key.eq(search_key(new.body.as_str())),
        ))
        .returning(LogRow::columns())
        .get_result(connection)?;
    Ok(row.into())
}

/// Which of these goals have logs.
///
/// # Errors
/// When the database fails.
pub(super) fn about(
    connection: &mut AnyConnection,
    goals: impl Iterator<Item = GoalId>,
) -> Result<BTreeSet<GoalId>, Error> {
    let found: Vec<Option<String>> = logs::table
        .filter(logs::goal_id.eq_any(goals.map(|id| id.to_string())))
        .filter(logs::deleted_at.is_null())
        .select(logs::goal_id)
        .load(connection)?;
    Ok(found.into_iter().filter_map(|id| GoalId::parse(&id?).ok()).collect())
}

/// Goals go into the trash: their logs stay, and are about none until they come back.
///
/// # Errors
/// When the database fails.
pub(super) fn goals_left(connection: &mut AnyConnection, change: &Change, goals: &[GoalId]) -> Result<(), Error> {
    follow(connection, change, goals, true)
}

/// A goal comes back from the trash, and its logs are about it again.
///
/// # Errors
/// When the database fails.
pub(super) fn goal_came_back(connection: &mut AnyConnection, change: &Change, goal: GoalId) -> Result<(), Error> {
    follow(connection, change, &[goal], false)
}

fn follow(connection: &mut AnyConnection, change: &Change, goals: &[GoalId], in_trash: bool) -> Result<(), Error> {
    diesel::update(logs::table.filter(logs::goal_id.eq_any(goals.iter().map(ToString::to_string))))
        .set((logs::goal_in_trash.eq(in_trash), logs::revision.eq(change.revision)))
        .execute(connection)?;
    Ok(())
}
