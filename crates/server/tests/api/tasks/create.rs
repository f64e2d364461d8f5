//! `POST /api/tasks`.

use crate::harness::*;

/// Asks for a task under a key.
async fn create(client: &Client, key: &str, body: &Value) -> Response {
    client.execute(post("/api/tasks", body).header("Idempotency-Key", key)).await.unwrap()
}

#[apply(on_both)]
async fn a_new_task_is_open_and_last_in_its_goal(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let first = add(&owner, "Chapter 1", goal).await;
    let new = CreateTask { title: title(" Chapter 2 "), goal_id: Some(goal), due_date: Some(day(9)) };
    let second = owner.tasks().create(&new).await.unwrap();

    assert_eq!((first.position, second.position), (0, 1));
    assert_eq!((first.due_date, second.due_date), (None, Some(day(9))));
    assert_eq!((second.title.as_str(), second.goal_id), ("Chapter 2", Some(goal)));
    assert_eq!((second.completed, second.completed_at), (false, None));
    assert_eq!(second.created_at, second.updated_at);
    assert_eq!(owner.tasks().get(second.id).await.unwrap(), second);
}

#[apply(on_both)]
async fn a_task_without_a_goal_is_loose(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    add(&owner, "Chapter 1", goal).await;
    let tasks = [loose(&owner, "Buy milk", None).await, loose(&owner, "Call home", Some(day(7))).await];
    assert_eq!(tasks.each_ref().map(|task| (task.goal_id, task.position)), [(None, 0), (None, 1)]);
    let body = json!({ "title": "Sleep", "goal_id": null, "due_date": null });
    let said = owner.execute(post("/api/tasks", &body)).await.unwrap().json::<Data<Task>>().unwrap().data;
    assert_eq!((said.goal_id, said.due_date, said.position), (None, None, 2));
}

#[apply(on_both)]
async fn tasks_may_be_called_the_same(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for _ in 0..2 {
        add(&owner, "Again", goal).await;
        loose(&owner, "Again", None).await;
    }
    assert_eq!(steps(&owner, goal).await, ["Again", "Again"]);
}

#[apply(on_both)]
async fn creating_says_where_the_task_is(server: &Server) {
    let owner = server.user("owner").await;
    let response = owner.execute(post("/api/tasks", &json!({ "title": "Read" }))).await.unwrap();
    assert_eq!(response.status, 201);
    let created = response.json::<Data<Task>>().unwrap();
    let location = response.header("location").expect("an answer with 201 has a location");
    assert_eq!(location, format!("/api/tasks/{}", created.data.id));
    let read = owner.execute(get(location)).await.unwrap();
    assert_eq!(read.header("etag"), response.header("etag"));
    assert_eq!(read.json::<Data<Task>>().unwrap(), created);
}

#[apply(on_both)]
async fn under_a_key_a_task_is_added_once(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let elsewhere = other.bearer(&owner.token().unwrap());
    let goal = plan(&owner, "Read", day(6)).await.id;
    let body = json!({ "title": "Chapter 1", "goal_id": goal });
    let answers = at_once(16, |number| {
        let (client, body) = (if number % 2 == 0 { owner.clone() } else { elsewhere.clone() }, body.clone());
        async move { create(&client, "k", &body).await }
    })
    .await;
    assert!(answers.iter().all(|answer| (answer.status, &answer.body) == (201, &answers[0].body)));
    assert_eq!(steps(&owner, goal).await, ["Chapter 1"]);
    assert_eq!(owner.goals().get(goal).await.unwrap().tasks_total, 1);

    let other = create(&owner, "k", &json!({ "title": "Chapter 2", "goal_id": goal })).await;
    assert_eq!(problem(&other).code, ErrorCode::IdempotencyConflict);
    // A refusal is an outcome as well, and leaves no trace.
    let gone = json!({ "title": "Chapter 1", "goal_id": "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f" });
    for _ in 0..2 {
        assert_eq!(problem(&create(&owner, "gone", &gone).await).code, ErrorCode::NotFound);
    }
    // The name is of goals and tasks together.
    let goal = json!({ "title": "Chapter 1", "date": "2026-03-06" });
    let asked = owner.execute(post("/api/goals", &goal).header("Idempotency-Key", "k")).await.unwrap();
    assert_eq!(problem(&asked).code, ErrorCode::IdempotencyConflict);
}

#[apply(on_both)]
async fn tasks_added_at_once_have_a_place_each(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    at_once(32, |number| {
        let owner = owner.clone();
        async move { add(&owner, &format!("Chapter {number}"), goal).await }
    })
    .await;
    assert_eq!(steps(&owner, goal).await.len(), 32);
    assert_eq!(owner.goals().get(goal).await.unwrap().tasks_total, 32);
}
