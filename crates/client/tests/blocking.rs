//! The blocking face, and where it may not be used.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::json;
use studentos_client::{
    Client, Error, Retry,
    fake::{self, Fake},
    types::{ErrorCode, Goal},
};

fn client() -> Client {
    Client::with_transport(Fake::new(|request| match request.path.as_str() {
        "/healthz" => fake::empty(200),
        "/api/goals" => fake::list::<()>(&[]),
        _ => fake::problem(ErrorCode::Internal),
    }))
}

#[test]
fn calls_are_made_and_lists_are_read() {
    let client = client();
    assert_eq!(client.health().send_blocking(), Ok(()));
    assert_eq!(client.goals().list().send_blocking().unwrap().count, 0);
    assert_eq!(client.goals().list().iter_blocking().count(), 0);
}

#[test]
fn nothing_comes_after_an_error() {
    let client = client();
    let tasks: Vec<_> = client.tasks().list().iter_blocking().collect();
    assert!(matches!(&tasks[..], [Err(Error::Api(_))]));
}

#[test]
fn waiting_to_ask_again_blocks_too() {
    let answers = std::sync::atomic::AtomicU32::new(0);
    let server = Fake::new(move |_| match answers.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
        0 => fake::problem(ErrorCode::Unavailable),
        _ => fake::json(200, &json!({ "status": "ok" })),
    });
    let retry = Retry::default().first_wait(std::time::Duration::from_millis(1));
    assert_eq!(Client::with_transport(server).with_retry(retry).health().send_blocking(), Ok(()));
}

#[tokio::test]
async fn inside_an_async_runtime_it_is_an_error() {
    let client = client();
    assert!(matches!(client.health().send_blocking(), Err(Error::Blocking(_))));
    let goals: Vec<Result<Goal, Error>> = client.goals().list().iter_blocking().collect();
    assert!(matches!(goals[..], [Err(Error::Blocking(_))]));
}
