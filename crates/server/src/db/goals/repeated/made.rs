//! Goals that a repeat makes, at the end of days that have none of their title.

use super::{
    super::{
        super::{
            AnyConnection, Change, Error,
            schema::goals::{self, table},
        },
        There,
    },
    BATCH,
};
use crate::fold::{fold, search_key};
use diesel::prelude::*;
use std::collections::BTreeSet;
use studentos_api_types::{Date, GoalId, Notes, RepeatId, Title};

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
    notes_key: String,
    position: i64,
    tasks_total: i64,
    tasks_completed: i64,
    repeat_id: String,
    created_at: i64,
    updated_at: i64,
    revision: i64,
}

/// Adds goals at the end of their days, and gives back which ones; a day that has one of that title gets no other.
///
/// # Errors
/// When the database fails.
pub fn insert(connection: &mut AnyConnection, change: &Change, made: Vec<Made>) -> Result<BTreeSet<GoalId>, Error> {
    let mut there = There::read(connection, change.owner, made.iter().map(|made| made.date))?;
    let (mut inserted, mut rows) = (BTreeSet::new(), Vec::with_capacity(made.len()));
    for Made { id, repeat, title, notes, date, skipped } in made {
        let title_key = fold(title.as_str());
        if there.get(date, &title_key).is_some() {
            continue;
        }
        let position = there.add(date, &title_key, id);
        inserted.insert(id);
        rows.push(NewRow {
            id: id.to_string(),
            user_id: change.owner.to_string(),
            title: title.into(),
            title_key,
            date: date.to_string(),
            skipped,
            notes_key: search_key(notes.as_str()),
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
