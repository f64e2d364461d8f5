//! The table `tasks`.

mod list;
mod owned;
mod places;
mod with_goal;

pub(super) use self::with_goal::{delete_with_goal, leave_goal_in_trash, restore_with_goal};
pub use self::{list::list, owned::OwnedTask};

use super::{
    AnyConnection, Change, Error,
    connection::AnyBackend,
    events::{Changed, Position, rows_changed},
    goals::OwnedGoal,
    schema::tasks,
};
use crate::fold::fold;
use diesel::prelude::*;
use studentos_api_types::{CreateTask, Date, Event, GoalId, Task, TaskChange, TaskId, Timestamp, Title, UserId};

/// A task and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = tasks)]
struct TaskRow {
    #[diesel(deserialize_as = String)]
    id: TaskId,
    #[diesel(deserialize_as = String)]
    user_id: UserId,
    goal_id: Option<String>,
    #[diesel(deserialize_as = String)]
    title: Title,
    completed_at: Option<i64>,
    due_date: Option<String>,
    position: i64,
    #[diesel(deserialize_as = i64)]
    created_at: Timestamp,
    #[diesel(deserialize_as = i64)]
    updated_at: Timestamp,
    deleted_at: Option<i64>,
    deleted_with_goal: bool,
    revision: i64,
}

impl TaskRow {
    /// For `returning`, where `as_select` does not work with either database.
    fn columns() -> <Self as Selectable<AnyBackend>>::SelectExpression {
        <Self as Selectable<AnyBackend>>::construct_selection()
    }

    fn goal(&self) -> Option<GoalId> {
        self.goal_id.as_ref().and_then(|id| GoalId::parse(id).ok())
    }
}

impl From<TaskRow> for Task {
    fn from(row: TaskRow) -> Self {
        Self {
            id: row.id,
            goal_id: row.goal(),
            title: row.title,
            completed: row.completed_at.is_some(),
            completed_at: row.completed_at.map(Timestamp::from),
            due_date: row.due_date.and_then(|date| Date::parse(&date).ok()),
            position: row.position,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

/// One of a user's tasks.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`].
pub fn find(connection: &mut AnyConnection, owner: UserId, id: TaskId) -> Result<Task, Error> {
    let row = find_row(connection, owner, id)?;
    if row.deleted_at.is_some() { Err(Error::NotFound) } else { Ok(row.into()) }
}

/// The row, in the trash or not; of another user's tasks only those not in the trash are known to exist.
fn find_row(connection: &mut AnyConnection, owner: UserId, id: TaskId) -> Result<TaskRow, Error> {
    let row: TaskRow = tasks::table.find(id.to_string()).select(TaskRow::as_select()).first(connection)?;
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
    let rows = rows_changed!(tasks, TaskRow, connection, owner, after, last, limit)?;
    let changed = rows.into_iter().map(|row| {
        let (id, revision) = (row.id, row.revision);
        let change = match row.deleted_at {
            Some(_) => TaskChange::Delete { id },
            None => TaskChange::Upsert { id, data: row.into() },
        };
        Changed { revision, id: id.to_string(), event: Event::Task(change) }
    });
    Ok(changed.collect())
}

/// Adds a task, the last of its goal or of the loose ones.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`], of its goal.
pub fn insert(connection: &mut AnyConnection, change: &Change, id: TaskId, new: &CreateTask) -> Result<Task, Error> {
    if let Some(goal) = new.goal_id {
        OwnedGoal::find(connection, change, goal)?.count_tasks(connection, 1, 0)?;
    }
    let row: TaskRow = diesel::insert_into(tasks::table)
        .values((
            tasks::id.eq(id.to_string()),
            tasks::user_id.eq(change.owner.to_string()),
            tasks::goal_id.eq(new.goal_id.map(String::from)),
            tasks::title.eq(new.title.as_str()),
            tasks::title_key.eq(fold(new.title.as_str())),
            tasks::due_date.eq(new.due_date.map(String::from)),
            tasks::position.eq(places::end(connection, change.owner, new.goal_id)?),
            tasks::created_at.eq(change.at.as_micros()),
            tasks::updated_at.eq(change.at.as_micros()),
            tasks::deleted_with_goal.eq(false),
            tasks::revision.eq(change.revision),
        ))
        .returning(TaskRow::columns())
        .get_result(connection)?;
    Ok(row.into())
}
