//! A task that its owner is about to change: there is no other way to change one.

use super::{
    super::{AnyConnection, Change, Error, goals::OwnedGoal, schema::tasks},
    TaskRow, find_row, places,
};
use crate::fold::fold;
use diesel::prelude::*;
use studentos_api_types::{GoalId, Task, TaskId, UpdateTask};

/// A task whose ownership was checked in this transaction, and the change that is about to happen to it.
#[derive(Debug)]
pub struct OwnedTask {
    row: TaskRow,
    change: Change,
}

impl OwnedTask {
    /// The user's task of this id, unless it is in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find(connection: &mut AnyConnection, change: &Change, id: TaskId) -> Result<Self, Error> {
        let task = Self::find_anywhere(connection, change, id)?;
        if task.row.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(task) }
    }

    /// The user's task of this id, be it in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`].
    pub fn find_anywhere(connection: &mut AnyConnection, change: &Change, id: TaskId) -> Result<Self, Error> {
        find_row(connection, change.owner, id).map(|row| Self { row, change: *change })
    }

    /// Goes on only if the task is still as the caller wants it, be there such a wish.
    ///
    /// # Errors
    /// [`Error::Stale`].
    pub fn only_if(self, wanted: Option<impl FnOnce(&Task) -> bool>) -> Result<Self, Error> {
        let is_stale = wanted.is_some_and(|wanted| !wanted(&self.row.clone().into()));
        if is_stale { Err(Error::Stale) } else { Ok(self) }
    }

    /// Changes the task; what changes nothing leaves no trace.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::NotYours`], of the goal it is to move to.
    pub fn update(self, connection: &mut AnyConnection, update: UpdateTask) -> Result<Task, Error> {
        let Self { row: before, change } = self;
        let mut after = before.clone();
        after.title = update.title.unwrap_or(after.title);
        after.due_date = update.due_date.map_or(after.due_date, |date| date.map(String::from));
        after.completed_at = match update.completed {
            Some(true) => after.completed_at.or(Some(change.at.as_micros())),
            Some(false) => None,
            None => after.completed_at,
        };
        if let Some(goal) = update.goal_id {
            if let Some(goal) = goal {
                OwnedGoal::find(connection, &change, goal)?;
            }
            after.goal_id = goal.map(String::from);
        }
        let moved = after.goal_id != before.goal_id;
        if moved || update.position.is_some() {
            let others = places::end(connection, change.owner, after.goal())? - i64::from(!moved);
            after.position = update.position.map_or(others, |position| others.min(position.into()));
        }
        if after == before {
            return Ok(before.into());
        }
        if moved || after.position != before.position {
            places::close_gap(connection, &change, before.goal(), before.position)?;
            places::open_gap(connection, &change, after.goal(), after.position)?;
        }
        recount(connection, &change, &before, &after)?;
        after.updated_at = change.after(before.updated_at);
        store(connection, &change, &after)?;
        Ok(after.into())
    }

    /// Puts the task into the trash.
    ///
    /// # Errors
    /// When the database fails.
    pub fn delete(self, connection: &mut AnyConnection) -> Result<(), Error> {
        let Self { row: before, change } = self;
        let after = TaskRow { deleted_at: Some(change.at.as_micros()), ..before.clone() };
        store(connection, &change, &after)?;
        places::close_gap(connection, &change, before.goal(), before.position)?;
        recount(connection, &change, &before, &after)
    }

    /// Takes the task out of the trash, back to its place; one that is not in there stays as it is.
    ///
    /// When its goal is in the trash or gone, it becomes a loose one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn restore(self, connection: &mut AnyConnection) -> Result<Task, Error> {
        let Self { row: before, change } = self;
        if before.deleted_at.is_none() {
            return Ok(before.into());
        }
        let mut after = TaskRow { deleted_at: None, deleted_with_goal: false, ..before.clone() };
        if let Some(goal) = before.goal() {
            match OwnedGoal::find(connection, &change, goal) {
                Ok(_) => {}
                Err(Error::NotFound) => after.goal_id = None,
                Err(error) => return Err(error),
            }
        }
        let end = places::end(connection, change.owner, after.goal())?;
        let keeps_its_place = after.goal_id == before.goal_id;
        after.position = if keeps_its_place { after.position.min(end) } else { end };
        places::open_gap(connection, &change, after.goal(), after.position)?;
        recount(connection, &change, &before, &after)?;
        store(connection, &change, &after)?;
        Ok(after.into())
    }
}

/// Makes the goals of a task count it as it will be, where they counted it as it was.
fn recount(connection: &mut AnyConnection, change: &Change, before: &TaskRow, after: &TaskRow) -> Result<(), Error> {
    let (old, new) = (counted(before), counted(after));
    if old == new {
        return Ok(());
    }
    for (counted, sign) in [(old, -1), (new, 1)] {
        if let Some((goal, is_completed)) = counted {
            let goal = OwnedGoal::find(connection, change, goal)?;
            goal.count_tasks(connection, sign, if is_completed { sign } else { 0 })?;
        }
    }
    Ok(())
}

/// The goal that counts a task, and whether as a done one.
fn counted(row: &TaskRow) -> Option<(GoalId, bool)> {
    let goal = row.goal().filter(|_| row.deleted_at.is_none());
    goal.map(|goal| (goal, row.completed_at.is_some()))
}

/// Writes what a task can change in.
fn store(connection: &mut AnyConnection, change: &Change, row: &TaskRow) -> Result<(), Error> {
    diesel::update(tasks::table.find(row.id.to_string()))
        .set((
            tasks::goal_id.eq(&row.goal_id),
            tasks::title.eq(row.title.as_str()),
            tasks::title_key.eq(fold(row.title.as_str())),
            tasks::completed_at.eq(row.completed_at),
            tasks::due_date.eq(&row.due_date),
            tasks::position.eq(row.position),
            tasks::updated_at.eq(row.updated_at.as_micros()),
            tasks::deleted_at.eq(row.deleted_at),
            tasks::deleted_with_goal.eq(row.deleted_with_goal),
            tasks::revision.eq(change.revision),
        ))
        .execute(connection)?;
    Ok(())
}
