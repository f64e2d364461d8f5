//! What the client adds to decoding: a call that lists 200 goals, against `serde_json` alone on the same bytes.

use anyhow::Result;
use serde_json::json;
use std::{
    hint::black_box,
    time::{Duration, Instant},
};
use studentos_client::{
    Client, Request, Response, Transport, TransportError, fake,
    types::{Date, Goal, Limit, List},
};

/// As many as a page may hold.
const GOALS: u8 = Limit::MAX;
/// The two take turns in many short batches, so that whatever else the machine does meets both.
const BATCHES: usize = 401;
const CALLS_PER_BATCH: u32 = 10;

/// Answers at once and, unlike the fake, remembers nothing.
struct Ready(Response);

impl Transport for Ready {
    async fn send(&self, _: Request) -> Result<Response, TransportError> {
        Ok(self.0.clone())
    }
}

fn main() -> Result<()> {
    let answer = fake::list(&goals()?);
    let client = Client::with_transport(Ready(answer.clone()));
    client.set_token(Some("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwIn0.c2lnbmF0dXJl"));
    let (first, limit) = (Date::parse("2026-03-01")?, Limit::new(GOALS)?);

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (mut calls, mut decodings) = (Vec::new(), Vec::new());
    for _ in 0..BATCHES {
        let begun = Instant::now();
        runtime.block_on(async {
            for _ in 0..CALLS_PER_BATCH {
                let list = client.goals().list().between(first, first.plus_days(30)).limit(limit).await?;
                black_box(list);
            }
            anyhow::Ok(())
        })?;
        calls.push(begun.elapsed());

        let begun = Instant::now();
        for _ in 0..CALLS_PER_BATCH {
            black_box(serde_json::from_slice::<List<Goal>>(black_box(&answer.body))?);
        }
        decodings.push(begun.elapsed());
    }

    let (client, serde_json) = (microseconds(calls), microseconds(decodings));
    println!("{}", json!({ "client_us": client, "serde_json_us": serde_json, "ratio": client / serde_json }));
    Ok(())
}

/// The goals of a month as the server answers them: most of them done, some with notes.
fn goals() -> Result<Vec<Goal>> {
    let goal = |number: u32| {
        let created = format!("2026-02-28T07:{:02}:09.{number:06}Z", number % 60);
        let done = (!number.is_multiple_of(3)).then(|| format!("2026-03-15T19:{:02}:31.{number:06}Z", number % 60));
        let goal = json!({
            "id": format!("01980f2e-5c5a-7d3e-9a64-{number:012x}"),
            "title": format!("Read chapter {number} and write down what it says"),
            "date": format!("2026-03-{:02}", number % 30 + 1),
            "completed": done.is_some(),
            "completed_at": done,
            "skipped": false,
            "notes": if number.is_multiple_of(5) { "Pages 40 to 62, with the exercises at the end." } else { "" },
            "position": number / 30,
            "tasks_total": number % 4,
            "tasks_completed": 0,
            "repeat_id": null,
            "created_at": created,
            "updated_at": done.as_ref().unwrap_or(&created),
        });
        Ok(serde_json::from_value(goal)?)
    };
    (0..u32::from(GOALS)).map(goal).collect()
}

/// How long one of a batch takes, in the median of all batches.
fn microseconds(mut batches: Vec<Duration>) -> f64 {
    batches.sort_unstable();
    batches[batches.len() / 2].as_secs_f64() * 1e6 / f64::from(CALLS_PER_BATCH)
}
