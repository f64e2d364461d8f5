//! Files that are not imported: each says why, and nothing of it is done.

use super::{import, round::rich};
use crate::harness::*;

#[apply(on_both)]
async fn what_is_wrong_is_named_by_where_it_stands(server: &Server) {
    let mut file = json!(rich(server, "owner").await.users().export().await.unwrap());
    let other = server.user("other").await;
    // The first of Februaries, of which none has 30 days.
    file["repeats"][0]["starts_on"] = json!("2026-02-01");
    let mut second = file["repeats"][0].clone();
    second["id"] = json!("01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f");
    file["repeats"].as_array_mut().unwrap().push(second);
    let (repeat, occurrence) = (file["repeats"][0].clone(), file["occurrences"][0].clone());
    let id = file["goals"][0]["id"].clone();
    let long = "é".repeat(201);
    let cases = [
        ("/version", json!(2), "version"),
        ("/version", json!("1"), "version"),
        ("/exported_at", json!("today"), "exported_at"),
        ("/user/email", json!("x"), "user.email"),
        ("/user/timezone", json!("AAA"), "user.timezone"),
        ("/user/password", json!("x"), "user.password"),
        ("/colour", json!("red"), "colour"),
        ("/repeats", json!({}), "repeats"),
        ("/repeats/0/rule", json!("FREQ=HOURLY"), "repeats[0].rule"),
        ("/repeats/0/rule", json!("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30"), "repeats[0].rule"),
        ("/repeats/0/ends_on", json!("2026-01-31"), "repeats[0].ends_on"),
        ("/repeats/0/since", json!("soon"), "repeats[0].since"),
        ("/repeats/0/due_on", json!("2026-03-06"), "repeats[0].due_on"),
        ("/repeats/1", repeat, "repeats[1].id"),
        ("/occurrences/1", occurrence, "occurrences[1].date"),
        ("/occurrences/1/goal_id", json!("x"), "occurrences[1].goal_id"),
        ("/goals/0/repeat_id", json!("x"), "goals[0].repeat_id"),
        ("/goals", json!({}), "goals"),
        ("/goals/0", json!(17), "goals[0]"),
        ("/goals/3/title", json!(long), "goals[3].title"),
        ("/goals/1/title", json!(17), "goals[1].title"),
        ("/goals/1/title", Value::Null, "goals[1].title"),
        ("/goals/1/id", id, "goals[1].id"),
        ("/goals/1/id", json!("x"), "goals[1].id"),
        ("/goals/2/date", json!("2026-02-30"), "goals[2].date"),
        ("/goals/2/completed", json!("yes"), "goals[2].completed"),
        ("/goals/2/completed_at", json!("2026-03-06T07:08:09.123456Z"), "goals[2].completed_at"),
        ("/goals/2/notes", json!("\u{1b}"), "goals[2].notes"),
        ("/goals/2/position", json!(-1), "goals[2].position"),
        ("/goals/2/position", json!(1.5), "goals[2].position"),
        ("/goals/2/position", json!(1_u32 << 31), "goals[2].position"),
        ("/goals/2/tasks_total", json!(-1), "goals[2].tasks_total"),
        ("/goals/2/user_id", json!("x"), "goals[2].user_id"),
        ("/tasks/4/due_date", json!("soon"), "tasks[4].due_date"),
        ("/tasks/4/goal_id", json!("x"), "tasks[4].goal_id"),
        ("/tasks/4/position", json!(-7), "tasks[4].position"),
        ("/logs/1/body", json!(" "), "logs[1].body"),
        ("/logs/1/mood", json!(6), "logs[1].mood"),
        ("/logs/1/minutes", json!(1441), "logs[1].minutes"),
    ];
    for (place, value, field) in cases {
        let mut file = file.clone();
        let (parent, name) = place.rsplit_once('/').unwrap();
        match file.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
            object => object[name] = value.clone(),
        }
        let response = import(&other, &file).await;
        assert_eq!((response.status, refused_field(&response).as_str()), (400, field), "{place} = {value}");
    }
    assert!(other.users().export().await.unwrap().goals.is_empty(), "nothing was done");
}

#[apply(on_both)]
async fn what_is_missing_is_named(server: &Server) {
    let file = json!(rich(server, "owner").await.users().export().await.unwrap());
    let other = server.user("other").await;
    for (parent, name, field) in [
        ("", "version", "version"),
        ("", "goals", "goals"),
        ("", "logs", "logs"),
        ("/user", "name", "user.name"),
        ("", "occurrences", "occurrences"),
        ("/repeats/0", "since", "repeats[0].since"),
        ("/goals/3", "title", "goals[3].title"),
        ("/tasks/1", "created_at", "tasks[1].created_at"),
        // What may be null is said all the same.
        ("/tasks/1", "due_date", "tasks[1].due_date"),
        ("/goals/0", "repeat_id", "goals[0].repeat_id"),
        ("/logs/0", "mood", "logs[0].mood"),
        ("/repeats/0", "ends_on", "repeats[0].ends_on"),
    ] {
        let mut file = file.clone();
        file.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        let response = import(&other, &file).await;
        assert_eq!((response.status, refused_field(&response).as_str()), (400, field));
    }
}

#[apply(on_both)]
async fn what_is_no_file_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    let send = |body: &str| {
        let request = Request::new(Method::Post, "/api/users/me/import").body(body);
        owner.execute(request.header("Content-Type", "application/json"))
    };
    for body in
        ["", "{", "x", "[]", " [1]", "{}{}", "\"text\"", "null", "{\"version\":1,\"version\":1}", "{\"goals\":[[[["]
    {
        let response = send(body).await.unwrap();
        assert_eq!(problem(&response).status, 400, "{body}");
    }
    let deep = "[".repeat(100_000);
    let response = send(&format!("{{\"x\":{deep}")).await.unwrap();
    assert_eq!(problem(&response).code, ErrorCode::MalformedRequest);

    let text = Request::new(Method::Post, "/api/users/me/import").body("{}").header("Content-Type", "text/plain");
    assert_eq!(problem(&owner.execute(text).await.unwrap()).code, ErrorCode::UnsupportedMediaType);
    let nobody = post("/api/users/me/import", &json!({}));
    assert_eq!(problem(&server.client().execute(nobody).await.unwrap()).code, ErrorCode::Unauthenticated);
}

#[apply(on_both)]
async fn a_file_has_at_most_20_mb(server: &Server) {
    let owner = server.user("owner").await;
    let send = |size: usize| {
        let request = Request::new(Method::Post, "/api/users/me/import").body(" ".repeat(size));
        owner.execute(request.header("Content-Type", "application/json"))
    };
    let most = 20 * 1024 * 1024;
    assert_eq!(problem(&send(most).await.unwrap()).code, ErrorCode::MalformedRequest, "it is read, and holds nothing");
    assert_eq!(problem(&send(most + 1).await.unwrap()).code, ErrorCode::ContentTooLarge);
    // One that does not say how much it is, is measured.
    let head = format!(
        "POST /api/users/me/import HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
        owner.token().unwrap()
    );
    let chunk = format!("{:x}\r\n{}\r\n", 64 * 1024, " ".repeat(64 * 1024));
    let response = server.wire(format!("{head}{}0\r\n\r\n", chunk.repeat(321))).await;
    assert_eq!(problem(&response).code, ErrorCode::ContentTooLarge);
}
