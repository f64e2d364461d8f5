//! How a call is put together and what it answers: versions, pages, errors, and clients that are built.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "panicking is how a test fails")]

use futures_util::FutureExt as _;
use serde_json::{Value, json};
use std::{fmt::Debug, time::Duration};
use studentos_client::{
    BuildError, Client, ETag, Error, Method, Request, Response, Retry, TryStreamExt,
    fake::{self, Fake},
    types::{Date, ErrorCode, Goal, GoalId, UpdateGoal},
};

fn server<F: Fn(&Request) -> Response + Send + Sync + 'static>(answer: F) -> (Fake, Client) {
    let server = Fake::new(answer);
    (server.clone(), Client::with_transport(server).with_retry(Retry::never()))
}

fn id() -> GoalId {
    "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f".parse().unwrap()
}

fn goal(title: &str) -> Value {
    json!({
        "id": id(), "title": title, "date": "2026-03-06", "completed": false, "completed_at": null, "skipped": false,
        "notes": "", "position": 0, "tasks_total": 0, "tasks_completed": 0, "repeat_id": null,
        "created_at": "2026-03-06T07:08:09.123456Z", "updated_at": "2026-03-06T07:08:09.123456Z",
        "what a newer server adds": true,
    })
}

#[test]
fn clients_and_what_they_make_go_from_thread_to_thread() {
    fn is_sent<T: Send + Debug + 'static>(_: &T) {}
    fn runs_anywhere<T: Future + Send + 'static>(_: T) {}
    let (_, client) = server(|_| fake::empty(204));
    is_sent(&client.goals().get(id()).with_etag());
    is_sent(&client.goals().list());
    is_sent(&client.events());
    runs_anywhere(client.goals().get(id()).send());
    runs_anywhere(client.goals().get(id()).into_future());
    runs_anywhere(client.goals().list().send());
}

#[tokio::test]
async fn a_thing_can_be_had_with_its_version() {
    let (_, client) = server(|_| fake::data(200, &goal("Read")).with_header("ETag", "\"17\""));
    let tagged = client.goals().get(id()).with_etag().await.unwrap();
    assert_eq!((tagged.data.title.as_str(), tagged.etag.as_str()), ("Read", "\"17\""));
    assert_eq!(client.goals().get(id()).await.unwrap(), tagged.data);
}

#[tokio::test]
async fn what_is_still_so_is_not_sent_again() {
    let (asked, client) = server(|request| match request.get_header("If-None-Match") {
        Some("\"17\"") => fake::empty(304),
        _ => fake::data(200, &goal("Read")),
    });
    let [same, other] = ["\"17\"", "\"18\""].map(|etag| ETag::parse(etag).unwrap());
    assert_eq!(client.goals().get(id()).if_none_match(&same).await, Ok(None));
    assert!(client.goals().get(id()).if_none_match(&other).await.unwrap().is_some());
    assert_eq!(asked.requests().len(), 2);
}

#[tokio::test]
async fn a_page_that_is_still_so_is_not_sent_again() {
    let page = json!({ "data": [goal("Read")], "count": 1, "next_cursor": null });
    let (_, client) = server(move |request| match request.get_header("If-None-Match") {
        Some("W/\"17\"") => fake::empty(304),
        _ => fake::json(200, &page).with_header("ETag", "W/\"17\""),
    });
    let read = client.goals().list().with_etag().await.unwrap();
    assert_eq!((read.data.count, read.etag.as_str()), (1, "W/\"17\""));
    assert_eq!(client.goals().list().if_none_match(&read.etag).await, Ok(None));
    let other = ETag::parse("W/\"18\"").unwrap();
    assert!(client.goals().list().if_none_match(&other).await.unwrap().is_some());
}

#[tokio::test]
async fn a_call_may_be_given_its_own_time() {
    let (asked, client) = server(|_| fake::problem(ErrorCode::NotFound));
    client.users().me().await.unwrap_err();
    client.users().me().timeout(Duration::from_secs(3)).await.unwrap_err();
    client.users().export().await.unwrap_err();
    let given: Vec<_> = asked.requests().iter().map(|request| request.timeout.map(|it| it.as_secs())).collect();
    assert_eq!(given, [None, Some(3), Some(120)]);
}

#[tokio::test]
async fn a_change_to_what_was_read_carries_its_version() {
    let (asked, client) = server(|_| fake::problem(ErrorCode::PreconditionFailed));
    let etag = ETag::parse("\"17\"").unwrap();
    let refused = client.goals().update(id(), &UpdateGoal::default()).if_match(&etag).await;
    assert_eq!(refused.unwrap_err().code(), Some(ErrorCode::PreconditionFailed));
    assert_eq!(asked.requests()[0].get_header("If-Match"), Some("\"17\""));
}

#[test]
fn what_is_no_version_is_refused() {
    for text in ["", "17", "\"17", "17\"", "\"1\"7\"", "\"a b\"", "w/\"17\""] {
        assert!(ETag::parse(text).is_err(), "{text}");
    }
    assert!(ETag::parse("W/\"17\"").is_ok());
}

