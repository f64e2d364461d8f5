//! The browser's transport, in a browser. No server is asked: a `data:` address is answered by the browser itself.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "panicking is how a test fails")]

use serde::de::DeserializeOwned;
use std::{fmt::Debug, time::Duration};
use studentos_client::{
    BuildError, Client, DefaultTransport, Error, IdempotencyKey, Method, Request, Retry, StreamExt, Transport,
    TryStreamExt,
    fake::{self, Fake},
    json,
    types::{CreateGoal, ErrorCode, FieldError, GoalChange, Limit, Mood, Search, Stats, Task, UpdateLog},
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
async fn what_a_list_is_asked_for_is_written_as_natively() {
    let server = Fake::new(|request| {
        assert_eq!(request.path, "/api/goals?completed=false&q=50%25+%26+%C3%B1%2B&limit=20");
        fake::problem(ErrorCode::Unavailable)
    });
    let client = Client::with_transport(server).with_retry(Retry::never());
    let list = client.goals().list().completed(false).matching(Search::parse("50% & ñ+").unwrap());
    list.limit(Limit::new(20).unwrap()).await.unwrap_err();
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

/// What is read of a text, which has to be what is read natively.
fn read<T: DeserializeOwned + Debug + PartialEq>(text: &str) -> Option<T> {
    let read = json::read(text.as_bytes()).ok();
    assert_eq!(read, serde_json::from_str(text).ok(), "{text}");
    read
}

#[wasm_bindgen_test]
fn a_browser_reads_json_as_it_is_read_natively() {
    let change = |data: &str| format!(r#"{{"op":"upsert","id":"0197ba6e-25b6-7a3c-b4a3-6a4f7e5a7f10"{data}}}"#);
    let goal = r#","new":[{}],"data":{"id":"0197ba6e-25b6-7a3c-b4a3-6a4f7e5a7f10","title":"Leer “Niebla” 🌫","date":"2026-03-06",
        "completed":true,"completed_at":"2026-03-06T07:08:09.123456Z","skipped":false,"notes":"","position":2,
        "tasks_total":2147483647,"tasks_completed":0,"repeat_id":null,"created_at":"2026-03-06T07:08:09.123456Z",
        "updated_at":"2026-03-06T07:08:09.123456Z"}"#;
    assert!(read::<GoalChange>(&change(goal)).is_some());
    for wrong in ["2.5", "-1", "2147483648", "\"2\"", "null"] {
        assert_eq!(read::<GoalChange>(&change(&goal.replace("2147483647", wrong))), None);
    }
    assert_eq!(read::<GoalChange>(&change("")), None);
    assert_eq!(read::<Vec<Task>>("[]"), Some(Vec::new()));
    assert!(read::<Vec<FieldError>>(r#"[{"field":"title","message":"\u00bf\ud83c\udf2b?"}]"#).is_some());
    assert!(
        read::<Stats>(r#"{"days":[],"current_streak":0,"longest_streak":2147483647,"completion_rate":0.3333}"#)
            .is_some()
    );
    assert_eq!(read::<Stats>(r#"{"days":{},"current_streak":0,"longest_streak":0,"completion_rate":1}"#), None);
}

#[wasm_bindgen_test]
fn what_is_too_much_is_refused_as_it_is_natively() {
    assert_eq!(read::<UpdateLog>(r#"{"mood":3,"of a newer version":{"a":[1]}}"#), None);
    assert_eq!(read::<(u8, u8)>("[1,2,3]"), None);
    assert_eq!(read::<(u8, u8)>("[1]"), None);
    assert_eq!(read::<Result<u8, u8>>(r#"{"Ok":1,"Err":2}"#), None);
    assert_eq!(read::<Result<u8, u8>>(r#"{"Ok":1}"#), Some(Ok(1)));
}

#[wasm_bindgen_test]
fn left_out_null_and_a_value_are_three_things() {
    let update: UpdateLog = read(r#"{"minutes":null,"mood":3}"#).unwrap();
    assert_eq!((update.minutes, update.mood, update.goal_id), (Some(None), Some(Mood::new(3).ok()), None));
    assert_eq!(read("{}"), Some(UpdateLog::default()));
    assert_eq!(read::<UpdateLog>(r#"{"date":null}"#), None);
}

#[wasm_bindgen_test]
fn where_json_is_wrong_is_said_without_what_is_in_it() {
    let wrong = |text: &[u8]| json::read::<Stats>(text).unwrap_err().to_string();
    assert_eq!(wrong(b"{\"days\""), "Syntax error");
    assert_eq!(wrong(b"\"\xff\""), "Syntax error");
    assert_eq!(wrong(b"{\"days\":\"secret\"}"), "Data error");
}
