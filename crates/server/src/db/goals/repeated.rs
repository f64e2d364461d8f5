//! What repeats do to the goals of their users: many at once, and only to those that are open.

mod made;

pub use self::made::{Made, insert};

use super::{
    super::{
        AnyConnection, Change, Error, logs,
        schema::goals::{self, table},
    },
    each_after, places,
};
use crate::fold::{fold, search_key};
use diesel::{dsl::min, prelude::*, sql_types::Bool};
use std::collections::BTreeMap;
use studentos_api_types::{Date, GoalId, Notes, RepeatId, Title};

/// How many rows are written by one statement.
const BATCH: usize = 500;

/// A goal that a repeat has made and that is neither done nor skipped nor in the trash.
#[derive(Queryable)]
pub struct OpenRow {
    #[diesel(deserialize_as = String)]
    pub repeat_id: RepeatId,
    #[diesel(deserialize_as = String)]
    pub id: GoalId,
    #[diesel(deserialize_as = String)]
    pub date: Date,
    /// The folded title.
    pub title: String,
    created_at: i64,
    updated_at: i64,
    tasks_total: i64,
    has_logs: bool,
}

impl OpenRow {
    /// Whether it is as it was made. Its place does not count: that changes with its neighbours.
    pub const fn is_untouched(&self) -> bool {
        self.created_at == self.updated_at && self.tasks_total == 0 && !self.has_logs
    }
}

/// The open goals of some repeats in some days, first and last, in the order of the repeats and of their days: so many of them.
///
/// # Errors
/// When the database fails.
pub fn open(
    connection: &mut AnyConnection,
    repeats: &[String],
    (first, last): (Date, Date),
    most: usize,
) -> Result<Vec<OpenRow>, Error> {
    if repeats.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<OpenRow> = table
        .filter(goals::repeat_id.eq_any(repeats))
        .filter(goals::skipped.eq(false))
        .filter(goals::deleted_at.is_null())
        .filter(goals::completed_at.is_null())
        .filter(goals::date.between(first.to_string(), last.to_string()))
        .order((goals::repeat_id, goals::date))
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .select((
            goals::repeat_id.assume_not_null(),
            goals::id,
            goals::date,
            goals::title_key,
            goals::created_at,
            goals::updated_at,
            goals::tasks_total,
            false.into_sql::<Bool>(),
        ))
        .load(connection)?;
    // Not in the same query: PostgreSQL may think it wise to read the logs of everybody for that.
    for some in rows.chunks_mut(BATCH) {
        let written = logs::about(connection, some.iter().map(|row| row.id))?;
        for row in some {
            row.has_logs = written.contains(&row.id);
        }
    }
    Ok(rows)
}

/// The first day after this one, or of all, that has an open goal, of each of some repeats that have any.
///
/// # Errors
/// When the database fails.
pub fn open_after(
    connection: &mut AnyConnection,
    repeats: &[String],
    day: Option<Date>,
) -> Result<BTreeMap<String, Date>, Error> {
    if repeats.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Option<String>, Option<String>)> = table
        .filter(goals::repeat_id.eq_any(repeats))
        .filter(goals::skipped.eq(false))
        .filter(goals::deleted_at.is_null())
        .filter(goals::completed_at.is_null())
        .filter(goals::date.gt(day.map(String::from).unwrap_or_default()))
        .group_by(goals::repeat_id)
        .select((goals::repeat_id, min(goals::date)))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(repeat, date)| Some((repeat?, Date::parse(&date?).ok()?))).collect())
}

/// Skips goals.
///
/// # Errors
/// When the database fails.
pub fn skip(connection: &mut AnyConnection, change: &Change, ids: &[GoalId]) -> Result<(), Error> {
    for ids in ids.chunks(BATCH) {
        diesel::update(table.filter(goals::id.eq_any(ids.iter().map(ToString::to_string))))
            .set((
                goals::skipped.eq(true),
                goals::updated_at.eq(each_after(change.at.as_micros())),
                goals::revision.eq(change.revision),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Puts goals of these days into the trash.
///
/// # Errors
/// When the database fails.
pub fn discard(connection: &mut AnyConnection, change: &Change, gone: &[(GoalId, Date)]) -> Result<(), Error> {
    for gone in gone.chunks(BATCH) {
        diesel::update(table.filter(goals::id.eq_any(gone.iter().map(|(id, _)| id.to_string()))))
            .set((goals::deleted_at.eq(change.at.as_micros()), goals::revision.eq(change.revision)))
            .execute(connection)?;
        logs::goals_left(connection, change, &gone.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
    }
    let days = || gone.iter().map(|(_, date)| *date);
    match (days().min(), days().max()) {
        (Some(first), Some(last)) => places::close_gaps(connection, change, first, last),
        _ => Ok(()),
    }
}

/// Moves goals of these days to the end of another, where nothing is in their way.
///
/// # Errors
/// When the database fails.
pub fn carry(
    connection: &mut AnyConnection,
    change: &Change,
    carried: &[(GoalId, Date)],
    today: Date,
) -> Result<(), Error> {
    let Some(first) = carried.iter().map(|(_, date)| *date).min() else { return Ok(()) };
    let end = places::end(connection, change.owner, today)?;
    for carried in carried.chunks(BATCH) {
        diesel::update(table.filter(goals::id.eq_any(carried.iter().map(|(id, _)| id.to_string()))))
            .set((
                goals::date.eq(today.to_string()),
                goals::position.eq(goals::position + end),
                goals::updated_at.eq(each_after(change.at.as_micros())),
                goals::revision.eq(change.revision),
            ))
            .execute(connection)?;
    }
    places::close_gaps(connection, change, first, today)
}

/// Has goals say what their repeat says now. They are as it made them all the same.
///
/// # Errors
/// When the database fails.
pub fn reword(
    connection: &mut AnyConnection,
    change: &Change,
    ids: &[GoalId],
    title: &Title,
    notes: &Notes,
) -> Result<(), Error> {
    for ids in ids.chunks(BATCH) {
        diesel::update(table.filter(goals::id.eq_any(ids.iter().map(ToString::to_string))))
            .filter(goals::title.ne(title.as_str()).or(goals::notes.ne(notes.as_str())))
            .set((
                goals::title.eq(title.as_str()),
                goals::title_key.eq(fold(title.as_str())),
                goals::notes.eq(notes.as_str()),
                goals::notes_key.eq(search_key(notes.as_str())),
                goals::revision.eq(change.revision),
            ))
            .execute(connection)?;
    }
    Ok(())
}
