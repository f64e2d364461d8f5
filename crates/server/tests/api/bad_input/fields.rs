//! Bodies of which one field is wrong.

use super::requests::{Field, Good, good_requests};
use crate::harness::*;
use studentos_client::types::FieldError;

/// The body with one field changed, or left out.
fn changed(good: &Good, field: &str, value: Option<&Value>) -> String {
    let mut body = good.body.clone();
    let fields = body.as_object_mut().unwrap();
    match value {
        Some(value) => fields.insert(field.to_owned(), value.clone()),
        None => fields.remove(field),
    };
    body.to_string()
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Every value this field must not have.
fn bad_values(field: &Field) -> Vec<Value> {
    let any = [Value::Null, json!(true), json!(17), json!("text"), json!([]), json!({}), json!(["text"])];
    let other_types = any.into_iter().filter(|value| kind(value) != field.kind && !(value.is_null() && field.nullable));
    other_types.chain(field.bad.iter().cloned()).collect()
}

#[apply(on_both)]
async fn a_field_that_is_wrong_is_named(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for good in good_requests(goal) {
        for field in &good.fields {
            for bad in bad_values(field) {
                let request = good.with(changed(&good, field.name, Some(&bad)));
                let response = owner.execute(request).await.unwrap();
                let shown: String = format!("{} {} = {bad}", good.path, field.name).chars().take(120).collect();
                assert_eq!(response.status, 400, "{shown}");
                assert_eq!(refused_field(&response), field.name, "{shown}");
            }
        }
    }
}

#[apply(on_both)]
async fn a_field_that_is_missing_is_named(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for good in good_requests(goal) {
        for field in good.fields.iter().filter(|field| field.required) {
            let response = owner.execute(good.with(changed(&good, field.name, None))).await.unwrap();
            assert_eq!(response.status, 400, "{} without {}", good.path, field.name);
            assert_eq!(refused_field(&response), field.name, "{} without {}", good.path, field.name);
        }
    }
}

#[apply(on_both)]
async fn a_field_nobody_knows_is_named(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for good in good_requests(goal) {
        for unknown in ["id", "unknown", "Title", "user_id"] {
            let response = owner.execute(good.with(changed(&good, unknown, Some(&json!("x"))))).await.unwrap();
            assert_eq!(response.status, 400, "{} with {unknown}", good.path);
            assert_eq!(refused_field(&response), unknown, "{} with {unknown}", good.path);
        }
    }
}

#[apply(on_both)]
async fn a_long_name_nobody_knows_is_not_repeated_whole(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "title": "Read", "date": "2026-03-06", "ä".repeat(50_000): 1 });
    let field = refused_field(&owner.execute(post("/api/goals", &body)).await.unwrap());
    assert_eq!(field.chars().count(), FieldError::LONGEST_FIELD);
    assert!(field.ends_with('…'));
}

#[apply(on_both)]
async fn many_fields_nobody_knows_are_told_and_the_detail_stays_short(server: &Server) {
    let owner = server.user("owner").await;
    let body: Value = (0..50).map(|number| (format!("{number}{}", "x".repeat(300)), json!(1))).collect();
    let problem = problem(&owner.execute(post("/api/goals", &body)).await.unwrap());
    // The two that are missing are told as well.
    assert_eq!(problem.errors.len(), 52);
    assert!(problem.detail.len() > 1_000 && problem.detail.chars().count() <= Problem::LONGEST_DETAIL);
}

#[apply(on_both)]
async fn a_field_said_twice_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    let body = r#"{"title": "Read", "title": "Write", "date": "2026-03-06"}"#;
    let request = Request::new(Method::Post, "/api/goals").body(body).header("Content-Type", "application/json");
    assert_eq!(problem(&owner.execute(request).await.unwrap()).status, 400);
}

#[apply(on_both)]
async fn the_good_requests_are_good(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Write", day(5)).await.id;
    for good in good_requests(goal) {
        let response = owner.execute(good.with(good.body.to_string())).await.unwrap();
        // The goal that is made is in the way of the one that is changed to the same; all else is taken.
        let expected = if good.path.ends_with(&goal.to_string()) { 409..410 } else { 200..205 };
        assert!(expected.contains(&response.status), "{}: {response:?}", good.path);
    }
}
