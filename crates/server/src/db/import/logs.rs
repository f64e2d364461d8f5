//! The logs of a file.

use super::{
    super::{AnyConnection, Change, Error},
    ids::{ImportedId, ImportedIds},
    referred::Referred,
    rows::{row, store},
};
use crate::fold::search_key;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable, Text};
use std::collections::HashMap;
use studentos_api_types::{GoalId, Log};
use uuid::Uuid;

row!(LogRow in "logs" {
    id: Text as String,
    user_id: Text as String,
    date: Text as String,
    minutes: Nullable<Integer> as Option<i32>,
    mood: Nullable<Integer> as Option<i32>,
    goal_id: Nullable<Text> as Option<String>,
    goal_in_trash: Bool as bool,
    created_at: BigInt as i64,
    updated_at: BigInt as i64,
    deleted_at: Nullable<BigInt> as Option<i64>,
    revision: BigInt as i64,
    body: Text as String,
    body_key: Text as String,
});

/// Adds the logs that the user does not have, and says how many.
pub fn import(
    connection: &mut AnyConnection,
    change: &Change,
    mut logs: Vec<Log>,
    links: &HashMap<GoalId, Uuid>,
) -> Result<usize, Error> {
    let mut ids = ImportedIds::find(connection, "logs", change.owner, logs.iter().map(|log| log.id.as_uuid()))?;
    logs.retain(|log| !matches!(ids.of(log.id.as_uuid()), ImportedId::There(_)));
    let goals = Referred::find(connection, change.owner, links, logs.iter().filter_map(|log| log.goal_id))?;
    let rows = logs.into_iter().filter_map(|log| {
        let id = ids.take(log.id.as_uuid()).ok()?;
        let goal = log.goal_id.and_then(|goal| goals.of(goal));
        Some(row(change, id, goal, log))
    });
    store(connection, rows)
}

fn row(change: &Change, id: Uuid, goal: Option<Uuid>, log: Log) -> LogRow {
    LogRow {
        id: id.to_string(),
        user_id: change.owner.to_string(),
        date: log.date.to_string(),
        minutes: log.minutes.map(i32::from),
        mood: log.mood.map(i32::from),
        goal_id: goal.map(String::from),
        goal_in_trash: false,
        created_at: log.created_at.as_micros(),
        updated_at: log.updated_at.as_micros(),
        deleted_at: None,
        revision: change.revision,
        body_key: search_key(log.body.as_str()),
        body: log.body.into(),
    }
}
