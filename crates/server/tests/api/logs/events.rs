//! Events of logs: each change is told, in one order with those of goals.

use crate::harness::*;
use studentos_client::types::{CreateLog, UpdateLog};

async fn next(events: &mut Events) -> (String, Value) {
    let event = events.next().await.expect("the stream goes on");
    (event.name, event.data)
}

fn upsert(name: &str, thing: &impl serde::Serialize) -> (String, Value) {
    let data = json!(thing);
    (name.to_owned(), json!({ "op": "upsert", "id": data["id"], "data": data }))
}

#[apply(on_both)]
async fn every_change_of_a_log_is_told_as_it_is_then(server: &Server) {
    let owner = server.user("owner").await;
    let mut events = Events::open(server, &owner, None).await;
    let log = note(&owner, "Went well.", day(6)).await;
    assert_eq!(next(&mut events).await, upsert("log", &log));

    let changes = UpdateLog { date: Some(day(7)), ..UpdateLog::default() };
    let log = owner.logs().update(log.id, &changes).await.unwrap();
    assert_eq!(next(&mut events).await, upsert("log", &log));

    owner.logs().delete(log.id).await.unwrap();
    assert_eq!(next(&mut events).await, ("log".to_owned(), json!({ "op": "delete", "id": log.id })));
    let log = owner.logs().restore(log.id).await.unwrap();
    assert_eq!(next(&mut events).await, upsert("log", &log));

    // What changes nothing is told to nobody.
    owner.logs().update(log.id, &changes).await.unwrap();
    let goal = plan(&owner, "Read", day(6)).await;
    assert_eq!(next(&mut events).await, upsert("goal", &goal));
}

#[apply(on_both)]
async fn a_goal_that_goes_or_comes_back_takes_its_logs_along(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let log = CreateLog { goal_id: Some(goal), ..new_log("Went well.", day(6)) };
    let log = owner.logs().create(&log).await.unwrap();
    let mut events = Events::open(server, &owner, None).await;

    owner.goals().delete(goal).await.unwrap();
    let told = [next(&mut events).await, next(&mut events).await];
    assert!(told.contains(&("goal".to_owned(), json!({ "op": "delete", "id": goal }))), "{told:?}");
    assert!(told.contains(&upsert("log", &Log { goal_id: None, ..log.clone() })), "{told:?}");

    let goal = owner.goals().restore(goal).await.unwrap();
    let told = [next(&mut events).await, next(&mut events).await];
    assert!(told.contains(&upsert("goal", &goal)) && told.contains(&upsert("log", &log)), "{told:?}");
}

#[apply(on_both)]
async fn who_was_away_hears_of_goals_and_logs_in_the_order_of_their_changes(server: &Server) {
    let owner = server.user("owner").await;
    let mut last_id = Events::open(server, &owner, None).await.last_id;
    let mut expected = Vec::new();
    for number in 0..40 {
        let name = format!("Number {number}");
        expected.push(match number % 3 {
            0 => plan(&owner, &name, day(6)).await.id.to_string(),
            _ => note(&owner, &name, day(6)).await.id.to_string(),
        });
    }
    let mut told = Vec::new();
    while told.len() < expected.len() {
        // Coming and going, each time for fewer than are read at once.
        let mut events = Events::open(server, &owner, Some(&last_id)).await;
        for _ in 0..7.min(expected.len() - told.len()) {
            told.push(next(&mut events).await.1["id"].as_str().unwrap().to_owned());
        }
        last_id = events.last_id;
    }
    assert_eq!(told, expected);
}
