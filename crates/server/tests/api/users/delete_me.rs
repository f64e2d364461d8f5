//! `DELETE /api/users/me`.

use super::*;
use crate::databases::Database;
use diesel::connection::SimpleConnection as _;
use std::time::Duration;
use studentos_client::types::DeleteAccount;

fn confirmed_by(password: &str) -> DeleteAccount {
    DeleteAccount { password: GivenPassword::parse(password).unwrap() }
}

#[apply(on_both)]
async fn an_account_goes_with_all_that_is_its(server: &Server) {
    let (owner, other) = (server.user("owner").await, server.user("other").await);
    let keyed = post("/api/goals", &json!({ "title": "Read", "date": "2026-03-06" })).header("Idempotency-Key", "k");
    assert_eq!(owner.execute(keyed).await.unwrap().status, 201);
    let kept = plan(&other, "Read", day(6)).await;
    owner.users().delete_me(&confirmed_by(PASSWORD)).await.unwrap();

    for table in ["users", "sessions", "goals"] {
        assert_eq!(server.database.texts(&format!("SELECT id AS text FROM {table}")).len(), 1, "{table}");
    }
    assert!(server.database.texts("SELECT key AS text FROM idempotency_keys WHERE key = 'k'").is_empty());
    assert_eq!(server.database.texts("SELECT id AS text FROM goals"), [kept.id.to_string()]);
    // Whoever comes next may have the address.
    assert!(titles(&server.user("owner").await, day(6)).await.is_empty());
}

#[apply(on_both)]
async fn its_tokens_are_dead_on_every_instance_within_a_second(server: &Server) {
    let other = server.instance(|_| {}).await;
    let (owner, session) = server.sign_up("owner").await;
    assert_eq!(other.status_with(&session.token).await, 200);
    owner.users().delete_me(&confirmed_by(PASSWORD)).await.unwrap();
    assert_eq!(server.status_with(&session.token).await, 401);
    other.expect_dead_within_a_second(&session.token).await;
}

#[apply(on_both)]
async fn who_is_gone_is_nobody_where_the_session_is_still_believed(server: &Server) {
    let other = server.instance(|_| {}).await;
    for (number, path) in ["/api/events", "/api/users/me", "/api/users/me/export"].into_iter().enumerate() {
        let (owner, session) = server.sign_up(&format!("owner{number}")).await;
        assert_eq!(other.status_with(&session.token).await, 200);
        owner.users().delete_me(&confirmed_by(PASSWORD)).await.unwrap();
        let answer = other.bearer(&session.token).execute(get(path)).await.unwrap();
        assert_eq!(problem(&answer).code, ErrorCode::Unauthenticated, "{path}");
    }
}

#[apply(on_both)]
async fn a_wrong_password_deletes_nothing(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(code(owner.users().delete_me(&confirmed_by("another-password")).await), ErrorCode::WrongPassword);
    assert!(owner.users().me().await.is_ok());
}

#[apply(on_postgres)]
async fn deleting_much_may_take_longer_than_any_other_change(server: &Server) {
    const SLOW: &str = "SELECT query AS text FROM pg_stat_activity WHERE datname = current_database() \
                        AND wait_event_type = 'Lock' AND now() - query_start > interval '1.5 seconds'";
    let hasty = server.instance(|config| config.database.statement_timeout = Duration::from_secs(1)).await;
    let (owner, session) = server.sign_up("owner").await;
    plan(&owner, "Read", day(6)).await;
    let Database::Postgres(database) = &*server.database else { unreachable!("it is the other kind") };
    let mut held = database.connect();
    held.batch_execute("BEGIN; SELECT id FROM goals FOR UPDATE").unwrap();
    let owner = hasty.bearer(&session.token);
    let deleting = actix_web::rt::spawn(async move { owner.users().delete_me(&confirmed_by(PASSWORD)).await });
    until("it waits", async || deleting.is_finished() || !server.database.texts(SLOW).is_empty()).await;
    held.batch_execute("ROLLBACK").unwrap();
    deleting.await.unwrap().expect("it had only to wait");
}
