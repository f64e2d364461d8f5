//! `POST /api/auth/refresh`: rotation, its grace, and what a stolen token does.

use super::*;
use diesel::connection::SimpleConnection as _;
use studentos_server::{
    clock::{DAY, now},
    db::{purge, sessions},
};

/// Signs somebody up and gives back their access and refresh tokens.
async fn opened(server: &Server) -> (String, String) {
    server.user("owner").await;
    let response = log_in(server, "owner").await;
    (response.json::<Session>().unwrap().token, refresh_token(&response))
}

async fn refreshed(server: &Server, token: &str) -> Response {
    server.client().execute(refresh(token)).await.unwrap()
}

/// Makes every token that was replaced look as if that had been so many seconds earlier.
fn let_pass(server: &Server, seconds: u32) {
    server.database.execute(&format!("UPDATE refresh_tokens SET retired_at = retired_at - {seconds}000000"));
}

#[apply(on_both)]
async fn refreshing_gives_a_new_token_and_a_new_cookie(server: &Server) {
    let (token, cookie) = opened(server).await;
    let response = refreshed(server, &cookie).await;
    let session = response.json::<Session>().unwrap();

    assert_eq!((response.status, session.user.email), (200, email("owner")));
    assert_ne!(session.token, token);
    assert_ne!(refresh_token(&response), cookie);
    assert_eq!(status_with(server, &session.token).await, 200);
    assert_eq!(status_with(server, &token).await, 200, "the tokens of a session live side by side");
}

#[apply(on_both)]
async fn a_client_renews_a_token_that_was_refused_and_goes_on(server: &Server) {
    let client = server.user("owner").await;
    client.set_token(Some("stale"));
    assert!(client.users().me().await.is_ok());
    assert_ne!(client.token().as_deref(), Some("stale"));
}

#[apply(on_both)]
async fn two_tabs_may_refresh_with_the_same_cookie_for_ten_seconds(server: &Server) {
    let (_, cookie) = opened(server).await;
    let first = refreshed(server, &cookie).await;
    let_pass(server, 8);
    let second = refreshed(server, &cookie).await;

    assert_eq!((first.status, second.status), (200, 200));
    for tab in [first, second] {
        assert_eq!(refreshed(server, &refresh_token(&tab)).await.status, 200, "neither tab is thrown out");
    }
}

#[apply(on_both)]
async fn many_tabs_that_refresh_at_once_all_go_on(server: &Server) {
    let (_, cookie) = opened(server).await;
    let (client, cookie) = (server.client(), &cookie);
    let answers = at_once(16, |_| {
        let (client, request) = (client.clone(), refresh(cookie));
        async move { client.execute(request).await.unwrap() }
    });
    let answers = answers.await;
    assert!(answers.iter().all(|answer| answer.status == 200), "{answers:?}");

    // Whichever of the new cookies a browser kept, it goes on with it later.
    let_pass(server, 11);
    for answer in &answers {
        assert_eq!(refreshed(server, &refresh_token(answer)).await.status, 200);
    }
}

#[apply(on_both)]
async fn refreshing_while_logging_out_either_goes_on_or_has_ended(server: &Server) {
    server.user("owner").await;
    for _ in 0..10 {
        let opened = log_in(server, "owner").await;
        let (token, cookie) = (opened.json::<Session>().unwrap().token, refresh_token(&opened));
        let (client, leaving) = (server.client(), server.bearer(&token));
        let answers = at_once(5, |number| {
            let (client, leaving, cookie) = (client.clone(), leaving.clone(), cookie.clone());
            async move {
                let leave = Request::new(Method::Post, "/api/auth/logout");
                match number {
                    2 => leaving.execute(leave).await.unwrap().status,
                    _ => client.execute(refresh(&cookie)).await.unwrap().status,
                }
            }
        });
        let answers = answers.await;
        assert!(answers.iter().all(|status| matches!(status, 200 | 204 | 401)), "{answers:?}");
        assert_eq!(problem(&refreshed(server, &cookie).await).code, ErrorCode::SessionEnded);
    }
}

#[apply(on_both)]
async fn an_old_cookie_used_again_ends_the_session(server: &Server) {
    let (token, stolen) = opened(server).await;
    let newest = refresh_token(&refreshed(server, &stolen).await);
    let_pass(server, 11);

    assert_eq!(problem(&refreshed(server, &stolen).await).code, ErrorCode::SessionEnded);
    assert_eq!(problem(&refreshed(server, &newest).await).code, ErrorCode::SessionEnded);
    assert_eq!(status_with(server, &token).await, 401);
}

/// Gives every session so many tokens more that were retired so many days ago.
fn add_retired(server: &Server, count: u32, days: i64) {
    let at = now().as_micros() - days * DAY;
    server.database.execute(&format!(
        "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {count}) \
         INSERT INTO refresh_tokens (hash, session_id, retired_at) SELECT n || ' ' || {days} || id, id, {at} FROM n, sessions"
    ));
}

#[apply(on_both)]
async fn a_session_that_is_refreshed_without_end_ends(server: &Server) {
    let (token, cookie) = opened(server).await;
    add_retired(server, 2998, 6);
    let last = refreshed(server, &cookie).await;
    assert_eq!(last.status, 200);

    for shown in [&refresh_token(&last), &cookie] {
        assert_eq!(problem(&refreshed(server, shown).await).code, ErrorCode::SessionEnded);
    }
    assert_eq!(status_with(server, &token).await, 401);
}

