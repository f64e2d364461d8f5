//! The browser's transport, in a browser. No server is asked: a `data:` address is answered by the browser itself.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "panicking is how a test fails")]

use std::time::Duration;
use studentos_client::{
    BuildError, Client, DefaultTransport, Error, IdempotencyKey, Method, Request, Retry, StreamExt, Transport,
    TryStreamExt,
    fake::{self, Fake},
    types::{CreateGoal, ErrorCode},
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const DATA: &str = "data:text/plain,hello";

fn hello() -> (DefaultTransport, Request) {
    (DefaultTransport::new(DATA), Request::new(Method::Get, ""))
}

#[wasm_bindgen_test]
async fn an_answer_is_read_whole() {
    let (transport, request) = hello();
    let response = transport.send(request).await.unwrap();
    assert_eq!((response.status, response.body.as_slice()), (200, &b"hello"[..]));
    assert_eq!(response.header("content-type"), Some("text/plain"));
}

#[wasm_bindgen_test]
async fn an_answer_is_read_in_chunks() {
    let (transport, request) = hello();
    let response = transport.open(request).await.unwrap();
    assert_eq!(response.status, 200);
    assert_eq!(response.body.try_concat().await.unwrap(), b"hello");
}

#[wasm_bindgen_test]
async fn an_answer_may_be_left_unread() {
    let (transport, request) = hello();
    let mut response = transport.open(request).await.unwrap();
    assert!(response.body.next().await.is_some());
    drop(response);
}

#[wasm_bindgen_test]
async fn a_server_that_is_not_there_is_a_lost_connection() {
    // Nothing listens where browsers do not even go.
    let client = Client::new("http://127.0.0.1:1").with_retry(Retry::never());
    assert!(matches!(client.health().await, Err(Error::Connection(_))));
}

#[wasm_bindgen_test]
async fn what_is_safe_is_asked_again() {
    let server = Fake::new(|_| fake::problem(ErrorCode::Unavailable));
    let retry = Retry::default().attempts(3).first_wait(Duration::from_millis(1));
    let client = Client::with_transport(server.clone()).with_retry(retry);
    let goal = CreateGoal::new("Read".parse().unwrap(), "2026-03-06".parse().unwrap());
    client.goals().create(&goal).await.unwrap_err();
    assert_eq!(server.requests().len(), 3);
    assert_ne!(IdempotencyKey::random(), IdempotencyKey::random());
}

#[wasm_bindgen_test]
fn a_server_may_say_until_when_to_wait() {
    let waiting = |date: &str, until: &str| {
        let busy = fake::problem(ErrorCode::Unavailable).with_header("date", date).with_header("retry-after", until);
        Error::from_response(&busy).retry_after()
    };
    let date = "Fri, 06 Mar 2026 23:59:00 GMT";
    assert_eq!(waiting(date, "Sat, 07 Mar 2026 00:00:30 GMT"), Some(Duration::from_secs(90)));
    assert_eq!(waiting(date, "Fri, 06 Mar 2026 23:58:00 GMT"), None);
    assert_eq!(waiting(date, "soon"), None);
}

#[wasm_bindgen_test]
fn an_address_is_absolute_or_that_of_the_page() {
    assert!(Client::builder("").build().is_ok());
    assert!(Client::builder("https://plan.example.com").build().is_ok());
    assert!(matches!(Client::builder("plan.example.com").build(), Err(BuildError::Address(_))));
}
