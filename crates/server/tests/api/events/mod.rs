//! `GET /api/events`: whoever listens knows what the server knows, and nobody else does.

mod client;
mod convergence;
mod end;
mod resume;

use crate::harness::*;
use std::collections::BTreeMap;

/// What an event says: its kind, what happened, and to what.
fn said(event: &Event) -> (&str, &str, &str) {
    (&event.name, event.data["op"].as_str().unwrap(), event.data["id"].as_str().unwrap())
}

async fn next(events: &mut Events) -> Event {
    events.next().await.expect("the stream goes on")
}

#[apply(on_both)]
async fn every_change_of_a_goal_is_told_as_it_is_then(server: &Server) {
    let owner = server.user("owner").await;
    let mut events = Events::open(server, &owner, None).await;

    let goal = plan(&owner, "Read", day(6)).await;
    let id = goal.id.to_string();
    let created = next(&mut events).await;
    assert_eq!(said(&created), ("goal", "upsert", id.as_str()));
    assert_eq!(created.data["data"], serde_json::to_value(&goal).unwrap());

    let goal = owner.goals().update(goal.id, &complete(true)).await.unwrap();
    let completed = next(&mut events).await;
    assert_eq!(completed.data["data"], serde_json::to_value(&goal).unwrap());

    owner.goals().delete(goal.id).await.unwrap();
    let deleted = next(&mut events).await;
    assert_eq!(deleted.data, json!({ "op": "delete", "id": id }));

    let goal = owner.goals().restore(goal.id).await.unwrap();
    assert_eq!(next(&mut events).await.data["data"], serde_json::to_value(&goal).unwrap());
}

#[apply(on_both)]
async fn a_changed_account_is_told(server: &Server) {
    let owner = server.user("owner").await;
    let mut events = Events::open(server, &owner, None).await;
    owner.execute(patch("/api/users/me", &json!({ "day_starts_at": 4 }))).await.unwrap();
    let event = next(&mut events).await;
    let user = owner.users().me().await.unwrap();
    assert_eq!(said(&event), ("user", "upsert", user.id.to_string().as_str()));
    assert_eq!(event.data["data"], serde_json::to_value(&user).unwrap());
}

#[apply(on_both)]
async fn what_moves_along_is_told_too(server: &Server) {
    let owner = server.user("owner").await;
    let goals = [plan(&owner, "Read", day(6)).await.id, plan(&owner, "Write", day(6)).await.id];
    let mut events = Events::open(server, &owner, None).await;
    move_to(&owner, goals[1], None, Some(0)).await;

    let mut places = BTreeMap::new();
    for _ in goals {
        let event = next(&mut events).await;
        places.insert(event.data["id"].as_str().unwrap().to_owned(), event.data["data"]["position"].as_i64().unwrap());
    }
    assert_eq!(places, BTreeMap::from([(goals[0].to_string(), 1), (goals[1].to_string(), 0)]));
}

#[apply(on_both)]
async fn nobody_hears_what_is_anothers(server: &Server) {
    let (owner, other) = (server.user("owner").await, server.user("other").await);
    let mut events = Events::open(server, &owner, None).await;
    plan(&other, "A secret", day(6)).await;
    let goal = plan(&owner, "Read", day(6)).await;
    assert_eq!(said(&next(&mut events).await), ("goal", "upsert", goal.id.to_string().as_str()));
    // Not even with the id of an event that was the other's.
    let mut events = Events::open(server, &owner, Some("0")).await;
    assert_eq!(said(&next(&mut events).await), ("goal", "upsert", goal.id.to_string().as_str()));
}

#[apply(on_postgres)]
async fn a_change_on_one_instance_is_told_on_another(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let mut events = Events::open(&other, &owner, None).await;
    for number in 0..20 {
        let goal = plan(&owner, &format!("Goal {number}"), day(6)).await;
        assert_eq!(said(&next(&mut events).await), ("goal", "upsert", goal.id.to_string().as_str()));
    }
}

#[apply(on_both)]
async fn who_asks_for_the_head_alone_is_not_kept_waiting(server: &Server) {
    let token = server.user("owner").await.token().unwrap();
    let head =
        format!("HEAD /api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n");
    let response = server.wire(head).await;
    assert_eq!((response.status, response.body.len()), (200, 0));
    assert_eq!(response.header("content-type"), Some("text/event-stream"));
}

#[apply(on_both)]
async fn events_are_kept_by_nobody_between(server: &Server) {
    let token = server.user("owner").await.token().unwrap();
    let response = reqwest::Client::new().get(format!("http://{}/api/events", server.address)).bearer_auth(token);
    let response = response.send().await.unwrap();
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.headers()["x-accel-buffering"], "no");
}