#[apply(on_both)]
async fn refresh_tokens_that_were_retired_a_week_ago_are_forgotten(server: &Server) {
    let (_, cookie) = opened(server).await;
    add_retired(server, 5000, 8);
    add_retired(server, 1, 6);
    let next = refreshed(server, &cookie).await;
    assert_eq!(next.status, 200);

    // Of the session that was refreshed: the one of six days ago, and the two that were just used.
    let kept = "SELECT CAST(MIN(count) AS TEXT) AS text FROM \
                (SELECT COUNT(*) AS count FROM refresh_tokens GROUP BY session_id) AS counts";
    assert_eq!(server.database.texts(kept), ["3"]);
}

#[apply(on_both)]
async fn the_tokens_of_sessions_that_have_ended_leave_a_little_at_a_time(server: &Server) {
    opened(server).await;
    add_retired(server, 600, 1);
    server.database.execute("UPDATE sessions SET expires_at = 0");
    let mut keeper = Explainer::connect(&server.database).connection;
    // Of the two sessions, twice 601 tokens.
    let removed = [(); 4].map(|()| purge::sessions(&mut keeper, now()).unwrap());
    assert_eq!(removed, [500, 500, 2, 0]);
    let left = server.database.texts("SELECT hash AS text FROM refresh_tokens");
    assert_eq!(left, [""; 0], "the rest goes with its sessions");
}

#[apply(on_both)]
async fn tokens_in_use_are_found_among_many_retired_ones(server: &Server) {
    opened(server).await;
    add_retired(server, 2000, 1);
    server.database.execute("ANALYZE");
    let hash = server.database.texts("SELECT hash AS text FROM refresh_tokens WHERE retired_at IS NULL").remove(0);
    let mut explainer = Explainer::connect(&server.database);
    sessions::rotate(&mut explainer.connection, &hash, "new", now()).unwrap().expect("the session goes on");

    explainer.may_read_all(false);
    let retires = |sql: &String| sql.starts_with("UPDATE") && sql.contains("refresh_tokens");
    let retiring = explainer.all_asked().into_iter().find(retires).unwrap();
    let plan = explainer.plan(&retiring);
    let by_index = plan.lines().any(|line| {
        let searches = line.contains("SEARCH") || line.contains("Index Cond");
        searches && line.contains("session_id") && line.contains("retired_at")
    });
    assert!(by_index, "{retiring}\n{plan}");
}

#[apply(on_both)]
async fn a_cookie_that_is_no_refresh_token_is_refused(server: &Server) {
    let (_, cookie) = opened(server).await;
    let (first, rest) = cookie.split_at(1);
    let other_first = if first == "A" { "B" } else { "A" };
    for wrong in ["", "x", &format!("{other_first}{rest}"), &cookie[1..], &"A".repeat(4096)] {
        assert_eq!(problem(&refreshed(server, wrong).await).code, ErrorCode::SessionEnded, "{wrong}");
    }
    let without = Request::new(Method::Post, "/api/auth/refresh");
    assert_eq!(problem(&server.client().execute(without).await.unwrap()).code, ErrorCode::SessionEnded);
}

#[apply(on_both)]
async fn a_session_nobody_used_for_a_week_is_over(server: &Server) {
    let (token, cookie) = opened(server).await;
    let week = 7 * 86_400 * 1_000_000_i64;
    server.database.execute(&format!("UPDATE sessions SET expires_at = expires_at - {week}"));

    // An instance that has not seen the session yet, since the update went past every cache.
    let fresh = server.instance(|_| {}).await;
    assert_eq!(status_with(&fresh, &token).await, 401);
    assert_eq!(problem(&refreshed(&fresh, &cookie).await).code, ErrorCode::SessionEnded);
}

#[apply(on_both)]
async fn a_session_is_over_after_thirty_days_however_busy(server: &Server) {
    let (_, cookie) = opened(server).await;
    let (days_29, days_30) = (29 * 86_400 * 1_000_000_i64, 30 * 86_400 * 1_000_000_i64);
    server.database.execute(&format!("UPDATE sessions SET created_at = created_at - {days_29}"));

    let fresh = server.instance(|_| {}).await;
    assert_eq!(refreshed(&fresh, &cookie).await.status, 200);
    // The other session, of signing up, was not refreshed and still has its week.
    let shortest = "SELECT CAST(MIN(expires_at - created_at) AS TEXT) AS text FROM sessions";
    assert_eq!(server.database.texts(shortest), [days_30.to_string()]);
}

#[apply(on_both)]
async fn refresh_tokens_are_not_stored_as_they_are(server: &Server) {
    let (_, cookie) = opened(server).await;
    let stored = server.database.texts("SELECT hash AS text FROM refresh_tokens");
    assert!(stored.len() >= 2 && !stored.contains(&cookie));
}

#[apply(without_database)]
async fn a_cookie_that_was_never_given_out_waits_for_no_write(server: &Server) {
    let mut writing = Explainer::connect(&server.database).connection;
    writing.batch_execute("BEGIN IMMEDIATE").unwrap();
    let refused = server.client().execute(refresh("made-up")).await.unwrap();
    assert_eq!(problem(&refused).code, ErrorCode::SessionEnded);
    writing.batch_execute("ROLLBACK").unwrap();
}
