//! `/api/users/me/sessions`.

use super::*;
use studentos_client::{
    DefaultTransport,
    types::{OpenSession, SessionId},
};

const SESSIONS: &str = "/api/users/me/sessions";

/// Logs in as the program of this name, and gives back the answer.
async fn log_in(server: &Server, name: &str, program: &str) -> Response {
    let body = json!({ "email": email(name), "password": PASSWORD });
    let login = post("/api/auth/login", &body).header("User-Agent", program);
    server.client().execute(login).await.unwrap()
}

fn token(response: &Response) -> String {
    response.json::<Session>().unwrap().token
}

/// The one session in a list that is not the one that asks.
fn other_in(sessions: &[OpenSession]) -> SessionId {
    sessions.iter().find(|session| !session.current).expect("there is another one").id
}

#[apply(on_both)]
async fn a_user_sees_where_they_are_logged_in_the_newest_first(server: &Server) {
    let owner = server.user("owner").await;
    server.user("stranger").await;
    log_in(server, "owner", "a phone").await;
    let sessions = owner.users().sessions().await.unwrap().data;
    let shown: Vec<_> = sessions.iter().map(|session| (session.user_agent.as_str(), session.current)).collect();
    assert_eq!(shown, [("a phone", false), (DefaultTransport::USER_AGENT, true)]);
    assert!(sessions[0].created_at > sessions[1].created_at && sessions[0].expires_at > sessions[0].last_seen_at);

    let list: Value = owner.execute(get(SESSIONS)).await.unwrap().json().unwrap();
    let mut names: Vec<_> = list["data"][0].as_object().unwrap().keys().cloned().collect();
    names.sort_unstable();
    assert_eq!(names, ["created_at", "current", "expires_at", "id", "last_seen_at", "user_agent"]);
    assert_eq!((&list["count"], &list["next_cursor"]), (&json!(2), &Value::Null));
}

#[apply(on_both)]
async fn a_session_is_seen_when_it_is_renewed(server: &Server) {
    let owner = server.user("owner").await;
    let before = owner.users().sessions().await.unwrap().data.remove(0);
    owner.auth().refresh().await.unwrap();
    let after = owner.users().sessions().await.unwrap().data.remove(0);
    assert_eq!((after.id, after.created_at), (before.id, before.created_at));
    assert!(after.last_seen_at > before.last_seen_at);
}

#[apply(on_both)]
async fn one_that_has_run_out_is_not_listed(server: &Server) {
    let owner = server.user("owner").await;
    log_in(server, "owner", "a phone").await;
    server.database.execute("UPDATE sessions SET expires_at = 1 WHERE user_agent = 'a phone'");
    assert_eq!(owner.users().sessions().await.unwrap().data.len(), 1);
}

#[apply(on_both)]
async fn an_ended_session_is_dead_at_once_and_elsewhere_within_a_second(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let phone = log_in(server, "owner", "a phone").await;
    assert_eq!([server.status_with(&token(&phone)).await, other.status_with(&token(&phone)).await], [200, 200]);

    let id = other_in(&owner.users().sessions().await.unwrap().data);
    let ended = owner.execute(delete(format!("{SESSIONS}/{id}"))).await.unwrap();
    assert_eq!((ended.status, ended.header("set-cookie")), (204, None));
    assert_eq!(server.status_with(&token(&phone)).await, 401);
    other.expect_dead_within_a_second(&token(&phone)).await;

    let cookie = phone.header("set-cookie").unwrap().split(';').next().unwrap();
    let refresh = Request::new(Method::Post, "/api/auth/refresh").header("Cookie", cookie);
    assert_eq!(problem(&server.client().execute(refresh).await.unwrap()).code, ErrorCode::SessionEnded);
    assert!(owner.users().me().await.is_ok(), "the one that asked goes on");
}

#[apply(on_both)]
async fn to_end_the_session_that_asks_is_to_log_out(server: &Server) {
    let (owner, session) = server.sign_up("owner").await;
    let id = owner.users().sessions().await.unwrap().data[0].id;
    let ended = owner.execute(delete(format!("{SESSIONS}/{id}"))).await.unwrap();
    assert_eq!(ended.status, 204);
    assert!(ended.header("set-cookie").is_some_and(|cookie| cookie.starts_with("sos_refresh=;")));
    assert_eq!(server.status_with(&session.token).await, 401);
}

#[apply(on_both)]
async fn anothers_session_is_not_found_and_goes_on(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let id = owner.users().sessions().await.unwrap().data[0].id;
    assert_eq!(code(stranger.users().end_session(id).await), ErrorCode::NotFound);
    for id in ["01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f", "x"] {
        let refused = owner.execute(delete(format!("{SESSIONS}/{id}"))).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::NotFound);
    }
    assert!(owner.users().me().await.is_ok());
}

#[apply(on_both)]
async fn sessions_come_in_pages(server: &Server) {
    let owner = server.user("owner").await;
    for program in ["1", "2", "3"] {
        log_in(server, "owner", program).await;
    }
    let (mut seen, mut path) = (Vec::new(), format!("{SESSIONS}?limit=3"));
    loop {
        let page: List<OpenSession> = owner.execute(get(path)).await.unwrap().json().unwrap();
        seen.extend(page.data.into_iter().map(|session| session.user_agent));
        // One that begins meanwhile comes before all others.
        log_in(server, "owner", "late").await;
        let Some(next) = page.next_cursor else { break };
        path = format!("{SESSIONS}?limit=3&cursor={next}");
    }
    assert_eq!(seen, ["3", "2", "1", DefaultTransport::USER_AGENT]);
    for (query, field) in [("limit=0", "limit"), ("limit=201", "limit"), ("cursor=x", "cursor"), ("q=x", "q")] {
        assert_eq!(refused_field(&owner.execute(get(format!("{SESSIONS}?{query}"))).await.unwrap()), field);
    }
}

#[apply(on_both)]
async fn of_more_than_a_hundred_the_one_unused_for_longest_ends(server: &Server) {
    let (owner, session) = server.sign_up("owner").await;
    let unused = log_in(server, "owner", "unused").await;
    owner.auth().refresh().await.unwrap();
    for _ in 0..98 {
        log_in(server, "owner", "").await;
    }
    assert_eq!(server.status_with(&token(&unused)).await, 200);
    log_in(server, "owner", "one too many").await;
    server.expect_dead_within_a_second(&token(&unused)).await;
    assert_eq!(server.status_with(&session.token).await, 200, "the older one was used since");
    assert_eq!(owner.users().sessions().await.unwrap().data.len(), 100);
}
