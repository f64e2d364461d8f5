//! `GET /api/events`: whoever listens knows what the server knows, and nobody else does.

use crate::harness::*;
use fastrand::Rng;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};
use studentos_client::types::CarryOver;
use tokio::task::JoinHandle;

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

#[apply(on_both)]
async fn a_reader_that_was_away_gets_what_it_missed_once(server: &Server) {
    let owner = server.user("owner").await;
    let (read, write) = (plan(&owner, "Read", day(6)).await.id, plan(&owner, "Write", day(7)).await.id);
    let mut events = Events::open(server, &owner, None).await;
    let seen = plan(&owner, "Swim", day(8)).await;
    assert_eq!(said(&next(&mut events).await), ("goal", "upsert", seen.id.to_string().as_str()));
    let last_id = events.last_id.clone();
    drop(events);

    owner.goals().update(read, &complete(true)).await.unwrap();
    owner.goals().delete(write).await.unwrap();
    owner.goals().update(read, &reword("Read more")).await.unwrap();

    let mut events = Events::open(server, &owner, Some(&last_id)).await;
    assert_eq!(events.last_id, last_id);
    assert_eq!(said(&next(&mut events).await), ("goal", "delete", write.to_string().as_str()));
    let event = next(&mut events).await;
    assert_eq!(said(&event), ("goal", "upsert", read.to_string().as_str()));
    assert_eq!((&event.data["data"]["title"], &event.data["data"]["completed"]), (&json!("Read more"), &json!(true)));
    // And then only what is new.
    let new = plan(&owner, "Run", day(9)).await;
    assert_eq!(said(&next(&mut events).await), ("goal", "upsert", new.id.to_string().as_str()));
}

#[apply(on_both)]
async fn who_leaves_in_the_midst_of_one_change_misses_nothing_of_it(server: &Server) {
    let owner = server.user("owner").await;
    let mut moved = BTreeSet::new();
    for number in 0..50 {
        moved.insert(plan(&owner, &format!("Goal {number}"), day(6)).await.id.to_string());
    }
    let last_id = Events::open(server, &owner, None).await.last_id;
    owner.goals().carry_over(&CarryOver { from: day(6), to: day(7) }).await.unwrap();
    for heard in [1, 20, 49] {
        let mut events = Events::open(server, &owner, Some(&last_id)).await;
        for _ in 0..heard {
            next(&mut events).await;
        }
        assert_eq!(events.last_id, last_id, "the change was not told whole");
    }
    let mut events = Events::open(server, &owner, Some(&last_id)).await;
    while !moved.is_empty() {
        let event = next(&mut events).await;
        assert_eq!(event.data["data"]["date"], "2026-03-07");
        assert!(moved.remove(event.data["id"].as_str().unwrap()), "told twice");
    }
    assert_ne!(events.last_id, last_id);
}

#[apply(on_both)]
async fn who_cannot_go_on_is_told_to_load_everything_anew(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    for last_id in ["no number", "-1", "999999", "99999999999999999999", "1.5", ""] {
        let mut events = Events::open(server, &owner, Some(last_id)).await;
        let event = next(&mut events).await;
        assert_eq!((event.name.as_str(), event.data), ("reset", json!({})), "{last_id:?}");
        // From there on it can.
        drop(Events::open(server, &owner, Some(&events.last_id)).await);
        let new = plan(&owner, &format!("After {last_id}"), day(7)).await;
        let mut events = Events::open(server, &owner, Some(&events.last_id)).await;
        assert_eq!(said(&next(&mut events).await), ("goal", "upsert", new.id.to_string().as_str()));
    }
}

