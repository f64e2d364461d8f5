//! Whose task it is, and whose goal: every operation asks.

use crate::harness::*;

const NOWHERE: &str = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f";

/// Makes sure that every operation on this task is refused like this.
async fn refused(client: &Client, id: &str, code: ErrorCode) {
    let path = format!("/api/tasks/{id}");
    let restore = Request::new(Method::Post, format!("{path}/restore"));
    for request in [get(&path), patch(&path, &json!({ "completed": true })), delete(&path), restore] {
        let shown = format!("{request:?}");
        assert_eq!(problem(&client.execute(request).await.unwrap()).code, code, "{shown}");
    }
}

/// Makes sure that nothing may be done with tasks of this goal.
async fn no_goal(client: &Client, goal: &str, code: ErrorCode) {
    let own = loose(client, "Mine", None).await;
    for request in [
        get(format!("/api/tasks?goal_id={goal}")),
        post("/api/tasks", &json!({ "title": "Mine", "goal_id": goal })),
        patch(format!("/api/tasks/{}", own.id), &json!({ "goal_id": goal, "completed": true })),
    ] {
        let shown = format!("{request:?}");
        assert_eq!(problem(&client.execute(request).await.unwrap()).code, code, "{shown}");
    }
    assert_eq!(client.tasks().get(own.id).await.unwrap(), own);
}

#[apply(on_both)]
async fn anothers_task_is_not_yours(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let goal = plan(&owner, "Read", day(6)).await.id;
    let task = add(&owner, "Chapter 1", goal).await;
    refused(&stranger, &task.id.to_string(), ErrorCode::NotYours).await;
    assert_eq!(owner.tasks().get(task.id).await.unwrap(), task);
    owner.tasks().delete(task.id).await.unwrap();
    refused(&stranger, &task.id.to_string(), ErrorCode::NotFound).await;
}

#[apply(on_both)]
async fn a_task_that_is_none_is_not_found(server: &Server) {
    let owner = server.user("owner").await;
    let id = loose(&owner, "Mine", None).await.id.to_string();
    for id in [NOWHERE, "x", "%00", &id.to_uppercase(), &id.replace('-', ""), &"f".repeat(2000)] {
        refused(&owner, id, ErrorCode::NotFound).await;
        refused(&server.client(), id, ErrorCode::Unauthenticated).await;
    }
}

#[apply(on_both)]
async fn a_goal_that_is_not_there_has_no_tasks(server: &Server) {
    let owner = server.user("owner").await;
    no_goal(&owner, NOWHERE, ErrorCode::NotFound).await;
    let deleted = plan(&owner, "Read", day(6)).await.id;
    owner.goals().delete(deleted).await.unwrap();
    no_goal(&owner, &deleted.to_string(), ErrorCode::NotFound).await;
}

#[apply(on_both)]
async fn anothers_goal_takes_no_tasks(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let goal = plan(&owner, "Read", day(6)).await;
    no_goal(&stranger, &goal.id.to_string(), ErrorCode::NotYours).await;
    assert_eq!(owner.goals().get(goal.id).await.unwrap(), goal);
    owner.goals().delete(goal.id).await.unwrap();
    no_goal(&stranger, &goal.id.to_string(), ErrorCode::NotFound).await;
}

#[apply(on_both)]
async fn nobody_sees_anothers_tasks(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    loose(&owner, "Secret", Some(day(6))).await;
    for query in ["", "?q=secret", "?completed=false", "?due_before=2026-03-09"] {
        let list: List<Task> = stranger.execute(get(format!("/api/tasks{query}"))).await.unwrap().json().unwrap();
        assert_eq!(list.count, 0, "{query}");
    }
}

#[apply(on_both)]
async fn tasks_go_with_their_account(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    add(&owner, "Chapter 1", goal).await;
    loose(&owner, "Buy milk", None).await;
    let gone = add(&owner, "Chapter 2", goal).await;
    owner.tasks().delete(gone.id).await.unwrap();
    let request = Request::new(Method::Delete, "/api/users/me").json(&json!({ "password": PASSWORD }));
    assert_eq!(owner.execute(request).await.unwrap().status, 204);
    assert_eq!(server.database.texts("SELECT id AS text FROM tasks"), [""; 0]);
}
