//! `/api/users/me/export` and `/api/users/me/import`: all that a user owns, as one file.

mod alone;
mod download;
mod links;
mod refused;
mod repeats;
mod round;
mod twice;

use crate::harness::*;
use std::collections::HashMap;
use studentos_client::types::Export;

/// A file as JSON, ids replaced by what tells one from another.
fn without_ids(file: &Export) -> Value {
    let mut names: HashMap<String, String> = HashMap::new();
    for goal in &file.goals {
        names.insert(goal.id.to_string(), format!("goal {} {}", goal.date, goal.title));
    }
    for repeat in &file.repeats {
        names.insert(repeat.id.to_string(), format!("repeat {}", repeat.title));
    }
    let mut json = serde_json::to_value(file).unwrap();
    for list in ["repeats", "occurrences", "goals", "tasks", "logs"] {
        for item in json[list].as_array_mut().unwrap() {
            item.as_object_mut().unwrap().remove("id");
            for reference in ["goal_id", "repeat_id"] {
                if let Some(id) = item.get_mut(reference).filter(|id| id.is_string()) {
                    let name = names.get(id.as_str().unwrap());
                    *id = json!(name.map_or("something that is gone", String::as_str));
                }
            }
        }
        // Of those that were made in the same millisecond, either may be the first.
        json[list].as_array_mut().unwrap().sort_by_key(Value::to_string);
    }
    for other in ["exported_at", "user"] {
        json.as_object_mut().unwrap().remove(other);
    }
    json
}

/// Sends a file that need not be one.
async fn import(client: &Client, file: &Value) -> Response {
    client.execute(post("/api/users/me/import", file)).await.unwrap()
}
