//! `Idempotency-Key`: what is sent twice is done once.

use crate::harness::*;

/// Adds a goal under a key.
async fn create(client: &Client, key: &str, body: &Value) -> Response {
    client.execute(post("/api/goals", body).header("Idempotency-Key", key)).await.unwrap()
}

fn read_on(date: &str) -> Value {
    json!({ "title": "Read", "date": date })
}

#[apply(on_both)]
async fn sixty_four_requests_of_one_key_add_one_goal_and_are_all_answered_alike(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let elsewhere = other.bearer(&owner.token().unwrap());
    let answers = at_once(64, |number| {
        let client = if number % 2 == 0 { owner.clone() } else { elsewhere.clone() };
        async move { create(&client, "add-read", &read_on("2026-03-06")).await }
    })
    .await;
    for answer in &answers {
        assert_eq!((answer.status, &answer.body), (201, &answers[0].body));
        for name in ["location", "etag"] {
            assert_eq!(answer.header(name), answers[0].header(name));
        }
    }
    assert_eq!(titles(&owner, day(6)).await, ["Read"]);
}

#[apply(on_both)]
async fn the_first_answer_is_given_again_though_the_goal_has_changed(server: &Server) {
    let owner = server.user("owner").await;
    let first = create(&owner, "k", &read_on("2026-03-06")).await;
    let goal: Data<Goal> = first.json().unwrap();
    owner.goals().update(goal.data.id, &reword("Write")).await.unwrap();
    owner.goals().delete(goal.data.id).await.unwrap();
    let again = create(&owner, "k", &read_on("2026-03-06")).await;
    assert_eq!((again.status, again.body), (201, first.body));
    assert!(titles(&owner, day(6)).await.is_empty());
}

#[apply(on_both)]
async fn a_refusal_is_given_again_too(server: &Server) {
    let owner = server.user("owner").await;
    let taken = plan(&owner, "Read", day(6)).await;
    let refused = create(&owner, "k", &read_on("2026-03-06")).await;
    assert_eq!(problem(&refused).code, ErrorCode::GoalExists);
    owner.goals().delete(taken.id).await.unwrap();
    assert_eq!(problem(&create(&owner, "k", &read_on("2026-03-06")).await).code, ErrorCode::GoalExists);
    assert_eq!(create(&owner, "another", &read_on("2026-03-06")).await.status, 201);
}

#[apply(on_both)]
async fn what_was_not_found_is_so_again_under_the_same_key(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    owner.goals().delete(goal.id).await.unwrap();
    let step = json!({ "title": "Chapter 3", "goal_id": goal.id });
    let add = async |key| owner.execute(post("/api/tasks", &step).header("Idempotency-Key", key)).await.unwrap().status;
    assert_eq!(add("k").await, 404);
    owner.goals().restore(goal.id).await.unwrap();
    assert_eq!(add("k").await, 404);
    assert_eq!(add("another").await, 201);
}

#[apply(on_both)]
async fn a_key_that_asks_something_else_is_a_conflict(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(create(&owner, "k", &read_on("2026-03-06")).await.status, 201);
    let other = create(&owner, "k", &read_on("2026-03-07")).await;
    assert_eq!(problem(&other).code, ErrorCode::IdempotencyConflict);
    assert!(titles(&owner, day(7)).await.is_empty());
}

#[apply(on_both)]
async fn a_body_is_the_same_however_it_is_written(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(create(&owner, "k", &read_on("2026-03-06")).await.status, 201);
    let other = r#" { "date" : "2026-03-06" , "title" : " R\u0065ad " } "#;
    let other = Request::new(Method::Post, "/api/goals").body(other).header("Content-Type", "application/json");
    let again = owner.execute(other.header("Idempotency-Key", "k")).await.unwrap();
    assert_eq!(again.status, 201, "{again:?}");
}

#[apply(on_both)]
async fn everybody_has_keys_of_their_own(server: &Server) {
    for name in ["owner", "other"] {
        let client = server.user(name).await;
        assert_eq!(create(&client, "k", &read_on("2026-03-06")).await.status, 201);
        assert_eq!(titles(&client, day(6)).await, ["Read"]);
    }
}

#[apply(on_both)]
async fn after_a_day_a_key_is_new_again(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(create(&owner, "k", &read_on("2026-03-06")).await.status, 201);
    let micros = 86_400_i64 * 1_000_000;
    server.database.execute(&format!("UPDATE idempotency_keys SET created_at = created_at - {micros}"));
    assert_eq!(create(&owner, "k", &read_on("2026-03-07")).await.status, 201);
    assert_eq!(titles(&owner, day(7)).await, ["Read"]);
}

#[apply(on_both)]
async fn a_request_that_is_not_understood_uses_no_key(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(create(&owner, "k", &json!({ "title": "", "date": "2026-03-06" })).await.status, 400);
    assert_eq!(create(&owner, "k", &read_on("2026-03-06")).await.status, 201);
}

#[apply(on_both)]
async fn what_is_no_key_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    let long = "k".repeat(256);
    for key in ["", "two words", "clé", &long] {
        let refused = create(&owner, key, &read_on("2026-03-06")).await;
        assert_eq!(refused_field(&refused), "Idempotency-Key", "{key:?}");
    }
    let twice = post("/api/goals", &read_on("2026-03-06")).header("Idempotency-Key", "a");
    let twice = owner.execute(twice.header("Idempotency-Key", "b")).await.unwrap();
    assert_eq!(refused_field(&twice), "Idempotency-Key");
    assert_eq!(create(&owner, &"k".repeat(255), &read_on("2026-03-06")).await.status, 201);
}
