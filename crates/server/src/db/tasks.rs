//! The table `tasks`.

mod owned;
mod places;
mod with_goal;

pub use self::owned::OwnedTask;
pub(super) use self::with_goal::{delete_with_goal, leave_goal_in_trash, restore_with_goal};

use super::{
    AnyConnection, Change, Error,
    connection::AnyBackend,
    cursor::{Key, one_more, page},
    events::{Changed, Position, rows_changed},
    goals::{self, OwnedGoal},
    schema::tasks,
    search::without,
};
use crate::fold::fold;
use diesel::prelude::*;
use studentos_api_types::{
    CreateTask, Date, Event, GoalId, List, ListTasks, Task, TaskChange, TaskId, Timestamp, Title, UserId,
};

/// What is not due at all has this in place of a day, which comes after all days.
const NOT_DUE: &str = "none";

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

/// A page of a user's tasks: of one goal by place, or all of them by the day they are due, those that are not due last.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`], of the goal that was asked for.
pub fn list(connection: &mut AnyConnection, owner: UserId, query: ListTasks) -> Result<List<Task>, Error> {
    let mut found = tasks::table
        .filter(tasks::user_id.eq(owner.to_string()))
        .filter(tasks::deleted_at.is_null())
        .select(TaskRow::as_select())
        .into_boxed();
    match query.completed {
        Some(true) => found = found.filter(tasks::completed_at.is_not_null()),
        Some(false) => found = found.filter(tasks::completed_at.is_null()),
        None => {}
    }
    if let Some(date) = query.due_before {
        found = found.filter(tasks::due_key.lt(date.to_string()));
    }
    if let Some(words) = query.q {
        found = found.filter(without(tasks::title_key, fold(words.as_str()), "").ne(tasks::title_key));
    }
    let after = query.cursor.as_ref().and_then(Key::from_cursor);
    if let Some(goal) = query.goal_id {
        goals::find(connection, owner, goal)?;
        found = found.filter(tasks::goal_id.eq(goal.to_string()));
        if let Some(Key { position, id, .. }) = after {
            found = found
                // Says nothing new, but is what the index can begin at.
                .filter(tasks::position.ge(position))
                .filter(tasks::position.gt(position).or(tasks::id.gt(id.to_string())));
        }
        let in_order = found.order((tasks::position, tasks::id)).limit(one_more(query.limit));
        let rows = in_order.load::<TaskRow>(connection)?;
        return Ok(page(rows.into_iter().map(Task::from).collect(), query.limit, key));
    }
    if let Some(after) = after {
        let due = due_key(after);
        found = found
            .filter(tasks::due_key.ge(due.clone()))
            .filter(tasks::due_key.gt(due).or(tasks::id.gt(after.id.to_string())));
    }
    let in_order = found.order((tasks::due_key, tasks::id)).limit(one_more(query.limit));
    let rows = in_order.load::<TaskRow>(connection)?;
    Ok(page(rows.into_iter().map(Task::from).collect(), query.limit, due_order))
}

/// The place of a task in the order of its goal's.
fn key(task: &Task) -> Key {
    Key { date: Date::MIN, position: task.position, id: task.id.as_uuid() }
}

/// The place of a task in the order of the days they are due.
fn due_order(task: &Task) -> Key {
    let position = i64::from(task.due_date.is_none());
    Key { date: task.due_date.unwrap_or(Date::MAX), position, id: task.id.as_uuid() }
}

/// What [`due_order`] says of the day.
fn due_key(key: Key) -> String {
    if key.position == 0 { key.date.to_string() } else { NOT_DUE.to_owned() }
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
