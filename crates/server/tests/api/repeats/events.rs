//! What `GET /api/events` tells of repeats, and of what they make.

use super::*;
use diesel::{Connection as _, connection::SimpleConnection as _};
use studentos_server::{
    clock::now,
    db::{
        Error,
        purge::{PARTS, Purged, purge},
    },
};

async fn next(events: &mut Events) -> (String, Value) {
    let event = events.next().await.expect("the stream goes on");
    (event.name, event.data)
}

#[apply(on_both)]
async fn every_change_of_a_repeat_is_told(server: &Server) {
    let owner = server.user("owner").await;
    let mut events = Events::open(server, &owner, None).await;
    let repeat = daily(&owner, "Read", Missed::Skip).await;
    let told = |repeat: &Repeat| ("repeat".to_owned(), json!({ "op": "upsert", "id": repeat.id, "data": repeat }));
    assert_eq!(next(&mut events).await, told(&repeat));
    let pause = UpdateRepeat { paused: Some(true), ..UpdateRepeat::default() };
    let changed = owner.repeats().update(repeat.id, &pause).await.unwrap();
    assert_eq!(next(&mut events).await, told(&changed));
    owner.repeats().delete(repeat.id).await.unwrap();
    assert_eq!(next(&mut events).await, ("repeat".to_owned(), json!({ "op": "delete", "id": repeat.id })));
}

#[apply(on_both)]
async fn what_a_repeat_makes_and_takes_back_is_told(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    let mut events = Events::open(server, &owner, None).await;
    let goal = only(&owner, today()).await;
    assert_eq!(next(&mut events).await, ("goal".to_owned(), json!({ "op": "upsert", "id": goal.id, "data": goal })));
    // Reading again tells nothing.
    only(&owner, today()).await;
    owner.repeats().delete(id).await.unwrap();
    let mut told = [next(&mut events).await, next(&mut events).await];
    told.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    let deleted = |name: &str, id: String| (name.to_owned(), json!({ "op": "delete", "id": id }));
    assert_eq!(told, [deleted("goal", goal.id.to_string()), deleted("repeat", id.to_string())]);
}

#[apply(on_both)]
async fn who_missed_that_a_repeat_left_the_trash_begins_anew(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    let seen = Events::open(server, &owner, None).await.last_id;
    owner.repeats().delete(id).await.unwrap();
    let mut keeper = Explainer::connect(&server.database).connection;
    let mut tidy_up = || {
        keeper.transaction(|keeper| {
            // Seen by no other purge: that one might have looked before for whose things it removes.
            keeper.batch_execute("UPDATE repeats SET deleted_at = 1 WHERE deleted_at IS NOT NULL")?;
            let by_another = || Error::Unavailable("another one tidies up".to_owned());
            PARTS.iter().try_for_each(|part| match purge(keeper, *part, now())? {
                Purged::ByAnother => Err(by_another()),
                Purged::Some | Purged::All => Ok(()),
            })
        })
    };
    until("no other tidies up at the same time", async || tidy_up().is_ok()).await;
    assert_eq!(server.database.texts("SELECT id AS text FROM repeats"), [""; 0]);
    let mut events = Events::open(server, &owner, Some(&seen)).await;
    assert_eq!(next(&mut events).await.0, "reset");
}
