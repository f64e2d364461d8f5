//! A stream of events that comes back by itself. Time is the test's own: it passes as soon as everybody waits.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "panicking is how a test fails")]

use std::time::Duration;
use studentos_client::{
    Client, Error, Request, Response, StreamExt, TransportError, TryStreamExt,
    fake::{self, Fake},
    types::{ErrorCode, Event, GoalChange, GoalId},
};
use tokio::time::Instant;

const GONE: &str = "data: {\"op\":\"delete\",\"id\":\"01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f\"}\n\n";

fn gone() -> Event {
    let id: GoalId = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f".parse().unwrap();
    Event::Goal(GoalChange::Delete { id })
}

/// A stream that says this and breaks.
fn says(text: impl Into<String>) -> Response {
    Response { body: text.into().into_bytes(), ..fake::empty(200) }
}

/// A server that answers one connection after the other in this way, and then that the session is over.
fn server(answers: Vec<Result<Response, TransportError>>) -> (Fake, Client) {
    let answers = std::sync::Mutex::new(answers.into_iter());
    let server = Fake::new(move |_: &Request| {
        answers.lock().unwrap().next().unwrap_or_else(|| Ok(fake::problem(ErrorCode::Unauthenticated)))
    });
    let client = Client::with_transport(server.clone());
    client.set_token(Some("sos_secret"));
    (server, client)
}

fn resumed_at(server: &Fake) -> Vec<Option<String>> {
    server.requests().iter().map(|request| request.get_header("Last-Event-ID").map(str::to_owned)).collect()
}

#[tokio::test(start_paused = true)]
async fn it_goes_on_where_it_broke_off() {
    let (server, client) = server(vec![
        Ok(says(format!("retry: 1000\nid: 16\n\nevent: goal\nid: 17\n{GONE}event: goal\nid: 18\ndata: {{\"op\":"))),
        Ok(says(format!("retry: 1000\nid: 17\n\nevent: goal\nid: 18\n{GONE}"))),
    ]);
    let mut events = client.events();
    assert!(server.requests().is_empty(), "nothing is asked before it is polled");
    assert_eq!(events.try_next().await, Ok(Some(gone())));
    assert_eq!(events.last_id(), Some("17"));
    assert_eq!(events.try_next().await, Ok(Some(gone())));
    assert_eq!(events.last_id(), Some("18"));
    assert_eq!(resumed_at(&server), [None, Some("17".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn it_says_when_it_is_open() {
    let (server, client) = server(vec![Ok(says(format!("id: 16\n\nevent: goal\nid: 17\n{GONE}")))]);
    let mut events = client.events();
    assert_eq!(events.opened().await, Ok(()));
    assert_eq!((events.last_id(), server.requests().len()), (Some("16"), 1));
    assert_eq!(events.try_next().await, Ok(Some(gone())));
    // Once is enough.
    assert_eq!(events.opened().await, Ok(()));
    let error = events.try_next().await.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::Unauthenticated));
}

#[tokio::test(start_paused = true)]
async fn what_opens_it_is_told_all_the_same() {
    let (_, client) = server(vec![Ok(says("event: reset\nid: 40\ndata: {}\n\n"))]);
    let mut events = client.events().after("1");
    assert_eq!(events.opened().await, Ok(()));
    assert_eq!(events.last_id(), Some("1"));
    assert_eq!(events.try_next().await, Ok(Some(Event::Reset {})));
    assert_eq!(events.last_id(), Some("40"));
}

#[tokio::test(start_paused = true)]
async fn one_that_cannot_be_opened_says_why() {
    let (_, client) = server(Vec::new());
    let mut events = client.events();
    let error = events.opened().await.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::Unauthenticated));
    assert_eq!(events.try_next().await, Err(error));
    assert_eq!(events.try_next().await, Ok(None));
    assert!(matches!(events.opened().await, Err(Error::Connection(_))));
}

#[tokio::test(start_paused = true)]
async fn where_a_stream_began_is_where_it_goes_on_when_nothing_has_happened() {
    let (server, client) = server(vec![Ok(says("retry: 1000\nid: 16\n\n"))]);
    let mut events = client.events();
    events.try_next().await.unwrap_err();
    assert_eq!(resumed_at(&server), [None, Some("16".to_owned())]);
    assert_eq!(events.last_id(), Some("16"));
}

