//! A stream ends with its session, and when there are too many.

use super::*;
use std::time::{Duration, Instant};

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
