//! `PATCH /api/logs/{id}`.

use crate::harness::*;
use studentos_client::types::{CreateLog, Minutes, Mood, UpdateLog};

/// A log that says everything.
async fn a_full_log(owner: &Client) -> Log {
    let new = CreateLog {
        minutes: Some(Minutes::new(90).unwrap()),
        mood: Some(Mood::new(4).unwrap()),
        goal_id: Some(plan(owner, "Read", day(6)).await.id),
        ..new_log("Went well.", day(6))
    };
    owner.logs().create(&new).await.unwrap()
}

#[apply(on_both)]
async fn what_is_named_changes_and_the_rest_stays(server: &Server) {
    let owner = server.user("owner").await;
    let before = a_full_log(&owner).await;
    let changes = UpdateLog { date: Some(day(5)), body: Some(body(" Went *badly*.\n")), ..UpdateLog::default() };
    let moved = owner.logs().update(before.id, &changes).await.unwrap();
    assert!(moved.updated_at > before.updated_at);
    let expected = Log { date: day(5), body: body(" Went *badly*.\n"), updated_at: moved.updated_at, ..before };
    assert_eq!(moved, expected);

    let goal = plan(&owner, "Write", day(5)).await.id;
    let (minutes, mood) = (Minutes::new(0).unwrap(), Mood::new(1).unwrap());
    let changes = UpdateLog {
        minutes: Some(Some(minutes)),
        mood: Some(Some(mood)),
        goal_id: Some(Some(goal)),
        ..UpdateLog::default()
    };
    let rated = owner.logs().update(moved.id, &changes).await.unwrap();
    let (minutes, mood, goal_id) = (Some(minutes), Some(mood), Some(goal));
    assert_eq!(rated, Log { minutes, mood, goal_id, updated_at: rated.updated_at, ..moved });
    assert_eq!(owner.logs().get(rated.id).await.unwrap(), rated);
}

#[apply(on_both)]
async fn null_clears_what_may_be_missing(server: &Server) {
    let owner = server.user("owner").await;
    let log = a_full_log(&owner).await;
    let path = format!("/api/logs/{}", log.id);
    for field in ["minutes", "mood", "goal_id"] {
        let changed = owner.execute(patch(&path, &json!({ field: null }))).await.unwrap();
        assert_eq!(changed.json::<Value>().unwrap()["data"][field], Value::Null, "{field}");
    }
    let bare = owner.logs().get(log.id).await.unwrap();
    assert_eq!(bare, Log { minutes: None, mood: None, goal_id: None, updated_at: bare.updated_at, ..log });
}

#[apply(on_both)]
async fn changing_nothing_is_fine(server: &Server) {
    let owner = server.user("owner").await;
    let log = a_full_log(&owner).await;
    let same = UpdateLog {
        date: Some(log.date),
        body: Some(log.body.clone()),
        minutes: Some(log.minutes),
        mood: Some(log.mood),
        goal_id: Some(log.goal_id),
    };
    for changes in [UpdateLog::default(), same] {
        assert_eq!(owner.logs().update(log.id, &changes).await.unwrap(), log);
    }
}

#[apply(on_both)]
async fn a_field_that_is_wrong_is_named(server: &Server) {
    let owner = server.user("owner").await;
    let log = a_full_log(&owner).await;
    let path = format!("/api/logs/{}", log.id);
    let too_long = "é".repeat(20_001);
    for (field, bad) in [
        ("date", vec![json!(null), json!("2026-02-30"), json!(6)]),
        ("body", vec![json!(null), json!(""), json!(" \n"), json!("a\0b"), json!(too_long), json!(17)]),
        ("minutes", vec![json!(-1), json!(1441), json!(0.5), json!("90"), json!(u64::MAX), json!(true)]),
        ("mood", vec![json!(0), json!(6), json!(2.5), json!("4"), json!([4])]),
        ("goal_id", vec![json!("x"), json!(""), json!(7)]),
        ("id", vec![json!(log.id)]),
        ("created_at", vec![json!(null)]),
    ] {
        for value in bad {
            let response = owner.execute(patch(&path, &json!({ field: value }))).await.unwrap();
            assert_eq!((response.status, refused_field(&response).as_str()), (400, field), "{field} = {value}");
        }
    }
    assert_eq!(owner.logs().get(log.id).await.unwrap(), log);
    // A whole number is one however it is written.
    let written = owner.execute(patch(&path, &json!({ "minutes": 45.0 }))).await.unwrap();
    assert_eq!(written.json::<Data<Log>>().unwrap().data.minutes, Minutes::new(45).ok());
}