#[tokio::test(start_paused = true)]
async fn a_program_goes_on_after_the_event_that_it_saw_last() {
    let (server, client) = server(vec![Ok(says(format!("id: 18\n\nevent: goal\nid: 19\n{GONE}")))]);
    let mut events = client.events().after("17");
    assert_eq!(events.last_id(), Some("17"));
    assert_eq!(events.try_next().await, Ok(Some(gone())));
    assert_eq!(resumed_at(&server), [Some("17".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn it_comes_back_after_the_time_that_the_server_asks_for_and_later_the_longer_it_stays_away() {
    let lost = || Err(TransportError::Connection("gone".to_owned()));
    let begin = Instant::now();
    let (_, client) = server(vec![Ok(says("retry: 1000\nid: 16\n\n")), lost(), lost(), lost()]);
    client.events().try_next().await.unwrap_err();
    assert_eq!(begin.elapsed().as_secs(), 1 + 2 + 4 + 8);
}

#[tokio::test(start_paused = true)]
async fn it_comes_back_neither_at_once_nor_never() {
    for (asked, waited) in [(0, 1), (u64::MAX, 60)] {
        let begin = Instant::now();
        let (_, client) = server(vec![Ok(says(format!("retry: {asked}\n\n")))]);
        client.events().try_next().await.unwrap_err();
        assert_eq!(begin.elapsed(), Duration::from_secs(waited));
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_told_any_more_is_to_be_loaded_anew() {
    let (_, client) = server(vec![Ok(says("retry: 1000\n\nevent: reset\nid: 40\ndata: {}\n\n"))]);
    let mut events = client.events().after("1");
    assert_eq!(events.try_next().await, Ok(Some(Event::Reset {})));
    assert_eq!(events.last_id(), Some("40"));
}

#[tokio::test(start_paused = true)]
async fn events_that_are_not_known_yet_are_passed_over() {
    let (_, client) =
        server(vec![Ok(says(format!("event: badge\nid: 17\ndata: {{}}\n\nevent: goal\nid: 18\n{GONE}")))]);
    let mut events = client.events();
    assert_eq!(events.try_next().await, Ok(Some(gone())));
}

#[tokio::test(start_paused = true)]
async fn an_event_that_cannot_be_read_takes_no_other_with_it() {
    let text = format!("event: goal\nid: 17\n{GONE}event: goal\nid: 18\ndata: {{}}\n\nevent: goal\nid: 19\n{GONE}");
    let (server, client) = server(vec![Ok(says(text))]);
    let events: Vec<_> = client.events().take(3).try_collect().await.unwrap();
    assert_eq!(events, [gone(), Event::Reset {}, gone()]);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn it_ends_after_an_error_that_coming_back_does_not_help_against() {
    let (server, client) = server(Vec::new());
    let mut events = client.events();
    let error = events.try_next().await.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::Unauthenticated));
    // However often it is asked.
    assert_eq!(events.try_next().await, Ok(None));
    assert_eq!(events.try_next().await, Ok(None));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn it_outlasts_what_a_proxy_says_while_the_server_is_started_again() {
    let (_, client) =
        server(vec![Ok(fake::empty(404)), Ok(fake::empty(521)), Ok(says(format!("event: goal\nid: 17\n{GONE}")))]);
    assert_eq!(client.events().try_next().await, Ok(Some(gone())));
}

#[tokio::test(start_paused = true)]
async fn it_outlasts_what_the_server_does_wrong_once() {
    let (_, client) =
        server(vec![Ok(fake::problem(ErrorCode::Internal)), Ok(says(format!("event: goal\nid: 17\n{GONE}")))]);
    assert_eq!(client.events().try_next().await, Ok(Some(gone())));
}

#[tokio::test(start_paused = true)]
async fn a_page_is_no_stream() {
    let (_, client) = server(vec![Ok(says("<html>").with_header("content-type", "text/html"))]);
    assert!(matches!(client.events().try_next().await, Err(Error::Decode { status: 200, .. })));
}

#[tokio::test(start_paused = true)]
async fn it_ends_with_its_session() {
    let (server, client) = server(vec![
        Ok(says("retry: 1000\nid: 16\n\n")),
        Ok(fake::problem(ErrorCode::Unauthenticated)),
        Ok(fake::problem(ErrorCode::SessionEnded)),
    ]);
    client.set_token(Some("old"));
    let mut events = client.events();
    assert_eq!(events.try_next().await, Err(Error::SessionEnded));
    let asked: Vec<_> = server.requests().iter().map(|request| request.path.clone()).collect();
    assert_eq!(asked, ["/api/events", "/api/events", "/api/auth/refresh"]);
}

#[tokio::test(start_paused = true)]
async fn too_many_streams_at_once_are_waited_for() {
    let begin = Instant::now();
    let (_, client) = server(vec![
        Ok(fake::problem(ErrorCode::TooManyRequests).with_header("retry-after", "20")),
        Ok(says(format!("event: goal\nid: 18\n{GONE}"))),
    ]);
    assert_eq!(client.events().try_next().await, Ok(Some(gone())));
    assert_eq!(begin.elapsed(), Duration::from_secs(20));
}
