//! What is asked again, how often and for how long. Time is the test's own: it passes as soon as everybody waits.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "panicking is how a test fails")]

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use studentos_client::{
    Client, DefaultTransport, Error, IdempotencyKey, Method, Request, Response, Retry, Transport, TransportError,
    fake::{self, Fake},
    types::{CreateGoal, Date, ErrorCode, Title, UpdateGoal},
};
use tokio::time::Instant;

fn away() -> Result<Response, TransportError> {
    Err(TransportError::Connection("nobody listens".to_owned()))
}

fn refusal() -> Response {
    fake::problem(ErrorCode::Internal)
}

fn busy(seconds: u32) -> Response {
    fake::problem(ErrorCode::Unavailable).with_header("retry-after", seconds.to_string())
}

/// A server that is away for a while.
fn back_after(absence: Duration) -> (Fake, Client) {
    let start = Instant::now();
    let server = Fake::new(move |_: &Request| if start.elapsed() < absence { away() } else { Ok(refusal()) });
    (server.clone(), Client::with_transport(server))
}

fn answering(response: Response) -> (Fake, Client) {
    let server = Fake::new(move |_: &Request| response.clone());
    (server.clone(), Client::with_transport(server))
}

fn goal() -> CreateGoal {
    CreateGoal::new(Title::parse("Read").unwrap(), Date::parse("2026-03-06").unwrap())
}

fn keys(server: &Fake) -> BTreeSet<String> {
    server.requests().iter().map(|request| request.get_header("Idempotency-Key").unwrap().to_owned()).collect()
}

#[tokio::test(start_paused = true)]
async fn reading_outlasts_a_server_that_is_away_for_three_seconds() {
    let (server, client) = back_after(Duration::from_secs(3));
    assert_eq!(client.users().me().await, Err(Error::from_response(&refusal())));
    assert!(server.requests().len() > 2);
}

#[tokio::test(start_paused = true)]
async fn adding_does_so_too_under_one_key_of_its_own() {
    let (server, client) = back_after(Duration::from_secs(3));
    client.goals().create(&goal()).await.unwrap_err();
    assert!(server.requests().len() > 2);
    assert_eq!(keys(&server).len(), 1);
    client.goals().create(&goal()).await.unwrap_err();
    assert_eq!(keys(&server).len(), 2, "another call has another key");
}

#[tokio::test(start_paused = true)]
async fn a_key_that_was_given_is_the_one_that_is_sent() {
    let (server, client) = back_after(Duration::from_secs(1));
    let key = IdempotencyKey::parse("import-17").unwrap();
    client.goals().create(&goal()).idempotency_key(&key).await.unwrap_err();
    assert_eq!(keys(&server).into_iter().collect::<Vec<_>>(), ["import-17"]);
}

#[tokio::test(start_paused = true)]
async fn what_might_be_done_twice_is_asked_once() {
    for answer in [busy(0), fake::empty(404), fake::empty(500), fake::empty(521)] {
        let (server, client) = answering(answer);
        let id = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f".parse().unwrap();
        client.goals().update(id, &UpdateGoal::default().completed(true)).await.unwrap_err();
        client.goals().delete(id).await.unwrap_err();
        client.goals().restore(id).await.unwrap_err();
        client.auth().refresh().await.unwrap_err();
        let asked: Vec<_> = server.requests().iter().map(|request| request.method).collect();
        assert_eq!(asked, [Method::Patch, Method::Delete, Method::Post, Method::Post]);
    }
}

