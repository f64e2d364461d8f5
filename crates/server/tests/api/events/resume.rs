//! Readers that were away: they get what they missed, or are told that they cannot.

use super::*;
use std::collections::BTreeSet;
use studentos_client::types::CarryOver;

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
    let is_emptied = async || server.database.texts("SELECT id AS text FROM goals").is_empty();
    until("the trash is emptied", is_emptied).await;
    assert_eq!(next(&mut Events::open(server, &owner, Some(&before)).await).await.name, "reset");
    let mut events = Events::open(server, &owner, Some(&after)).await;
    let new = plan(&owner, "Write", day(6)).await;
    assert_eq!(said(&next(&mut events).await), ("goal", "upsert", new.id.to_string().as_str()));
}
