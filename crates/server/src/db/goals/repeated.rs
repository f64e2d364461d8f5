//! What repeats do to the goals of their users: many at once, and only to those that are open.

use super::super::{
    AnyConnection, Change, Error, logs,
    schema::goals::{self, table},
};
use crate::fold::fold;
use diesel::{
    dsl::min,
    prelude::*,
    sql_types::{BigInt, Bool, Text},
};
use std::collections::{BTreeMap, BTreeSet};
use studentos_api_types::{Date, GoalId, Notes, RepeatId, Title, UserId};

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

/// A goal for a repeat to make.
#[derive(Clone, Debug)]
pub struct Made {
    pub id: GoalId,
    pub repeat: RepeatId,
    pub title: Title,
    pub notes: Notes,
    pub date: Date,
    pub skipped: bool,
}

#[derive(Insertable)]
#[diesel(table_name = goals, treat_none_as_default_value = false)]
struct NewRow {
    id: String,
    user_id: String,
    title: String,
    title_key: String,
    date: String,
    skipped: bool,
    notes: String,
    position: i64,
    tasks_total: i64,
    tasks_completed: i64,
    repeat_id: String,
    created_at: i64,
    updated_at: i64,
    revision: i64,
}

/// The open goals of some repeats up to a day.
///
/// # Errors
/// When the database fails.
pub fn open(connection: &mut AnyConnection, repeats: &[String], until: Date) -> Result<Vec<OpenRow>, Error> {
    let mut rows: Vec<OpenRow> = table
        .filter(goals::repeat_id.eq_any(repeats))
        .filter(goals::skipped.eq(false))
        .filter(goals::deleted_at.is_null())
        .filter(goals::completed_at.is_null())
        .filter(goals::date.le(until.to_string()))
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

/// The first day after this one that has an open goal, of each of some repeats that have any.
///
/// # Errors
/// When the database fails.
pub fn open_after(
    connection: &mut AnyConnection,
    repeats: &[String],
    day: Date,
) -> Result<BTreeMap<String, Date>, Error> {
    let rows: Vec<(Option<String>, Option<String>)> = table
        .filter(goals::repeat_id.eq_any(repeats))
        .filter(goals::skipped.eq(false))
        .filter(goals::deleted_at.is_null())
        .filter(goals::completed_at.is_null())
        .filter(goals::date.gt(day.to_string()))
        .group_by(goals::repeat_id)
        .select((goals::repeat_id, min(goals::date)))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(repeat, date)| Some((repeat?, Date::parse(&date?).ok()?))).collect())
}

/// Which goals a day has of these folded titles.
///
/// # Errors
/// When the database fails.
pub fn there(
    connection: &mut AnyConnection,
    owner: UserId,
    date: Date,
    titles: &BTreeSet<&str>,
) -> Result<BTreeMap<String, GoalId>, Error> {
    let rows: Vec<(String, String)> = table
        .filter(goals::user_id.eq(owner.to_string()))
        .filter(goals::date.eq(date.to_string()))
        .filter(goals::title_key.eq_any(titles.iter().copied()))
        .filter(goals::deleted_at.is_null())
        .select((goals::title_key, goals::id))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(title, id)| Some((title, GoalId::parse(&id).ok()?))).collect())
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
                goals::updated_at.eq(change.at.as_micros()),
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
        (Some(first), Some(last)) => close_gaps(connection, change, first, last),
        _ => Ok(()),
    }
}

/// Closes all gaps of the days from the first to the last at once: for each of them, there may be hundreds.
fn close_gaps(connection: &mut AnyConnection, change: &Change, first: Date, last: Date) -> Result<(), Error> {
    diesel::sql_query(
        "WITH ranked AS (SELECT id, row_number() OVER (PARTITION BY date ORDER BY position, id) - 1 AS place FROM goals \
         WHERE user_id = $1 AND date >= $2 AND date <= $3 AND deleted_at IS NULL) \
         UPDATE goals SET position = ranked.place, revision = $4 FROM ranked \
         WHERE goals.id = ranked.id AND position <> ranked.place",
    )
    .bind::<Text, _>(change.owner.to_string())
    .bind::<Text, _>(first.to_string())
    .bind::<Text, _>(last.to_string())
    .bind::<BigInt, _>(change.revision)
    .execute(connection)?;
    Ok(())
}

