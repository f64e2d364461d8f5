//! `POST /api/logs`.

use crate::harness::*;
use studentos_client::types::{CreateLog, Minutes, Mood};

#[apply(on_both)]
async fn a_log_is_kept_as_it_was_typed(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let new = CreateLog {
        minutes: Some(Minutes::new(1440).unwrap()),
        mood: Some(Mood::new(5).unwrap()),
        goal_id: Some(goal),
        ..new_log("  Pages 40 to 62,\r\n\tthen the *exercises*.  \n", day(6))
    };
    let log = owner.logs().create(&new).await.unwrap();
    assert_eq!((&log.body, log.date), (&new.body, day(6)));
    assert_eq!((log.minutes, log.mood, log.goal_id), (new.minutes, new.mood, new.goal_id));
    assert_eq!(log.created_at, log.updated_at);
    assert_eq!(log.id.as_uuid().get_version_num(), 7);
    assert_eq!(owner.logs().get(log.id).await.unwrap(), log);
}

#[apply(on_both)]
async fn only_the_day_and_the_body_are_needed(server: &Server) {
    let owner = server.user("owner").await;
    for body in [
        json!({ "date": "2026-03-06", "body": "Went well." }),
        json!({ "date": "2026-03-06", "body": "Went well.", "minutes": null, "mood": null, "goal_id": null }),
    ] {
        let response = owner.execute(post("/api/logs", &body)).await.unwrap();
        let shown = response.json::<Value>().unwrap()["data"].clone();
        assert_eq!([&shown["minutes"], &shown["mood"], &shown["goal_id"]], [&Value::Null; 3], "{body}");
        let mut fields: Vec<_> = shown.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["body", "created_at", "date", "goal_id", "id", "minutes", "mood", "updated_at"]);
    }
}

#[apply(on_both)]
async fn creating_says_where_the_log_is(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "date": "2026-03-06", "body": "Went well." });
    let response = owner.execute(post("/api/logs", &body)).await.unwrap();
    assert_eq!(response.status, 201);
    let created = response.json::<Data<Log>>().unwrap();
    let location = response.header("location").expect("an answer with 201 has a location");
    assert_eq!(location, format!("/api/logs/{}", created.data.id));
    let read = owner.execute(get(location)).await.unwrap();
    assert_eq!(read.header("etag"), response.header("etag"));
    assert_eq!(read.json::<Data<Log>>().unwrap(), created);
}

#[apply(on_both)]
async fn a_day_may_have_the_same_log_several_times(server: &Server) {
    let owner = server.user("owner").await;
    let (first, second) = (note(&owner, "Walked", day(6)).await, note(&owner, "Walked", day(6)).await);
    assert!(first.id < second.id);
    assert_eq!(owner.logs().list().date(day(6)).send().await.unwrap().data, [first, second]);
}

#[apply(on_both)]
async fn the_longest_log_there_is_fits_however_it_is_written(server: &Server) {
    let owner = server.user("owner").await;
    let longest = "🦉".repeat(20_000);
    // Twelve bytes each, as a program may write them that sends ASCII alone.
    let escaped = r"\ud83e\udd89".repeat(20_000);
    let body = format!(r#"{{"date": "9999-12-31", "body": "{escaped}", "minutes": 0, "mood": 1}}"#);
    let request = Request::new(Method::Post, "/api/logs").body(body).header("Content-Type", "application/json");
    let log = owner.execute(request).await.unwrap().json::<Data<Log>>().unwrap().data;
    assert_eq!((log.body.as_str(), log.date), (&*longest, Date::MAX));
}

#[apply(on_both)]
async fn what_is_sent_twice_under_a_key_is_added_once(server: &Server) {
    let owner = server.user("owner").await;
    let send = async |key: &str, body: &Value| {
        owner.execute(post("/api/logs", body).header("Idempotency-Key", key)).await.unwrap()
    };
    let walked = json!({ "date": "2026-03-06", "body": "Walked", "mood": 4 });
    let first = send("k", &walked).await;
    let log: Data<Log> = first.json().unwrap();
    owner.logs().delete(log.data.id).await.unwrap();
    let again = send("k", &walked).await;
    assert_eq!((again.status, &again.body), (201, &first.body));
    assert_eq!(again.header("location"), first.header("location"));
    assert_eq!(owner.logs().list().send().await.unwrap().count, 0);

    let other = json!({ "date": "2026-03-06", "body": "Walked", "mood": 5 });
    assert_eq!(problem(&send("k", &other).await).code, ErrorCode::IdempotencyConflict);
    // The key of a log is not the one of a goal either.
    let goal = post("/api/goals", &json!({ "title": "Walk", "date": "2026-03-06" })).header("Idempotency-Key", "k");
    assert_eq!(problem(&owner.execute(goal).await.unwrap()).code, ErrorCode::IdempotencyConflict);
    assert_eq!(refused_field(&send("two words", &walked).await), "Idempotency-Key");
}
