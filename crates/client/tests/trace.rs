//! What `tracing` hears of a call, and what it never does.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "panicking is how a test fails")]

use std::{
    io,
    sync::{Arc, Mutex},
};
use studentos_client::{
    Client, Retry,
    fake::{self, Fake},
    types::{CreateGoal, Date, ErrorCode, GoalId, Login, Search, Title},
};
use tracing::level_filters::LevelFilter;

/// Everything that is said, as text.
#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl io::Write for Paper {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(text)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is said of some calls of somebody who logs in to do them.
async fn said_of(calls: impl AsyncFnOnce(&Client)) -> String {
    let paper = Paper::default();
    let writer = paper.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _subscribed = tracing::subscriber::set_default(subscriber);
    let server = Fake::new(|request| match request.path.as_str() {
        "/api/auth/login" => fake::problem(ErrorCode::TooManyRequests),
        path if path.starts_with("/api/goals/") => fake::problem(ErrorCode::NotFound),
        "/api/logs" => fake::data(200, &"a private matter"),
        _ => fake::problem(ErrorCode::Unavailable),
    });
    let login = Login::new("asha@example.com".parse().unwrap(), "lantern-orbit-17".parse().unwrap());
    let client = Client::builder("http://127.0.0.1").transport(server).login(login).retry(Retry::default().attempts(2));
    calls(&client.build().unwrap()).await;
    String::from_utf8(paper.0.lock().unwrap().clone()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn operations_outcomes_and_further_attempts_are_told() {
    let id: GoalId = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f".parse().unwrap();
    let said = said_of(async |client| {
        client.set_token(Some("sos_secret"));
        client.goals().get(id).await.unwrap_err();
        client.goals().list().await.unwrap_err();
        client.logs().list().await.unwrap_err();
    })
    .await;
    let told = |words: &[&str]| said.lines().any(|line| words.iter().all(|word| line.contains(word)));
    assert!(
        told(&["operation=\"get_goal\"", "GET", "/api/goals/{id}", "refused", "status=404", "not_found"]),
        "{said}"
    );
    assert!(told(&["operation=\"list_goals\"", "refused", "status=503"]), "{said}");
    assert!(told(&["operation=\"list_goals\"", "tried again", "failed=1"]), "{said}");
    assert!(told(&["operation=\"list_logs\"", "not understood", "Data error at line 1"]), "{said}");
}

#[tokio::test(start_paused = true)]
async fn what_is_in_a_call_is_never_told() {
    let id: GoalId = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f".parse().unwrap();
    let goal = CreateGoal::new(Title::parse("A private matter").unwrap(), Date::parse("2026-03-06").unwrap());
    let said = said_of(async |client| {
        client.users().me().await.unwrap_err();
        client.set_token(Some("sos_secret"));
        client.goals().get(id).await.unwrap_err();
        client.goals().list().matching(Search::parse("needle").unwrap()).await.unwrap_err();
        client.goals().create(&goal).await.unwrap_err();
        client.logs().list().await.unwrap_err();
        client.set_token(Some("eyJ0eXAi"));
        client.goals().delete(id).await.unwrap_err();
    })
    .await;
    assert!(said.contains("login") && said.contains("create_goal"), "{said}");
    for secret in ["asha", "lantern", "sos_secret", "eyJ0eXAi", "01980f2e", "needle", "private", "2026-03-06", "Bearer"]
    {
        assert!(!said.contains(secret), "{secret} is told:\n{said}");
    }
}