#[apply(on_both)]
async fn a_deletion_that_is_forgotten_makes_readers_load_everything_anew(server: &Server) {
    let owner = server.user("owner").await;
    let id = plan(&owner, "Read", day(6)).await.id;
    let before = Events::open(server, &owner, None).await.last_id;
    owner.goals().delete(id).await.unwrap();
    let after = Events::open(server, &owner, None).await.last_id;
    server.database.execute("UPDATE goals SET deleted_at = 1");
    // The trash is emptied when a server starts, and now and then.
    server.instance(|_| {}).await;
    let begin = Instant::now();
    while !server.database.texts("SELECT id AS text FROM goals").is_empty() {
        assert!(begin.elapsed() < Duration::from_secs(5), "the trash was not emptied");
        tokio::task::yield_now().await;
    }
    assert_eq!(next(&mut Events::open(server, &owner, Some(&before)).await).await.name, "reset");
    let mut events = Events::open(server, &owner, Some(&after)).await;
    let new = plan(&owner, "Write", day(6)).await;
    assert_eq!(said(&next(&mut events).await), ("goal", "upsert", new.id.to_string().as_str()));
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

/// Ends a session behind the server's back or before its eyes.
async fn ends_the_stream(server: &Server, reading: &Server, how: impl AsyncFnOnce(&Client)) {
    let owner = server.user("owner").await;
    let mut events = Events::open(reading, &owner, None).await;
    how(&owner).await;
    let begin = Instant::now();
    assert_eq!(events.next().await, None);
    assert!(begin.elapsed() < Duration::from_secs(1), "it took {:?}", begin.elapsed());
}

#[apply(on_both)]
async fn the_stream_ends_within_a_second_of_a_logout_elsewhere(server: &Server) {
    let other = server.instance(|_| {}).await;
    ends_the_stream(server, &other, async |owner| owner.auth().logout().await.unwrap()).await;
}

#[apply(on_both)]
async fn the_stream_ends_within_a_second_of_its_session_running_out(server: &Server) {
    let run_out = async |_: &Client| server.database.execute("UPDATE sessions SET expires_at = 1");
    ends_the_stream(server, server, run_out).await;
}

#[apply(on_both)]
async fn the_stream_ends_within_a_second_of_its_user_being_shut_out(server: &Server) {
    let shut_out = async |_: &Client| server.database.execute("UPDATE users SET disabled = (1 = 1)");
    ends_the_stream(server, server, shut_out).await;
}

#[apply(on_both)]
async fn one_stream_too_many_ends_the_oldest(server: &Server) {
    let owner = server.user("owner").await;
    let mut oldest = Events::open(server, &owner, None).await;
    let mut others = Vec::new();
    for _ in 0..32 {
        others.push(Events::open(server, &owner, None).await);
    }
    assert_eq!(oldest.next().await, None);
    let goal = plan(&owner, "Read", day(6)).await;
    for events in &mut others {
        assert_eq!(said(&next(events).await), ("goal", "upsert", goal.id.to_string().as_str()));
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

/// Does something to one of the goals of these days, or adds one.
async fn act(client: &Client, random: &mut Rng, known: &mut Vec<GoalId>, step: usize) {
    let date = day(random.u8(6..9));
    let Some(id) = random.choice(known.iter().copied()).filter(|_| random.u8(..) > 60) else {
        known.push(plan(client, &format!("Goal {step}"), date).await.id);
        return;
    };
    // What is refused, since it is in the trash, changes nothing, and that is told to nobody.
    match random.u8(0..6) {
        0 => drop(client.goals().delete(id).await),
        1 => drop(client.goals().restore(id).await),
        2 => drop(client.goals().update(id, &complete(random.bool())).await),
        3 => drop(client.goals().update(id, &reword(&format!("Reworded {step}"))).await),
        _ => {
            let changes = UpdateGoal { date: Some(date), position: Some(random.u32(0..5)), ..UpdateGoal::default() };
            drop(client.goals().update(id, &changes).await);
        }
    }
}

/// What a reader knows who begins with nothing and hears everything.
fn fold(known: &mut BTreeMap<String, Value>, event: &Event) {
    assert_eq!(event.name, "goal");
    let id = event.data["id"].as_str().unwrap().to_owned();
    match event.data["op"].as_str().unwrap() {
        "upsert" => drop(known.insert(id, event.data["data"].clone())),
        _ => drop(known.remove(&id)),
    }
}

#[apply(on_both)]
async fn whoever_listens_knows_what_the_server_knows_however_often_they_were_away(server: &Server) {
    // SQLite is for one instance.
    let other = if server.database.url().starts_with("postgres") { &server.instance(|_| {}).await } else { server };
    let owner = server.user("owner").await;
    let elsewhere = other.bearer(&owner.token().unwrap());
    let begin = Events::open(server, &owner, None).await.last_id;
    let write = |client: Client, seed: u64| async move {
        let (mut random, mut known) = (Rng::with_seed(seed), Vec::new());
        for step in 0..150 {
            act(&client, &mut random, &mut known, step * 10 + usize::try_from(seed).unwrap()).await;
        }
    };
    let writers = [actix_web::rt::spawn(write(owner.clone(), 1)), actix_web::rt::spawn(write(elsewhere.clone(), 2))];

    let (mut random, mut heard, mut last_id) = (Rng::with_seed(3), BTreeMap::new(), begin);
    while !writers.iter().all(JoinHandle::is_finished) {
        let place = if random.bool() { server } else { other };
        let mut events = Events::open(place, &owner, Some(&last_id)).await;
        for _ in 0..random.usize(0..12) {
            if writers.iter().all(JoinHandle::is_finished) {
                break;
            }
            fold(&mut heard, &next(&mut events).await);
        }
        last_id = events.last_id;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    // One more change, at which everything before it has been told.
    let last = plan(&owner, "The last one", day(20)).await.id.to_string();
    let mut events = Events::open(other, &owner, Some(&last_id)).await;
    while !heard.contains_key(&last) {
        fold(&mut heard, &next(&mut events).await);
    }
    let all = owner.goals().list().send().await.unwrap().data;
    let held: BTreeMap<_, _> =
        all.iter().map(|goal| (goal.id.to_string(), serde_json::to_value(goal).unwrap())).collect();
    assert!(all.len() < 100 && all.len() > 20, "one page holds them all: {}", all.len());
    assert_eq!(heard, held);
}
