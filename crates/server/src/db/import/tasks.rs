//! The tasks of a file.

use super::{
    super::{AnyConnection, Change, Error},
    ids::{ImportedId, ImportedIds},
    referred::Referred,
    rows::row,
};
use crate::fold::fold;
use diesel::{
    QueryableByName, RunQueryDsl as _,
    sql_types::{BigInt, Bool, Nullable, Text},
};
use std::collections::HashMap;
use studentos_api_types::{GoalId, Task, UserId};
use uuid::Uuid;

/// What the tasks of a file become.
pub struct Tasks {
    /// Those that are to be added.
    pub new: Vec<NewTask>,
    /// How many tasks each goal has then more, and how many of them done.
    pub counts: HashMap<Uuid, (i64, i64)>,
}

/// A task that is to be added.
pub struct NewTask {
    id: Uuid,
    goal: Option<Uuid>,
    position: i64,
    task: Task,
}

row!(TaskRow in "tasks" {
    id: Text as String,
    user_id: Text as String,
    goal_id: Nullable<Text> as Option<String>,
    title: Text as String,
    title_key: Text as String,
    completed_at: Nullable<BigInt> as Option<i64>,
    due_date: Nullable<Text> as Option<String>,
    position: BigInt as i64,
    created_at: BigInt as i64,
    updated_at: BigInt as i64,
    deleted_at: Nullable<BigInt> as Option<i64>,
    deleted_with_goal: Bool as bool,
    revision: BigInt as i64,
});

impl NewTask {
    /// The row.
    pub fn row(self, change: &Change) -> TaskRow {
        let Self { id, goal, position, task } = self;
        TaskRow {
            id: id.to_string(),
            user_id: change.owner.to_string(),
            goal_id: goal.map(String::from),
            title_key: fold(task.title.as_str()),
            title: task.title.into(),
            completed_at: task.completed_at.map(i64::from),
            due_date: task.due_date.map(String::from),
            position,
            created_at: task.created_at.as_micros(),
            updated_at: task.updated_at.as_micros(),
            deleted_at: None,
            deleted_with_goal: false,
            revision: change.revision,
        }
    }
}

/// Finds out which tasks the user does not have: they come behind those of the same goal.
pub fn sort_out(
    connection: &mut AnyConnection,
    owner: UserId,
    mut tasks: Vec<Task>,
    links: &HashMap<GoalId, Uuid>,
) -> Result<Tasks, Error> {
    let mut ids = ImportedIds::find(connection, "tasks", owner, tasks.iter().map(|task| task.id.as_uuid()))?;
    tasks.retain(|task| !matches!(ids.of(task.id.as_uuid()), ImportedId::There(_)));
    let goals = Referred::find(connection, owner, links, tasks.iter().filter_map(|task| task.goal_id))?;
    let mut ends = ends(connection, owner)?;
    tasks.sort_by_key(|task| task.position);
    let mut found = Tasks { new: Vec::with_capacity(tasks.len()), counts: HashMap::new() };
    for task in tasks {
        let Ok(id) = ids.take(task.id.as_uuid()) else { continue };
        let goal = task.goal_id.and_then(|goal| goals.of(goal));
        if let Some(goal) = goal {
            let (total, completed) = found.counts.entry(goal).or_default();
            *total += 1;
            *completed += i64::from(task.completed);
        }
        let end = ends.entry(goal).or_default();
        found.new.push(NewTask { id, goal, position: *end, task });
        *end += 1;
    }
    Ok(found)
}

/// The place after the last task of each goal, and after the last loose one.
fn ends(connection: &mut AnyConnection, owner: UserId) -> Result<HashMap<Option<Uuid>, i64>, Error> {
    #[derive(QueryableByName)]
    struct End {
        #[diesel(sql_type = Nullable<Text>)]
        goal_id: Option<String>,
        #[diesel(sql_type = BigInt)]
        tasks: i64,
    }

    let ends = diesel::sql_query(
        "SELECT goal_id, count(*) AS tasks FROM tasks WHERE user_id = $1 AND deleted_at IS NULL GROUP BY goal_id",
    );
    let ends = ends.bind::<Text, _>(owner.to_string()).load::<End>(connection)?;
    let parsed = ends.into_iter().map(|End { goal_id, tasks }| {
        let goal = goal_id.map(|goal| Uuid::try_parse(&goal)).transpose();
        goal.map(|goal| (goal, tasks)).map_err(|error| Error::Internal(error.to_string()))
    });
    parsed.collect()
}
