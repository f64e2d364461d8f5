//! Whose goal it is: every operation on one goal asks, in the same words.

use crate::harness::*;

/// Every operation on one goal.
fn operations(id: &str) -> [Request; 4] {
    let path = format!("/api/goals/{id}");
    [
        get(&path),
        patch(&path, &json!({ "completed": true })),
        delete(&path),
        Request::new(Method::Post, format!("{path}/restore")),
    ]
}

/// Makes sure that every operation on this goal is refused like this.
async fn refused(client: &Client, id: &str, code: ErrorCode) {
    for request in operations(id) {
        let shown = format!("{request:?}");
        assert_eq!(problem(&client.execute(request).await.unwrap()).code, code, "{shown}");
    }
}

#[apply(on_both)]
async fn anothers_goal_is_not_yours(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let goal = plan(&owner, "Read", day(6)).await;
    refused(&stranger, &goal.id.to_string(), ErrorCode::NotYours).await;
    assert_eq!(owner.goals().get(goal.id).await.unwrap(), goal);
}

#[apply(on_both)]
async fn of_anothers_trash_nothing_is_known(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let id = plan(&owner, "Read", day(6)).await.id;
    owner.goals().delete(id).await.unwrap();
    refused(&stranger, &id.to_string(), ErrorCode::NotFound).await;
}

#[apply(on_both)]
async fn a_goal_that_never_was_is_not_found(server: &Server) {
    let owner = server.user("owner").await;
    refused(&owner, "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f", ErrorCode::NotFound).await;
}

#[apply(on_both)]
async fn an_id_that_is_none_is_not_found(server: &Server) {
    let owner = server.user("owner").await;
    let id = plan(&owner, "Read", day(6)).await.id.to_string();
    let no_ids = [
        "x".to_owned(),
        "0".to_owned(),
        "%20".to_owned(),
        "%00".to_owned(),
        "%FF".to_owned(),
        "null".to_owned(),
        id.to_uppercase(),
        id.replace('-', ""),
        format!("{id}0"),
        format!("{{{id}}}"),
        format!("%20{id}"),
        format!("{id}'--"),
        "f".repeat(2000),
    ];
    for no_id in no_ids {
        refused(&owner, &no_id, ErrorCode::NotFound).await;
    }
}

#[apply(on_both)]
async fn without_a_token_nothing_is_said_of_a_goal(server: &Server) {
    let owner = server.user("owner").await;
    let id = plan(&owner, "Read", day(6)).await.id.to_string();
    for id in [id.as_str(), "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f", "x"] {
        refused(&server.client(), id, ErrorCode::Unauthenticated).await;
    }
}