#[tokio::test(start_paused = true)]
async fn what_stands_in_front_of_the_server_does_not_refuse_for_it() {
    for status in [404, 500, 521] {
        let (server, client) = answering(fake::empty(status));
        client.users().me().await.unwrap_err();
        assert_eq!(server.requests().len(), 8, "{status}");
        let (server, client) = answering(fake::empty(status));
        client.goals().create(&goal()).await.unwrap_err();
        assert_eq!((server.requests().len(), keys(&server).len()), (8, 1), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_will_not_change_is_asked_once() {
    for code in [ErrorCode::NotFound, ErrorCode::InvalidInput, ErrorCode::Internal, ErrorCode::Forbidden] {
        let (server, client) = answering(fake::problem(code));
        let error = client.users().me().await.unwrap_err();
        assert_eq!((error.code(), error.is_retryable()), (Some(code), false));
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn the_server_is_given_the_time_it_asks_for() {
    for code in [ErrorCode::Unavailable, ErrorCode::TooManyRequests] {
        let start = Instant::now();
        let server = Fake::new(move |_: &Request| match start.elapsed().as_secs() {
            0..7 => fake::problem(code).with_header("retry-after", "7"),
            _ => fake::problem(ErrorCode::NotFound),
        });
        let error = Client::with_transport(server.clone()).users().me().await.unwrap_err();
        assert_eq!(error.code(), Some(ErrorCode::NotFound));
        assert_eq!((server.requests().len(), start.elapsed().as_secs()), (2, 7));
    }
}

#[tokio::test(start_paused = true)]
async fn so_is_what_stands_in_front_of_it() {
    for (status, asked) in [(429, "7"), (503, "7"), (503, "Fri, 06 Mar 2026 07:08:16 GMT")] {
        let start = Instant::now();
        let server = Fake::new(move |_: &Request| match start.elapsed().as_secs() {
            0..7 => fake::empty(status)
                .with_header("retry-after", asked)
                .with_header("date", "Fri, 06 Mar 2026 07:08:09 GMT"),
            _ => fake::problem(ErrorCode::NotFound),
        });
        let error = Client::with_transport(server.clone()).users().me().await.unwrap_err();
        assert_eq!(error.code(), Some(ErrorCode::NotFound));
        assert_eq!((server.requests().len(), start.elapsed().as_secs()), (2, 7));
    }
}

#[tokio::test(start_paused = true)]
async fn who_asks_for_more_time_than_there_is_is_not_waited_for() {
    let start = Instant::now();
    let (server, client) = answering(busy(3600));
    let error = client.users().me().await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_hours(1)));
    assert!(error.is_retryable());
    assert_eq!((server.requests().len(), start.elapsed()), (1, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn attempts_and_time_are_bounded() {
    let start = Instant::now();
    let (server, client) = answering(busy(0));
    client.users().me().await.unwrap_err();
    assert_eq!(server.requests().len(), 8);
    assert!(start.elapsed() < Duration::from_secs(30));

    let start = Instant::now();
    let (server, client) = answering(busy(0));
    let hasty = client.with_retry(Retry::default().attempts(1000).total(Duration::from_secs(2)));
    hasty.users().me().await.unwrap_err();
    assert!(server.requests().len() < 10 && start.elapsed() <= Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_took_its_time_is_followed_by_one_more() {
    let wire = Slow(Arc::default());
    assert_eq!(Client::with_transport(wire.clone()).users().me().await, Err(Error::Timeout));
    assert_eq!(wire.0.load(Ordering::Relaxed), 2);
}

/// A server that never answers, and how often it was asked.
#[derive(Clone)]
struct Slow(Arc<AtomicU32>);

impl Transport for Slow {
    async fn send(&self, _: Request) -> Result<Response, TransportError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        tokio::time::sleep(DefaultTransport::TIMEOUT).await;
        Err(TransportError::Timeout)
    }
}

#[tokio::test]
async fn who_never_tries_again_can_do_so_by_hand() {
    let (server, client) = answering(busy(0));
    let create = client.with_retry(Retry::never()).goals().create(&goal());
    create.clone().await.unwrap_err();
    create.await.unwrap_err();
    let [first, second] = server.requests().try_into().unwrap();
    assert!(first.get_header("Idempotency-Key").is_some());
    assert_eq!(first, second);
}

#[tokio::test(start_paused = true)]
async fn what_was_never_sent_is_sent_again_whatever_it_is() {
    let unreachable = TransportError::Unreachable("refused".to_owned());
    let server = Fake::new(move |_: &Request| Err(unreachable.clone()));
    let client = Client::with_transport(server.clone());
    let deleted = client.goals().delete("01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f".parse().unwrap()).await;
    assert!(matches!(deleted, Err(Error::Connection(_))));
    assert_eq!(server.requests().len(), 8);
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_sent() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::new(&format!("http://{free}")).with_retry(Retry::never());
    let error = client.users().me().await.unwrap_err();
    assert!(matches!(error, Error::Connection(TransportError::Unreachable(_))), "{error:?}");
}
