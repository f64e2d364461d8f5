//! Short words for writing about a day.

use studentos_client::{
    Client,
    types::{CreateLog, Date, Log, LogBody},
};

pub fn body(text: &str) -> LogBody {
    LogBody::parse(text).unwrap()
}

pub fn new_log(text: &str, date: Date) -> CreateLog {
    CreateLog { date, body: body(text), minutes: None, mood: None, goal_id: None }
}

/// Adds a log to a day.
pub async fn note(client: &Client, text: &str, date: Date) -> Log {
    client.logs().create(&new_log(text, date)).await.expect("nothing is in the way of a log")
}
