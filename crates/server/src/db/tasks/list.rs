//! Pages of tasks: of one goal, of the goals of a day, or of all there are.

use super::{
    super::{
        AnyConnection, Error,
        cursor::{Key, Order, one_more, page},
        goals,
        schema::{goals as goal_table, tasks},
        search::{self, holds},
    },
    TaskRow,
};
use diesel::prelude::*;
use studentos_api_types::{Date, GoalId, List, ListTasks, Task, UserId};

/// What is not due at all has this in place of a day, which comes after all days.
const NOT_DUE: &str = "none";

/// Those of a user's tasks that a query asks for, from wherever they are read.
macro_rules! asked_for {
    ($query:expr, $owner:expr, $from:expr) => {{
        let mut found = $from
            .filter(tasks::user_id.eq($owner.to_string()))
            .filter(tasks::deleted_at.is_null())
            .limit(one_more($query.limit))
            .into_boxed();
        match $query.completed {
            Some(true) => found = found.filter(tasks::completed_at.is_not_null()),
            Some(false) => found = found.filter(tasks::completed_at.is_null()),
            None => {}
        }
        if let Some(date) = $query.due_before {
            found = found.filter(tasks::due_key.lt(date.to_string()));
        }
        if let Some(words) = &$query.q {
            found = found.filter(holds(tasks::title_key, search::words(words)));
        }
        found
    }};
}

/// A page of a user's tasks: of one goal by place, of a day goal by goal, or all of them by the day they are due, those
/// that are not due last.
///
/// # Errors
/// [`Error::NotFound`] or [`Error::NotYours`], of the goal that was asked for.
pub fn list(connection: &mut AnyConnection, owner: UserId, query: &ListTasks) -> Result<List<Task>, Error> {
    let after = |order| Key::after(order, query.cursor.as_ref());
    match (query.goal_id, query.goal_date) {
        (Some(goal), _) => of_goal(connection, owner, query, goal, after(Order::TasksOfGoal)?),
        (None, Some(date)) => of_day(connection, owner, query, date, after(Order::TasksOfDay)?),
        (None, None) => of_all(connection, owner, query, after(Order::Tasks)?),
    }
}

fn of_goal(
    connection: &mut AnyConnection,
    owner: UserId,
    query: &ListTasks,
    goal: GoalId,
    after: Option<Key>,
) -> Result<List<Task>, Error> {
    goals::find(connection, owner, goal)?;
    let of_goal = tasks::table.filter(tasks::goal_id.eq(goal.to_string())).select(TaskRow::as_select());
    let mut found = asked_for!(query, owner, of_goal);
    if let Some(Key { position, id, .. }) = after {
        found = found
            // Says nothing new, but is what the index can begin at.
            .filter(tasks::position.ge(position))
            .filter(tasks::position.gt(position).or(tasks::id.gt(id.to_string())));
    }
    let rows = found.order((tasks::position, tasks::id)).load::<TaskRow>(connection)?;
    Ok(page(rows.into_iter().map(Task::from).collect(), query.limit, goal_order))
}

fn of_day(
    connection: &mut AnyConnection,
    owner: UserId,
    query: &ListTasks,
    date: Date,
    after: Option<Key>,
) -> Result<List<Task>, Error> {
    let of_day = tasks::table
        .inner_join(goal_table::table)
        .filter(goal_table::user_id.eq(owner.to_string()))
        .filter(goal_table::date.eq(date.to_string()))
        .filter(goal_table::deleted_at.is_null())
        .select((TaskRow::as_select(), goal_table::position));
    let mut found = asked_for!(query, owner, of_day);
    if let Some(key) = after {
        let (goal, place) = places(key);
        let later_in_goal =
            tasks::position.gt(place).or(tasks::position.eq(place).and(tasks::id.gt(key.id.to_string())));
        found = found
            // Says nothing new, but is what the index can begin at.
            .filter(goal_table::position.ge(goal))
            .filter(goal_table::position.gt(goal).or(later_in_goal));
    }
    // No two goals of a day have the same place.
    let in_order = found.order((goal_table::position, tasks::position, tasks::id));
    let rows = in_order.load::<(TaskRow, i64)>(connection)?;
    let tasks = rows.into_iter().map(|(row, goal)| (Task::from(row), goal)).collect();
    let List { data, count, next_cursor } = page(tasks, query.limit, day_order);
    Ok(List { data: data.into_iter().map(|(task, _)| task).collect(), count, next_cursor })
}

fn of_all(
    connection: &mut AnyConnection,
    owner: UserId,
    query: &ListTasks,
    after: Option<Key>,
) -> Result<List<Task>, Error> {
    let mut found = asked_for!(query, owner, tasks::table.select(TaskRow::as_select()));
    if let Some(after) = after {
        let due = due_key(after);
        found = found
            .filter(tasks::due_key.ge(due.clone()))
            .filter(tasks::due_key.gt(due).or(tasks::id.gt(after.id.to_string())));
    }
    let rows = found.order((tasks::due_key, tasks::id)).load::<TaskRow>(connection)?;
    Ok(page(rows.into_iter().map(Task::from).collect(), query.limit, due_order))
}

/// The place of a task in the order of its goal's.
fn goal_order(task: &Task) -> Key {
    Key { order: Order::TasksOfGoal, date: Date::MIN, position: task.position, id: task.id.as_uuid() }
}

/// The place of a task in the order of a day's, with that of its goal: neither is ever too large for half a number.
fn day_order((task, goal): &(Task, i64)) -> Key {
    Key { order: Order::TasksOfDay, date: Date::MIN, position: (goal << 32) | task.position, id: task.id.as_uuid() }
}

/// What [`day_order`] says of the places of the goal and of the task.
fn places(key: Key) -> (i64, i64) {
    (key.position >> 32, key.position & i64::from(u32::MAX))
}

/// The place of a task in the order of the days they are due.
fn due_order(task: &Task) -> Key {
    let position = i64::from(task.due_date.is_none());
    Key { order: Order::Tasks, date: task.due_date.unwrap_or(Date::MAX), position, id: task.id.as_uuid() }
}

/// What [`due_order`] says of the day.
fn due_key(key: Key) -> String {
    if key.position == 0 { key.date.to_string() } else { NOT_DUE.to_owned() }
}
