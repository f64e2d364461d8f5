//! A stream ends with its session, and when there are too many.

use super::*;
use std::time::Duration;
use studentos_client::types::Scope;

/// How often a stream is asked for in the half second in which it may still begin.
const TRIES: usize = 10;

/// Ends a session behind the server's back or before its eyes.
async fn ends_the_stream(server: &Server, reading: &Server, how: impl AsyncFnOnce(&Client)) {
    let owner = server.user("owner").await;
    let mut events = Events::open(reading, &owner, None).await;
    how(&owner).await;
    let begin = Stopwatch::start();
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
async fn the_stream_ends_within_a_second_of_its_session_being_ended_elsewhere(server: &Server) {
    let other = server.instance(|_| {}).await;
    let end = async |owner: &Client| {
        let own = owner.users().sessions().await.unwrap().data[0].id;
        owner.users().end_session(own).await.unwrap();
    };
    ends_the_stream(server, &other, end).await;
}

#[apply(on_both)]
async fn a_program_hears_what_changes_until_its_token_is_deleted_elsewhere(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let [first, second] = [Scope::Read, Scope::Write].map(|scope| new_token("a program", scope));
    let first = owner.users().create_token(&first).await.unwrap();
    let second = owner.users().create_token(&second).await.unwrap();
    let mut ending = Events::open(&other, &other.bearer(&first.secret), None).await;
    let mut lasting = Events::open(&other, &other.bearer(&second.secret), None).await;

    owner.users().delete_token(first.id).await.unwrap();
    let begin = Stopwatch::start();
    assert_eq!(ending.next().await, None);
    assert!(begin.elapsed() < Duration::from_secs(1), "it took {:?}", begin.elapsed());
    let goal = plan(&other.bearer(&second.secret), "Read", day(6)).await;
    assert_eq!(said(&next(&mut lasting).await), ("goal", "upsert", goal.id.to_string().as_str()));
}

#[apply(on_both)]
async fn a_stream_that_began_after_the_logout_ends_within_a_second_of_it(server: &Server) {
    let other = server.instance(|_| {}).await;
    for number in 0..TRIES {
        let owner = server.user(&format!("owner{number}")).await;
        // The other instance has just seen the session alive.
        let elsewhere = other.bearer(&owner.token().unwrap());
        elsewhere.users().me().await.unwrap();
        owner.auth().logout().await.unwrap();
        let begin = Stopwatch::start();
        // A busy machine may have taken the half second for which it is believed there.
        let Some(mut events) = Events::begin(&other, &elsewhere, None).await else { continue };
        assert_eq!(events.next().await, None);
        assert!(begin.elapsed() < Duration::from_secs(1), "it took {:?}", begin.elapsed());
        return;
    }
    panic!("the other instance should still believe in the session");
}

#[apply(on_both)]
async fn there_is_an_end_to_how_many_streams_a_user_may_have(server: &Server) {
    let (owner, other) = (server.user("owner").await, server.user("other").await);
    let mut all = Vec::new();
    for _ in 0..32 {
        all.push(Events::open(server, &owner, None).await);
    }
    let refused = owner.execute(get("/api/events")).await.unwrap();
    let refused = problem(&refused);
    assert_eq!(refused.code, ErrorCode::TooManyRequests);
    assert!(refused.detail.contains("Close one"), "{}: to wait does not help", refused.detail);
    // That is nothing to anybody else, nor to the streams that are open.
    drop(Events::open(server, &other, None).await);
    let goal = plan(&owner, "Read", day(6)).await;
    for events in &mut all {
        assert_eq!(said(&next(events).await), ("goal", "upsert", goal.id.to_string().as_str()));
    }
    // One that is closed makes room.
    all.pop();
    let token = owner.token().unwrap();
    let head =
        format!("HEAD /api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n");
    until("there is room", async || server.wire(&head).await.status == 200).await;
}
