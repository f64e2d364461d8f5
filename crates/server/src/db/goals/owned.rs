//! A goal that its owner is about to change: there is no other way to change one.

use super::{
    super::{AnyConnection, Error, schema::goals, users},
    GoalRow, find_row, places,
};
use crate::fold::fold;
use diesel::prelude::*;
use studentos_api_types::{Goal, GoalId, Timestamp, UpdateGoal, UserId};

/// A goal whose ownership was checked in this transaction.
#[derive(Debug)]
pub struct OwnedGoal(GoalRow);

impl OwnedGoal {
    /// The user's goal of this name, unless it is in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find(connection: &mut AnyConnection, owner: UserId, id: GoalId) -> Result<Self, Error> {
        let goal = Self::find_anywhere(connection, owner, id)?;
        if goal.0.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(goal) }
    }

    /// The user's goal of this name, be it in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find_anywhere(connection: &mut AnyConnection, owner: UserId, id: GoalId) -> Result<Self, Error> {
        users::lock(connection, owner)?;
        find_row(connection, owner, id).map(Self)
    }

    /// Goes on only if the goal is still as the caller wants it.
    ///
    /// # Errors
    /// [`Error::Stale`].
    pub fn only_if(self, wanted: impl FnOnce(&Goal) -> bool) -> Result<Self, Error> {
        if wanted(&self.0.clone().into()) { Ok(self) } else { Err(Error::Stale) }
    }

    /// Changes the goal; what changes nothing leaves no trace.
    ///
    /// # Errors
    /// [`Error::GoalExists`].
    pub fn update(self, connection: &mut AnyConnection, update: UpdateGoal, now: Timestamp) -> Result<Goal, Error> {
        let before = self.0;
        let mut after = before.clone();
        after.title = update.title.unwrap_or(after.title);
        after.skipped = update.skipped.unwrap_or(after.skipped);
        after.notes = update.notes.unwrap_or(after.notes);
        after.date = update.date.unwrap_or(after.date);
        after.completed_at = match update.completed {
            Some(true) => after.completed_at.or(Some(now.as_micros())),
            Some(false) => None,
            None => after.completed_at,
        };
        let moved = after.date != before.date;
        if moved || update.position.is_some() {
            let others = places::end(connection, before.user_id, after.date)? - i64::from(!moved);
            after.position = update.position.map_or(others, |position| others.min(position.into()));
        }
        if after == before {
            return Ok(before.into());
        }
        if moved || after.position != before.position {
            places::close_gap(connection, before.user_id, before.date, before.position)?;
            places::open_gap(connection, after.user_id, after.date, after.position)?;
        }
        // A clock that was set back must not give two states the same instant.
        after.updated_at = now.max(Timestamp::from_micros(before.updated_at.as_micros() + 1));
        store(connection, &after)
    }

    /// Puts the goal into the trash.
    ///
    /// # Errors
    /// When the database fails.
    pub fn delete(self, connection: &mut AnyConnection, now: Timestamp) -> Result<(), Error> {
        let row = GoalRow { deleted_at: Some(now.as_micros()), ..self.0 };
        store(connection, &row)?;
        places::close_gap(connection, row.user_id, row.date, row.position)
    }

    /// Takes the goal out of the trash, back to its place; one that is not in there stays as it is.
    ///
    /// # Errors
    /// [`Error::GoalExists`].
    pub fn restore(self, connection: &mut AnyConnection) -> Result<Goal, Error> {
        let mut row = self.0;
        if row.deleted_at.take().is_none() {
            return Ok(row.into());
        }
        row.position = row.position.min(places::end(connection, row.user_id, row.date)?);
        places::open_gap(connection, row.user_id, row.date, row.position)?;
        store(connection, &row)
    }
}

/// Writes what a goal can change in.
fn store(connection: &mut AnyConnection, row: &GoalRow) -> Result<Goal, Error> {
    let stored: GoalRow = diesel::update(goals::table.find(row.id.to_string()))
        .set((
            goals::title.eq(row.title.as_str()),
            goals::title_key.eq(fold(row.title.as_str())),
            goals::date.eq(row.date.to_string()),
            goals::completed_at.eq(row.completed_at),
            goals::skipped.eq(row.skipped),
            goals::notes.eq(row.notes.as_str()),
            goals::position.eq(row.position),
            goals::updated_at.eq(row.updated_at.as_micros()),
            goals::deleted_at.eq(row.deleted_at),
        ))
        .returning(GoalRow::columns())
        .get_result(connection)
        .map_err(Error::on_unique(Error::GoalExists))?;
    Ok(stored.into())
}