const SECOND: &str = "00005037000000000000000901980f2e5c5a7d3e9a640f6b1c2d3e4f";

fn pages(request: &Request) -> Response {
    let page = |titles: &[&str], next: Option<&str>| {
        let goals: Vec<_> = titles.iter().map(|title| goal(title)).collect();
        fake::json(200, &json!({ "data": goals, "count": goals.len(), "next_cursor": next }))
    };
    if request.path.contains("cursor") { page(&["Rest"], None) } else { page(&["Read", "Write"], Some(SECOND)) }
}

#[tokio::test]
async fn a_stream_goes_over_all_pages_and_asks_for_each_when_it_is_needed() {
    let (asked, client) = server(pages);
    let mut stream = client.goals().list().completed(false).stream();
    assert!(asked.requests().is_empty());
    assert_eq!(stream.try_next().await.unwrap().unwrap().title.as_str(), "Read");
    assert_eq!(asked.requests().len(), 1);
    let rest: Vec<Goal> = stream.try_collect().await.unwrap();
    assert_eq!(rest.iter().map(|goal| goal.title.as_str()).collect::<Vec<_>>(), ["Write", "Rest"]);
    let asked: Vec<_> = asked.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(asked, ["/api/goals?completed=false", &format!("/api/goals?completed=false&cursor={SECOND}")]);
}

#[tokio::test]
async fn nothing_comes_after_an_error() {
    let (asked, client) = server(|_| fake::problem(ErrorCode::Internal));
    let mut stream = client.goals().list().stream();
    assert!(stream.try_next().await.is_err());
    assert_eq!(stream.try_next().await, Ok(None));
    assert_eq!(asked.requests().len(), 1);
}

#[tokio::test]
async fn a_code_that_is_not_known_yet_is_an_error_of_the_api_all_the_same() {
    let (_, client) = server(|_| {
        fake::json(
            409,
            &json!({
                "type": "urn:studentos:error:too_late", "title": "Too late", "status": 409, "code": "too_late",
                "detail": "It is too late.", "request_id": "1",
            }),
        )
    });
    let error = client.users().me().await.unwrap_err();
    assert_eq!((error.code(), error.to_string().as_str()), (None, "It is too late."));
    let problem = error.problem().unwrap();
    assert_eq!((problem.status, problem.code.as_str(), error.is_retryable()), (409, "too_late", false));
}

#[tokio::test]
async fn fields_that_were_refused_are_named() {
    let refused = json!({
        "type": "t", "title": "t", "status": 400, "code": "invalid_input", "detail": "d", "request_id": "1",
        "errors": [{ "field": "title", "message": "Must be 1 to 200 characters." }],
    });
    let (_, client) = server(move |_| fake::json(400, &refused));
    let error = client.users().me().await.unwrap_err();
    assert_eq!(error.field_errors()[0].field, "title");
}

#[tokio::test]
async fn what_studentos_does_not_say_is_not_understood() {
    let [later, never] = [[404, 408, 429, 500, 502, 521, 530], [200, 302, 400, 401, 403, 413, 414]];
    for (status, is_retryable) in
        later.map(|status| (status, true)).into_iter().chain(never.map(|status| (status, false)))
    {
        let (_, client) = server(move |_| Response { body: b"<html>".to_vec(), ..fake::empty(status) });
        let error = client.users().me().await.unwrap_err();
        assert!(matches!(error, Error::Decode { status: seen, .. } if seen == status));
        assert_eq!(error.is_retryable(), is_retryable);
    }
}

#[tokio::test]
async fn where_an_answer_is_not_understood_is_told_and_not_what_is_in_it() {
    let (_, client) = server(|_| Response { body: b"{\n\"data\": \"private\"}".to_vec(), ..fake::empty(200) });
    let error = client.users().me().await.unwrap_err();
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.starts_with("Data error at line 2, column "), "{cause}");
    assert!(!cause.contains("private"));
}

#[test]
fn an_address_that_is_none_is_refused_when_the_client_is_built() {
    for address in ["", "plan.example.com", "ftp://plan.example.com", "http://", "https://plan.example.com/?a=b"] {
        let refused = Client::builder(address).build().unwrap_err();
        assert!(matches!(refused, BuildError::Address(_)), "{address}");
        assert!(refused.to_string().starts_with("The server's address must be like https://plan.example.com: "));
    }
    assert_eq!(Client::builder("http://127.0.0.1").user_agent("a\nb").build().unwrap_err(), BuildError::UserAgent);
    assert!(Client::builder("http://127.0.0.1:8000/").timeout(Duration::from_secs(1)).build().is_ok());
}

