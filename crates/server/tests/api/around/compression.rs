//! Which answers are compressed.

use crate::harness::*;
use std::collections::BTreeSet;
use studentos_client::types::Notes;

async fn ask(server: &Server, token: &str, path: &str, accepted: &str) -> Response {
    ask_by("GET", server, token, path, accepted).await
}

async fn ask_by(method: &str, server: &Server, token: &str, path: &str, accepted: &str) -> Response {
    let head = format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n");
    server.wire(format!("{head}Accept-Encoding: {accepted}\r\n\r\n")).await
}

#[apply(without_database)]
async fn a_long_list_is_compressed_for_who_takes_that(server: &Server) {
    let (owner, session) = server.sign_up("owner").await;
    for number in 0..10 {
        plan(&owner, &format!("Goal {number}"), day(6)).await;
    }
    let plain = ask(server, &session.token, "/api/goals", "identity").await;
    assert_eq!(plain.header("content-encoding"), None);
    assert_eq!(plain.header("vary"), Some("accept-encoding"));
    for accepted in ["gzip", "br, gzip;q=0.5", "gzip, deflate, br, zstd"] {
        let packed = ask(server, &session.token, "/api/goals", accepted).await;
        assert_eq!(packed.header("content-encoding"), Some("gzip"), "{accepted}");
        assert_eq!(packed.header("vary"), Some("accept-encoding"), "{accepted}");
        assert!(packed.body.len() * 2 < plain.body.len(), "{accepted}: {} bytes", packed.body.len());
    }
    for accepted in ["br", "gzip;q=0", ""] {
        let packed = ask(server, &session.token, "/api/goals", accepted).await;
        assert_eq!(packed.header("content-encoding"), None, "{accepted:?}");
        assert_eq!(packed.body, plain.body, "{accepted:?}");
    }
}

#[apply(without_database)]
async fn head_is_answered_as_get_is_but_for_the_body(server: &Server) {
    let (owner, session) = server.sign_up("owner").await;
    for number in 0..10 {
        plan(&owner, &format!("Goal {number}"), day(6)).await;
    }
    for path in ["/api/goals", "/api/goals?limit=1", "/api/users/me", "/api/users/me/export", "/api/openapi.json"] {
        for accepted in ["gzip", "identity"] {
            let [get, head] = ["GET", "HEAD"].map(|method| ask_by(method, server, &session.token, path, accepted));
            let (get, head) = (get.await, head.await);
            assert!(head.body.is_empty() && !get.body.is_empty(), "{path}");
            // How a body travels is said of one that does.
            let own = ["transfer-encoding", "x-request-id", "date"];
            let [get, head] = [get, head].map(|answer| {
                let said = answer.headers.into_iter().filter(|(name, _)| !own.contains(&name.as_str()));
                (answer.status, said.collect::<BTreeSet<_>>())
            });
            assert_eq!(head, get, "{path} as {accepted}");
        }
    }
    let events = ask_by("HEAD", server, &session.token, "/api/events", "gzip").await;
    assert_eq!((events.status, events.header("content-length")), (200, None));
}

#[apply(without_database)]
async fn what_is_short_or_has_an_entity_tag_is_sent_as_it_is(server: &Server) {
    let (owner, session) = server.sign_up("owner").await;
    let goal = plan(&owner, &"long ".repeat(30), day(6)).await;
    let notes = UpdateGoal { notes: Some(Notes::parse(&"and more ".repeat(300)).unwrap()), ..UpdateGoal::default() };
    owner.goals().update(goal.id, &notes).await.unwrap();
    for path in ["/healthz", "/api/users/me", &format!("/api/goals/{}", goal.id)] {
        let answer = ask(server, &session.token, path, "gzip").await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-encoding"), None, "{path}");
    }
}

#[apply(without_database)]
async fn a_compressed_request_is_not_taken(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let body = json!({ "title": "Read", "date": "2026-03-06" }).to_string();
    let head = format!(
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n",
        session.token
    );
    let kind = format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len());
    let refused = server.wire(format!("{head}{kind}Content-Encoding: gzip\r\n\r\n{body}")).await;
    assert_eq!(problem(&refused).code, ErrorCode::UnsupportedMediaType);
    let taken = server.wire(format!("{head}{kind}Content-Encoding: identity\r\n\r\n{body}")).await;
    assert_eq!(taken.status, 201);
}
