//! A goal that its owner is about to change: there is no other way to change one.

use super::{
    super::{
        AnyConnection, Change, Error, logs,
        prepared::{Prepared, on_either},
        repeats::{self, Was},
        schema::goals,
        tasks,
    },
    GoalRow, find_row, places,
};
use crate::fold::{fold, search_key};
use diesel::prelude::*;
use studentos_api_types::{Goal, GoalId, UpdateGoal};

/// A goal whose ownership was checked in this transaction, and the change that is about to happen to it.
#[derive(Debug)]
pub struct OwnedGoal {
    row: GoalRow,
    change: Change,
}

impl OwnedGoal {
    /// The user's goal of this id, unless it is in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find(connection: &mut AnyConnection, change: &Change, id: GoalId) -> Result<Self, Error> {
        let goal = Self::find_anywhere(connection, change, id)?;
        if goal.row.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(goal) }
    }

    /// The user's goal of this id, be it in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find_anywhere(connection: &mut AnyConnection, change: &Change, id: GoalId) -> Result<Self, Error> {
        find_row(connection, change.owner, id).map(|row| Self { row, change: *change })
    }

    /// Goes on only if the goal is still as the caller wants it, be there such a wish.
    ///
    /// # Errors
    /// [`Error::Stale`].
    pub fn only_if(self, wanted: Option<impl FnOnce(&Goal) -> bool>) -> Result<Self, Error> {
        let is_stale = wanted.is_some_and(|wanted| !wanted(&self.row.clone().into()));
        if is_stale { Err(Error::Stale) } else { Ok(self) }
    }

    /// Changes the goal; what changes nothing leaves no trace.
    ///
    /// # Errors
    /// [`Error::GoalExists`].
    pub fn update(self, connection: &mut AnyConnection, update: UpdateGoal) -> Result<Goal, Error> {
        let Self { row: before, change } = self;
        let mut after = before.clone();
        after.title = update.title.unwrap_or(after.title);
        // Who ticks what was set aside did it after all.
        after.skipped = update.skipped.unwrap_or(after.skipped && update.completed != Some(true));
        after.notes = update.notes.unwrap_or(after.notes);
        after.date = update.date.unwrap_or(after.date);
        after.completed_at = match update.completed {
            Some(true) => after.completed_at.or(Some(change.at.as_micros())),
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
            places::close_gap(connection, &change, before.date, before.position)?;
            places::open_gap(connection, &change, after.date, after.position)?;
        }
        after.updated_at = change.after(before.updated_at);
        tell_repeat(connection, &change, &before, &after)?;
        store(connection, &change, &before, &after)?;
        Ok(after.into())
    }

    /// Counts so many tasks more, and so many of them done; less, when they are negative.
    ///
    /// # Errors
    /// When the database fails.
    pub(in super::super) fn count_tasks(
        self,
        connection: &mut AnyConnection,
        total: i64,
        completed: i64,
    ) -> Result<(), Error> {
        diesel::update(goals::table.find(self.row.id.to_string()))
            .set((
                goals::tasks_total.eq(goals::tasks_total + total),
                goals::tasks_completed.eq(goals::tasks_completed + completed),
                goals::revision.eq(self.change.revision),
            ))
            .execute(connection)?;
        Ok(())
    }

    /// Puts the goal into the trash, and its tasks with it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn delete(self, connection: &mut AnyConnection) -> Result<(), Error> {
        let Self { row, change } = self;
        let before = row.clone();
        let row = GoalRow { deleted_at: Some(change.at.as_micros()), ..row };
        tell_repeat(connection, &change, &before, &row)?;
        store(connection, &change, &before, &row)?;
        tasks::delete_with_goal(connection, &change, row.id)?;
        logs::goals_left(connection, &change, &[row.id])?;
        places::close_gap(connection, &change, row.date, row.position)
    }

    /// Takes the goal out of the trash, back to its place, with the tasks that went there with it; one that is not in there stays as it is.
    ///
    /// # Errors
    /// [`Error::GoalExists`].
    pub fn restore(self, connection: &mut AnyConnection) -> Result<Goal, Error> {
        let Self { mut row, change } = self;
        let before = row.clone();
        if row.deleted_at.take().is_none() {
            return Ok(row.into());
        }
        tell_repeat(connection, &change, &before, &row)?;
        row.position = row.position.min(places::end(connection, row.user_id, row.date)?);
        places::open_gap(connection, &change, row.date, row.position)?;
        (row.tasks_total, row.tasks_completed) = tasks::restore_with_goal(connection, &change, row.id)?;
        logs::goal_came_back(connection, &change, row.id)?;
        store(connection, &change, &before, &row)?;
        Ok(row.into())
    }
}

/// Tells the repeat that made a goal, if one did, what becomes of it.
fn tell_repeat(
    connection: &mut AnyConnection,
    change: &Change,
    before: &GoalRow,
    after: &GoalRow,
) -> Result<(), Error> {
    let Some(repeat) = &before.repeat_id else { return Ok(()) };
    let is_open = |row: &GoalRow| row.deleted_at.is_none() && row.completed_at.is_none() && !row.skipped;
    match (is_open(before), is_open(after)) {
        (true, false) if after.deleted_at.is_some() => repeats::notice(connection, change, repeat, Was::Deleted),
        (true, false) => repeats::notice(connection, change, repeat, Was::Open(before.date)),
        (false, true) => repeats::notice(connection, change, repeat, Was::Closed(after.id, after.date)),
        _ if before.date != after.date => repeats::look_at(connection, [repeat.as_str()]),
        _ => Ok(()),
    }
}

/// Writes what has changed of a goal; what has not is left alone, and with it the indexes over it. All that a request can change
/// together makes fewer than a hundred statements.
fn store(connection: &mut AnyConnection, change: &Change, before: &GoalRow, after: &GoalRow) -> Result<(), Error> {
    let title = || (goals::title.eq(after.title.as_str()), goals::title_key.eq(fold(after.title.as_str())));
    let notes = || (goals::notes.eq(after.notes.as_str()), goals::notes_key.eq(search_key(after.notes.as_str())));
    let changes = (
        (after.title != before.title).then(title),
        (after.date != before.date).then(|| goals::date.eq(after.date.to_string())),
        (after.completed_at != before.completed_at).then_some(goals::completed_at.eq(after.completed_at)),
        (after.skipped != before.skipped).then_some(goals::skipped.eq(after.skipped)),
        (after.notes != before.notes).then(notes),
        (after.position != before.position).then_some(goals::position.eq(after.position)),
        (after.tasks_total != before.tasks_total).then_some(goals::tasks_total.eq(after.tasks_total)),
        (after.tasks_completed != before.tasks_completed).then_some(goals::tasks_completed.eq(after.tasks_completed)),
        (after.deleted_at != before.deleted_at).then_some(goals::deleted_at.eq(after.deleted_at)),
        goals::updated_at.eq(after.updated_at.as_micros()),
        goals::revision.eq(change.revision),
    );
    let update = diesel::update(goals::table.find(after.id.to_string())).set(changes);
    let update = Prepared(update);
    let stored = on_either!(connection, |connection| update.execute(connection));
    stored.map_err(Error::on_unique(Error::GoalExists)).map(drop)
}