#[tokio::test]
async fn what_cannot_be_sent_is_not_tried_again() {
    let answer = Client::new("plan.example.com").health().await;
    assert!(matches!(answer, Err(Error::Request(_))), "{answer:?}");
    let mut events = Client::new("http://127.0.0.1:1").events().after("1\n");
    let event = events.try_next().await;
    assert!(matches!(event, Err(Error::Request(_))), "{event:?}");
}

#[tokio::test]
async fn a_token_may_be_a_line_of_a_file_and_nothing_that_cannot_be_sent() {
    let server = Fake::new(|_: &Request| fake::problem(ErrorCode::NotFound));
    let client = Client::builder("").transport(server.clone()).api_token("sos_secret\n").build().unwrap();
    client.users().me().await.unwrap_err();
    assert_eq!(server.requests()[0].get_header("Authorization"), Some("Bearer sos_secret"));
    for token in ["", "\n", "sos_a\nsos_b", "sos_é"] {
        assert_eq!(Client::builder("http://127.0.0.1").api_token(token).build().unwrap_err(), BuildError::Token);
    }
}

#[tokio::test]
async fn a_token_that_is_set_later_is_cleaned_alike_and_an_empty_one_is_none() {
    let (asked, client) = server(|_| fake::problem(ErrorCode::NotFound));
    client.set_token(Some(" sos_secret\n"));
    client.users().me().await.unwrap_err();
    assert_eq!(asked.requests()[0].get_header("Authorization"), Some("Bearer sos_secret"));
    for token in ["", "\n"] {
        client.set_token(Some(token));
        assert_eq!(client.token(), None);
    }
}

#[tokio::test]
async fn only_who_is_nobody_has_to_log_in() {
    for (code, needs_login) in [
        (ErrorCode::Unauthenticated, true),
        (ErrorCode::SessionEnded, true),
        (ErrorCode::InvalidCredentials, false),
        (ErrorCode::Scope, false),
    ] {
        let (_, client) = server(move |_| fake::problem(code));
        assert_eq!(client.users().me().await.unwrap_err().needs_login(), needs_login, "{code}");
    }
    assert!(Error::SessionEnded.needs_login());
}

#[test]
fn a_range_may_be_open_at_either_end() {
    let (first, last) = (Date::new(2026, 3, 6).unwrap(), Date::new(2026, 3, 9).unwrap());
    let (asked, client) = server(|_| fake::list::<()>(&[]));
    let goals = || client.goals().list().date(last);
    let logs = || client.logs().list().date(last);
    goals().since(first).send().now_or_never().unwrap().unwrap();
    goals().until(last).send().now_or_never().unwrap().unwrap();
    logs().since(first).send().now_or_never().unwrap().unwrap();
    logs().until(last).send().now_or_never().unwrap().unwrap();
    let paths: Vec<_> = asked.requests().into_iter().map(|request| request.path).collect();
    let expected = ["goals?from=2026-03-06", "goals?to=2026-03-09", "logs?from=2026-03-06", "logs?to=2026-03-09"];
    assert_eq!(paths, expected.map(|rest| format!("/api/{rest}")));
}

/// The mistake is the program's: nothing is wrong with the connection, and to try again helps nothing.
#[test]
fn without_a_runtime_nothing_can_be_sent() {
    let answer = Client::new("http://127.0.0.1:1").health().send().now_or_never();
    assert!(matches!(answer, Some(Err(Error::Request(_)))), "{answer:?}");
}

#[test]
fn secrets_are_not_shown() {
    let builder = Client::builder("http://127.0.0.1").api_token("sos_secret");
    assert!(!format!("{builder:?}").contains("secret"));
    assert!(!format!("{:?}", builder.build().unwrap()).contains("secret"));
}

#[tokio::test]
async fn a_page_is_no_answer_also_where_none_is_read() {
    let (_, client) = server(|_| {
        Response { body: b"<!doctype html>".to_vec(), ..fake::empty(200) }
            .with_header("content-type", "text/html; charset=utf-8")
    });
    assert!(matches!(client.health().await, Err(Error::Decode { status: 200, .. })));
    assert!(matches!(client.goals().delete(id()).await, Err(Error::Decode { status: 200, .. })));
    assert!(matches!(client.users().export_file().await, Err(Error::Decode { status: 200, .. })));
}

#[tokio::test]
async fn a_request_of_ones_own_goes_to_this_server_and_no_other() {
    let (asked, client) = server(|_| fake::empty(204));
    client.set_token(Some("sos_secret"));
    for path in ["", "api/goals", "@evil.example/", ".evil.example/", "//evil.example/", "/\\evil.example/"] {
        let answer = client.execute(Request::new(Method::Get, path)).await;
        assert!(matches!(answer, Err(Error::Request(_))), "{path}");
    }
    assert_eq!(asked.requests(), []);
    client.execute(Request::new(Method::Get, "/api/goals").header("authorization", "Bearer other")).await.unwrap();
    let [request] = asked.requests().try_into().unwrap();
    assert_eq!(request.headers, [("Authorization".to_owned(), "Bearer sos_secret".to_owned())]);
}
