//! `POST /api/repeats`.

use super::*;
use studentos_client::types::Weekday;

#[apply(on_both)]
async fn a_repeat_is_given_back_as_it_was_understood(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "title": " Read ", "rule": "byday=th,mo;freq=weekly", "starts_on": "2026-03-06" });
    let created = owner.execute(post("/api/repeats", &body)).await.unwrap();
    assert_eq!(created.status, 201);
    let made: Value = created.json().unwrap();
    let id = made["data"]["id"].as_str().unwrap();
    let expected = json!({ "data": {
        "id": id, "title": "Read", "notes": "", "rule": "FREQ=WEEKLY;BYDAY=MO,TH", "starts_on": "2026-03-06",
        "ends_on": null, "missed": "skip", "paused": false,
    } });
    assert_eq!(made, expected);
    assert_eq!(created.header("location"), Some(format!("/api/repeats/{id}").as_str()));
    let read = owner.execute(get(format!("/api/repeats/{id}"))).await.unwrap();
    assert_eq!((read.header("etag"), read.json::<Value>().unwrap()), (created.header("etag"), expected));
}

#[apply(on_both)]
async fn everything_can_be_said_of_a_repeat(server: &Server) {
    let owner = server.user("owner").await;
    let new = CreateRepeat {
        notes: Some(Notes::parse("Pages *40* to 62").unwrap()),
        ends_on: Some(ahead(200)),
        paused: Some(true),
        ..new_repeat("Read", "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR", Missed::CarryOver)
    };
    let CreateRepeat { title, notes, rule, starts_on, ends_on, missed, paused } = new.clone();
    let made = owner.repeats().create(&new).await.unwrap();
    let (notes, missed, paused) = (notes.unwrap(), missed.unwrap(), paused.unwrap());
    let expected = Repeat { id: made.id, title, notes, rule, starts_on, ends_on, missed, paused };
    assert_eq!((&made, &owner.repeats().get(made.id).await.unwrap()), (&expected, &expected));
}

#[apply(on_both)]
async fn the_fifth_last_weekday_is_the_first_of_months_that_have_five(server: &Server) {
    let owner = server.user("owner").await;
    let new = new_repeat("Read", "FREQ=MONTHLY;BYDAY=-5SU", Missed::Skip);
    owner.repeats().create(&new).await.unwrap();
    let goals = owner.goals().list().between(today(), ahead(365)).send().await.unwrap().data;
    let days: Vec<_> = goals.iter().map(|goal| goal.date).collect();
    let is_meant = |day: &Date| day.weekday() == Weekday::Sunday && day.plus_days(28).month() == day.month();
    assert_eq!(days, (0..=365).map(ahead).filter(is_meant).collect::<Vec<_>>());
}

#[apply(on_both)]
async fn a_rule_with_an_end_of_its_own_is_told_of_ends_on(server: &Server) {
    let owner = server.user("owner").await;
    for rule in ["FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20261231T000000Z"] {
        let body = json!({ "title": "Read", "rule": rule, "starts_on": "2026-03-06" });
        let refused = owner.execute(post("/api/repeats", &body)).await.unwrap();
        assert_eq!(refused_field(&refused), "rule");
        assert!(problem(&refused).detail.contains("ends_on"), "{refused:?}");
    }
}

#[apply(on_both)]
async fn a_repeat_does_not_end_before_it_starts(server: &Server) {
    let owner = server.user("owner").await;
    let body =
        |ends_on| json!({ "title": "Read", "rule": "FREQ=DAILY", "starts_on": "2026-03-06", "ends_on": ends_on });
    let refused = owner.execute(post("/api/repeats", &body("2026-03-05"))).await.unwrap();
    assert_eq!(refused_field(&refused), "ends_on");
    assert_eq!(owner.execute(post("/api/repeats", &body("2026-03-06"))).await.unwrap().status, 201);
}

#[apply(on_both)]
async fn a_rule_that_never_comes_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    let rule = "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30";
    let body = |starts_on| json!({ "title": "Read", "rule": rule, "starts_on": starts_on });
    assert_eq!(refused_field(&owner.execute(post("/api/repeats", &body("2026-02-01"))).await.unwrap()), "rule");
    assert_eq!(owner.execute(post("/api/repeats", &body("2026-03-01"))).await.unwrap().status, 201);
    // It would come, had it not ended by then.
    let short = |ends_on| {
        let rule = "FREQ=MONTHLY;BYMONTHDAY=30";
        post("/api/repeats", &json!({ "title": "Read", "rule": rule, "starts_on": "2026-03-01", "ends_on": ends_on }))
    };
    assert_eq!(refused_field(&owner.execute(short("2026-03-29")).await.unwrap()), "rule");
    assert_eq!(owner.execute(short("2026-03-30")).await.unwrap().status, 201);
}

#[apply(on_both)]
async fn a_user_has_100_repeats_at_most(server: &Server) {
    let owner = server.user("owner").await;
    let mut last = None;
    for number in 0..100 {
        last = Some(daily(&owner, &format!("Repeat {number}"), Missed::Skip).await.id);
    }
    let one_more = new_repeat("One more", "FREQ=DAILY", Missed::Skip);
    assert_eq!(code(owner.repeats().create(&one_more).await), ErrorCode::TooManyRepeats);
    let other = server.user("other").await;
    other.repeats().create(&one_more).await.unwrap();

    owner.repeats().delete(last.unwrap()).await.unwrap();
    owner.repeats().create(&one_more).await.unwrap();
    assert_eq!(code(owner.repeats().create(&one_more).await), ErrorCode::TooManyRepeats);
}

#[apply(on_both)]
async fn a_repeat_of_one_key_is_added_once(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "title": "Read", "rule": "FREQ=DAILY", "starts_on": "2026-03-06" });
    let answers = at_once(16, |_| {
        let (owner, body) = (owner.clone(), body.clone());
        async move { owner.execute(post("/api/repeats", &body).header("Idempotency-Key", "k")).await.unwrap() }
    })
    .await;
    for answer in &answers {
        assert_eq!((answer.status, &answer.body), (201, &answers[0].body));
    }
    assert_eq!(owner.repeats().list().send().await.unwrap().count, 1);
    let other = json!({ "title": "Write", "rule": "FREQ=DAILY", "starts_on": "2026-03-06" });
    let refused = owner.execute(post("/api/repeats", &other).header("Idempotency-Key", "k")).await.unwrap();
    assert_eq!(problem(&refused).code, ErrorCode::IdempotencyConflict);
    let goal = json!({ "title": "Read", "date": "2026-03-06" });
    let refused = owner.execute(post("/api/goals", &goal).header("Idempotency-Key", "k")).await.unwrap();
    assert_eq!(problem(&refused).code, ErrorCode::IdempotencyConflict, "a key is for one operation");
}
