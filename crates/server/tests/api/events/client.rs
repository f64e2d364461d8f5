//! The client's own stream of events, against the real thing.

use super::*;
use studentos_client::{
    Error, Events as Stream, StreamExt, TryStreamExt,
    types::{Event as Change, GoalChange},
};

/// The next change of a goal; the account itself is told of too.
async fn next_of_a_goal(events: &mut Stream) -> GoalChange {
    loop {
        if let Change::Goal(change) = events.try_next().await.unwrap().expect("the stream goes on") {
            return change;
        }
    }
}

#[apply(on_both)]
async fn the_client_is_told_what_changes_and_goes_on_where_it_was(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    let mut events = owner.events().after("0");
    assert_eq!(next_of_a_goal(&mut events).await, GoalChange::Upsert { id: goal.id, data: goal.clone() });
    owner.goals().delete(goal.id).await.unwrap();
    assert_eq!(next_of_a_goal(&mut events).await, GoalChange::Delete { id: goal.id });
    let last = events.last_id().unwrap().to_owned();
    drop(events);

    let meanwhile = plan(&owner, "Write", day(6)).await;
    let told = next_of_a_goal(&mut owner.events().after(last)).await;
    assert_eq!(told, GoalChange::Upsert { id: meanwhile.id, data: meanwhile });
}

#[apply(on_both)]
async fn the_clients_stream_ends_with_the_session(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    let mut events = owner.events().after("0");
    next_of_a_goal(&mut events).await;
    let own = owner.users().sessions().await.unwrap().data[0].id;
    owner.users().end_session(own).await.unwrap();
    let end = events.by_ref().skip_while(|event| std::future::ready(event.is_ok())).next().await;
    assert_eq!(end, Some(Err(Error::SessionEnded)));
    assert_eq!(events.next().await, None);
}
