//! Whose log it is: every operation on one log asks, in the same words.

use crate::harness::*;

/// Makes sure that every operation on this log is refused like this.
async fn refused(client: &Client, id: &str, code: ErrorCode) {
    let path = format!("/api/logs/{id}");
    for request in [
        get(&path),
        patch(&path, &json!({ "mood": 1 })),
        delete(&path),
        Request::new(Method::Post, format!("{path}/restore")),
    ] {
        let shown = format!("{request:?}");
        assert_eq!(problem(&client.execute(request).await.unwrap()).code, code, "{shown}");
    }
}

#[apply(on_both)]
async fn anothers_log_is_not_yours_and_of_their_trash_nothing_is_known(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let log = note(&owner, "A secret", day(6)).await;
    refused(&stranger, &log.id.to_string(), ErrorCode::NotYours).await;
    assert_eq!(owner.logs().get(log.id).await.unwrap(), log);
    owner.logs().delete(log.id).await.unwrap();
    refused(&stranger, &log.id.to_string(), ErrorCode::NotFound).await;
}

#[apply(on_both)]
async fn a_log_that_never_was_is_not_found(server: &Server) {
    let owner = server.user("owner").await;
    // The id of a goal is none of a log.
    let goal = plan(&owner, "Read", day(6)).await.id.to_string();
    for id in [&goal, "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f", "x", "%00", "%FF", "null"] {
        refused(&owner, id, ErrorCode::NotFound).await;
    }
}

#[apply(on_both)]
async fn without_a_token_nothing_is_said_of_a_log(server: &Server) {
    let owner = server.user("owner").await;
    let id = note(&owner, "A secret", day(6)).await.id.to_string();
    refused(&server.client(), &id, ErrorCode::Unauthenticated).await;
    for request in [get("/api/logs"), post("/api/logs", &json!({ "date": "2026-03-06", "body": "x" }))] {
        let response = server.client().execute(request).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::Unauthenticated);
    }
}
