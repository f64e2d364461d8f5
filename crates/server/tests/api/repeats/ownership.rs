//! Whose repeat it is: every operation on one repeat asks, in the same words.

use super::*;

/// Makes sure that every operation on this repeat is refused like this.
async fn refused(client: &Client, id: &str, code: ErrorCode) {
    let path = format!("/api/repeats/{id}");
    for request in [get(&path), patch(&path, &json!({ "paused": true })), delete(&path)] {
        let shown = format!("{request:?}");
        assert_eq!(problem(&client.execute(request).await.unwrap()).code, code, "{shown}");
    }
}

#[apply(on_both)]
async fn anothers_repeat_is_not_yours(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let repeat = daily(&owner, "Read", Missed::Skip).await;
    refused(&stranger, &repeat.id.to_string(), ErrorCode::NotYours).await;
    assert_eq!(owner.repeats().get(repeat.id).await.unwrap(), repeat);
    assert_eq!(goals(&stranger, today()).await, []);
}

#[apply(on_both)]
async fn a_repeat_that_is_deleted_or_never_was_is_not_found(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    owner.repeats().delete(id).await.unwrap();
    let id = id.to_string();
    for client in [&owner, &stranger] {
        for id in [&id, "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f", "x", "%00", &id.to_uppercase(), &"f".repeat(2000)] {
            refused(client, id, ErrorCode::NotFound).await;
        }
    }
    assert_eq!(owner.repeats().list().send().await.unwrap().count, 0);
}

#[apply(on_both)]
async fn without_a_token_nothing_is_said_of_a_repeat(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id.to_string();
    refused(&server.client(), &id, ErrorCode::Unauthenticated).await;
}
