//! A log that its owner is about to change: there is no other way to change one.

use super::{
    super::{AnyConnection, Change, Error, goals, schema::logs},
    LogRow, find_row,
};
use crate::fold::search_key;
use diesel::prelude::*;
use studentos_api_types::{Log, LogId, UpdateLog};

/// A log whose ownership was checked in this transaction, and the change that is about to happen to it.
#[derive(Debug)]
pub struct OwnedLog {
    row: LogRow,
    change: Change,
}

impl OwnedLog {
    /// The user's log of this id, unless it is in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find(connection: &mut AnyConnection, change: &Change, id: LogId) -> Result<Self, Error> {
        let log = Self::find_anywhere(connection, change, id)?;
        if log.row.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(log) }
    }

    /// The user's log of this id, be it in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find_anywhere(connection: &mut AnyConnection, change: &Change, id: LogId) -> Result<Self, Error> {
        find_row(connection, change.owner, id).map(|row| Self { row, change: *change })
    }

    /// Goes on only if the log is still as the caller wants it, be there such a wish.
    ///
    /// # Errors
    /// [`Error::Stale`].
    pub fn only_if(self, wanted: Option<impl FnOnce(&Log) -> bool>) -> Result<Self, Error> {
        let is_stale = wanted.is_some_and(|wanted| !wanted(&self.row.clone().into()));
        if is_stale { Err(Error::Stale) } else { Ok(self) }
    }

    /// Changes the log; what changes nothing leaves no trace.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`] when it is to be about such a goal.
    pub fn update(self, connection: &mut AnyConnection, update: UpdateLog) -> Result<Log, Error> {
        let Self { row: before, change } = self;
        let mut after = before.clone();
        after.date = update.date.unwrap_or(after.date);
        after.body = update.body.unwrap_or(after.body);
        after.minutes = update.minutes.map_or(after.minutes, |minutes| minutes.map(i32::from));
        after.mood = update.mood.map_or(after.mood, |mood| mood.map(i32::from));
        if let Some(goal) = update.goal_id {
            if let Some(goal) = goal {
                goals::find(connection, change.owner, goal)?;
            }
            after.goal_id = goal.map(|goal| goal.to_string());
            after.goal_in_trash = false;
        }
        if after == before {
            return Ok(before.into());
        }
        after.updated_at = change.after(before.updated_at);
        store(connection, &change, &after)?;
        Ok(after.into())
    }

    /// Puts the log into the trash.
    ///
    /// # Errors
    /// When the database fails.
    pub fn delete(self, connection: &mut AnyConnection) -> Result<(), Error> {
        let Self { mut row, change } = self;
        row.deleted_at = Some(change.at.as_micros());
        store(connection, &change, &row)
    }

    /// Takes the log out of the trash; one that is not in there stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub fn restore(self, connection: &mut AnyConnection) -> Result<Log, Error> {
        let Self { mut row, change } = self;
        if row.deleted_at.take().is_none() {
            return Ok(row.into());
        }
        store(connection, &change, &row)?;
        Ok(row.into())
    }
}

/// Writes what a log can change in.
fn store(connection: &mut AnyConnection, change: &Change, row: &LogRow) -> Result<(), Error> {
    diesel::update(logs::table.find(row.id.to_string()))
        .set((
            logs::date.eq(row.date.to_string()),
            logs::minutes.eq(row.minutes),
            logs::mood.eq(row.mood),
            logs::goal_id.eq(row.goal_id.as_deref()),
            logs::goal_in_trash.eq(row.goal_in_trash),
            logs::updated_at.eq(row.updated_at.as_micros()),
            logs::deleted_at.eq(row.deleted_at),
            logs::revision.eq(change.revision),
            logs::body.eq(row.body.as_str()),
            logs::body_key.eq(search_key(row.body.as_str())),
        ))
        .execute(connection)?;
    Ok(())
}
