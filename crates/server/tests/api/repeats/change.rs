//! `PATCH` and `DELETE /api/repeats/{id}`: the repeat itself.

use super::*;

async fn path(client: &Client) -> String {
    format!("/api/repeats/{}", daily(client, "Read", Missed::Skip).await.id)
}

fn etag(response: &Response) -> String {
    response.header("etag").expect("a single thing has an ETag").to_owned()
}

#[apply(on_both)]
async fn what_is_left_out_stays(server: &Server) {
    let owner = server.user("owner").await;
    let path = path(&owner).await;
    let mut expected: Value = owner.execute(get(&path)).await.unwrap().json().unwrap();
    for (field, value) in [
        ("title", json!("Write")),
        ("notes", json!("One page")),
        ("rule", json!("FREQ=WEEKLY;BYDAY=MO")),
        ("starts_on", json!("2026-03-06")),
        ("ends_on", json!("2026-03-09")),
        ("ends_on", json!(null)),
        ("missed", json!("wait")),
        ("missed", json!("carry_over")),
        ("paused", json!(true)),
        ("paused", json!(false)),
    ] {
        let changed = owner.execute(patch(&path, &json!({ field: value.clone() }))).await.unwrap();
        expected["data"][field] = value;
        assert_eq!((changed.status, changed.json::<Value>().unwrap()), (200, expected.clone()), "{field}");
        let read = owner.execute(get(&path)).await.unwrap();
        assert_eq!((read.header("etag"), read.json::<Value>().unwrap()), (changed.header("etag"), expected.clone()));
    }
}

#[apply(on_both)]
async fn a_change_that_would_make_no_sense_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    let path = path(&owner).await;
    let early = json!({ "starts_on": "2026-02-01", "ends_on": "2026-03-06" });
    assert_eq!(owner.execute(patch(&path, &early)).await.unwrap().status, 200);
    for (body, field) in [
        (json!({ "ends_on": "2026-01-31" }), "ends_on"),
        (json!({ "starts_on": "2026-03-07" }), "ends_on"),
        (json!({ "rule": "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30" }), "rule"),
        (json!({ "rule": "FREQ=DAILY;COUNT=2" }), "rule"),
        (json!({ "rule": null }), "rule"),
        (json!({ "starts_on": null }), "starts_on"),
        (json!({ "ends_on": "never" }), "ends_on"),
        (json!({ "missed": "forget" }), "missed"),
        (json!({ "paused": null }), "paused"),
        (json!({ "title": " " }), "title"),
        (json!({ "id": "x" }), "id"),
    ] {
        assert_eq!(refused_field(&owner.execute(patch(&path, &body)).await.unwrap()), field, "{body}");
    }
}

#[apply(on_both)]
async fn changing_nothing_keeps_the_etag_and_the_goals(server: &Server) {
    let owner = server.user("owner").await;
    let path = path(&owner).await;
    let made = only(&owner, today()).await;
    let before = etag(&owner.execute(get(&path)).await.unwrap());
    for body in [json!({}), json!({ "title": "Read", "rule": "rrule:freq=daily;interval=1", "ends_on": null })] {
        let same = owner.execute(patch(&path, &body)).await.unwrap();
        assert_eq!((same.status, etag(&same)), (200, before.clone()), "{body}");
    }
    assert_eq!(only(&owner, today()).await, made);
}

#[apply(on_both)]
async fn entity_tags_are_honoured(server: &Server) {
    let owner = server.user("owner").await;
    let path = path(&owner).await;
    let old = etag(&owner.execute(get(&path)).await.unwrap());
    let known = owner.execute(get(&path).header("If-None-Match", &old)).await.unwrap();
    assert_eq!((known.status, known.body.len()), (304, 0));
    // Making goals does not change the repeat.
    only(&owner, today()).await;
    let changed = patch(&path, &json!({ "title": "Write" })).header("If-Match", &old);
    let current = etag(&owner.execute(changed.clone()).await.unwrap());
    assert_eq!(owner.execute(get(&path).header("If-None-Match", &old)).await.unwrap().status, 200);
    for request in [changed, patch(&path, &json!({})).header("If-Match", &old), delete(&path).header("If-Match", &old)]
    {
        assert_eq!(problem(&owner.execute(request).await.unwrap()).code, ErrorCode::PreconditionFailed);
    }
    let stranger = server.user("stranger").await;
    let theirs = stranger.execute(delete(&path).header("If-Match", &old)).await.unwrap();
    assert_eq!(problem(&theirs).code, ErrorCode::NotYours);
    assert_eq!(owner.execute(delete(&path).header("If-Match", current)).await.unwrap().status, 204);
    assert_eq!(problem(&owner.execute(delete(&path)).await.unwrap()).code, ErrorCode::NotFound);
}

#[apply(on_both)]
async fn a_deleted_account_takes_its_repeats_along(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    only(&owner, today()).await;
    let gone = Request::new(Method::Delete, "/api/users/me").json(&json!({ "password": PASSWORD }));
    assert_eq!(owner.execute(gone).await.unwrap().status, 204);
    for table in ["repeats", "occurrences", "goals"] {
        assert_eq!(
            server.database.texts(&format!("SELECT CAST(count(*) AS TEXT) AS text FROM {table}")),
            ["0"],
            "{table}"
        );
    }
}