/// What stands in some days: the folded titles, and how many goals there are.
struct There {
    titles: BTreeSet<(Date, String)>,
    ends: BTreeMap<Date, i64>,
}

impl There {
    fn read(connection: &mut AnyConnection, owner: UserId, dates: &BTreeSet<Date>) -> Result<Self, Error> {
        let dates: Vec<_> = dates.iter().map(ToString::to_string).collect();
        let rows: Vec<(String, String)> = table
            .filter(goals::user_id.eq(owner.to_string()))
            .filter(goals::date.eq_any(dates))
            .filter(goals::deleted_at.is_null())
            .select((goals::date, goals::title_key))
            .load(connection)?;
        let (mut titles, mut ends) = (BTreeSet::new(), BTreeMap::new());
        for (date, title) in rows {
            let date = Date::try_from(date).map_err(|invalid| Error::Internal(invalid.to_string()))?;
            *ends.entry(date).or_default() += 1;
            titles.insert((date, title));
        }
        Ok(Self { titles, ends })
    }

    /// The place at the end of the day, unless it has such a goal.
    fn place(&mut self, date: Date, title: &str) -> Option<i64> {
        if !self.titles.insert((date, title.to_owned())) {
            return None;
        }
        let end = self.ends.entry(date).or_default();
        *end += 1;
        Some(*end - 1)
    }
}

/// Adds goals at the end of their days, and gives back which ones; a day that has one of that title gets no other.
///
/// # Errors
/// When the database fails.
pub fn insert(connection: &mut AnyConnection, change: &Change, made: Vec<Made>) -> Result<BTreeSet<GoalId>, Error> {
    let dates = made.iter().map(|made| made.date).collect();
    let mut there = There::read(connection, change.owner, &dates)?;
    let (mut inserted, mut rows) = (BTreeSet::new(), Vec::with_capacity(made.len()));
    for Made { id, repeat, title, notes, date, skipped } in made {
        let title_key = fold(title.as_str());
        let Some(position) = there.place(date, &title_key) else { continue };
        inserted.insert(id);
        rows.push(NewRow {
            id: id.to_string(),
            user_id: change.owner.to_string(),
            title: title.into(),
            title_key,
            date: date.to_string(),
            skipped,
            notes: notes.into(),
            position,
            tasks_total: 0,
            tasks_completed: 0,
            repeat_id: repeat.to_string(),
            created_at: change.at.as_micros(),
            updated_at: change.at.as_micros(),
            revision: change.revision,
        });
    }
    while !rows.is_empty() {
        let batch: Vec<_> = rows.drain(..rows.len().min(BATCH)).collect();
        // A list of rows is written for one database or the other, not for either.
        match connection {
            AnyConnection::Sqlite(connection) => diesel::insert_into(table).values(batch).execute(connection),
            AnyConnection::Postgres(connection) => diesel::insert_into(table).values(batch).execute(connection),
        }?;
    }
    Ok(inserted)
}

/// Whether a day has a goal of the same title as this one.
///
/// # Errors
/// [`Error::NotFound`].
pub fn is_taken(connection: &mut AnyConnection, owner: UserId, id: GoalId, date: Date) -> Result<bool, Error> {
    let title: String = table.find(id.to_string()).select(goals::title_key).first(connection)?;
    let same = table
        .filter(goals::user_id.eq(owner.to_string()))
        .filter(goals::date.eq(date.to_string()))
        .filter(goals::title_key.eq(title))
        .filter(goals::deleted_at.is_null());
    let found: Option<String> = same.select(goals::id).first(connection).optional()?;
    Ok(found.is_some())
}
