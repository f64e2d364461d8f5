//! Somebody who reads server-sent events.

use super::{Client, Server};
use serde_json::Value;
use std::time::Duration;
use tokio::time::timeout;

/// Longer than anything that happens in a test takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// One event as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub name: String,
    pub id: String,
    pub data: Value,
}

/// An open stream.
pub struct Events {
    response: reqwest::Response,
    /// What came and was not read yet.
    text: String,
    /// The `id` of the last event that was read, or where the stream began.
    pub last_id: String,
}

impl Events {
    /// Opens a stream, from now on or from after an event, and reads where it begins.
    pub async fn open(server: &Server, client: &Client, last_id: Option<&str>) -> Self {
        Self::begin(server, client, last_id).await.expect("somebody is logged in")
    }

    /// The same, for who may not be logged in any more; `None` when they are not.
    pub async fn begin(server: &Server, client: &Client, last_id: Option<&str>) -> Option<Self> {
        let request = reqwest::Client::new().get(format!("http://{}/api/events", server.address));
        let request = request.bearer_auth(client.token().expect("somebody is logged in"));
        let request = last_id.into_iter().fold(request, |request, id| request.header("Last-Event-ID", id));
        let response = request.send().await.expect("the server answers");
        if response.status() == 401 {
            return None;
        }
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut events = Self { response, text: String::new(), last_id: String::new() };
        let opening = events.block().await.expect("the stream says how it begins");
        assert!(opening.contains("retry: "), "{opening}");
        // Without an id, a reset follows.
        let id = opening.lines().find_map(|line| line.strip_prefix("id: "));
        id.unwrap_or_default().clone_into(&mut events.last_id);
        Some(events)
    }

    /// The next event; `None` when the stream has ended.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            let block = self.block().await?;
            let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
            if let Some(data) = field("data") {
                let id = field("id").expect("an event has an id").to_owned();
                self.last_id.clone_from(&id);
                let name = field("event").expect("an event has a name").to_owned();
                return Some(Event { name, id, data: serde_json::from_str(data).expect("the data is JSON") });
            }
        }
    }

    /// The text up to the next empty line.
    async fn block(&mut self) -> Option<String> {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let block = block.to_owned();
                self.text = rest.into();
                return Some(block);
            }
            let chunk = timeout(PATIENCE, self.response.chunk()).await.expect("something happens");
            // A stream may also end with its connection.
            let chunk = chunk.ok().flatten()?;
            self.text.push_str(str::from_utf8(&chunk).expect("events are text"));
        }
    }
}
