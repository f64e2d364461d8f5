//! `ETag`, `If-None-Match` and `If-Match`: what a client has read, and whether it still is so.

use crate::harness::*;

fn etag(response: &Response) -> String {
    let etag = response.header("etag").expect("a single thing has an ETag");
    assert!(etag.starts_with('"') && etag.ends_with('"'), "{etag} is a strong one");
    etag.to_owned()
}

/// A goal and its place in the API.
async fn a_goal(server: &Server) -> (Client, String) {
    let owner = server.user("owner").await;
    let id = plan(&owner, "Read", day(6)).await.id;
    (owner, format!("/api/goals/{id}"))
}

/// A log's place in the API.
async fn a_log(owner: &Client) -> String {
    format!("/api/logs/{}", note(owner, "Went well.", day(6)).await.id)
}

/// The entity tag of what is there.
async fn read(client: &Client, path: &str) -> String {
    etag(&client.execute(get(path)).await.unwrap())
}

#[apply(on_both)]
async fn reading_and_writing_give_the_same_etag(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "title": "Read", "date": "2026-03-06" });
    let created = owner.execute(post("/api/goals", &body)).await.unwrap();
    let path = created.header("location").unwrap();
    assert_eq!(read(&owner, path).await, etag(&created));

    let changed = owner.execute(patch(path, &json!({ "completed": true }))).await.unwrap();
    assert_ne!(etag(&changed), etag(&created));
    assert_eq!(read(&owner, path).await, etag(&changed));

    owner.execute(delete(path)).await.unwrap();
    let restored = owner.execute(Request::new(Method::Post, format!("{path}/restore"))).await.unwrap();
    assert_eq!(read(&owner, path).await, etag(&restored));
}

#[apply(on_both)]
async fn changing_nothing_keeps_the_etag(server: &Server) {
    let (owner, goal) = a_goal(server).await;
    let log = a_log(&owner).await;
    for path in [goal.as_str(), &log, "/api/users/me"] {
        let before = read(&owner, path).await;
        let unchanged = owner.execute(patch(path, &json!({}))).await.unwrap();
        assert_eq!((unchanged.status, etag(&unchanged)), (200, before.clone()));
        assert_eq!(read(&owner, path).await, before);
    }
    for path in [&goal, &log] {
        let before = read(&owner, path).await;
        let restored = owner.execute(Request::new(Method::Post, format!("{path}/restore"))).await.unwrap();
        assert_eq!(etag(&restored), before, "there was nothing to restore");
    }
}

#[apply(on_both)]
async fn the_etag_follows_the_place(server: &Server) {
    let (owner, goal) = a_goal(server).await;
    let second = plan(&owner, "Write", day(6)).await;
    let before = read(&owner, &goal).await;
    move_to(&owner, second.id, None, Some(0)).await;
    assert_ne!(read(&owner, &goal).await, before, "what is shown has changed");
}

#[apply(on_both)]
async fn what_the_client_has_already_is_not_sent_again(server: &Server) {
    let (owner, goal) = a_goal(server).await;
    let log = a_log(&owner).await;
    let stats = "/api/users/me/stats?from=2026-03-01&to=2026-03-31";
    for path in [goal.as_str(), &log, "/api/users/me", stats] {
        let current = read(&owner, path).await;
        let same = [current.clone(), "*".to_owned(), format!("W/{current}"), format!("\"x\", {current}")];
        for matching in same {
            let response = owner.execute(get(path).header("If-None-Match", &matching)).await.unwrap();
            assert_eq!((response.status, response.body.len()), (304, 0), "{matching}");
            assert_eq!(etag(&response), current);
        }
        for other in ["\"x\"", "\"x\", \"y\""] {
            let response = owner.execute(get(path).header("If-None-Match", other)).await.unwrap();
            assert_eq!((response.status, etag(&response)), (200, current.clone()), "{other}");
        }
    }
}

#[apply(on_both)]
async fn a_change_to_what_was_read_goes_through(server: &Server) {
    let (owner, goal) = a_goal(server).await;
    let log = a_log(&owner).await;
    for (path, body) in [
        (goal.as_str(), json!({ "notes": "x" })),
        (&log, json!({ "body": "x" })),
        ("/api/users/me", json!({ "name": "x" })),
    ] {
        let listed = format!("\"x\", {}", read(&owner, path).await);
        assert_eq!(owner.execute(patch(path, &body).header("If-Match", listed)).await.unwrap().status, 200);
        assert_eq!(owner.execute(patch(path, &body).header("If-Match", "*")).await.unwrap().status, 200);
    }
    for path in [&goal, &log] {
        let current = read(&owner, path).await;
        assert_eq!(owner.execute(delete(path).header("If-Match", current)).await.unwrap().status, 204);
    }
}

#[apply(on_both)]
async fn a_change_to_what_is_not_so_any_more_is_refused(server: &Server) {
    let (owner, goal) = a_goal(server).await;
    let log = a_log(&owner).await;
    for (path, body) in [
        (goal.as_str(), json!({ "notes": "x" })),
        (&log, json!({ "body": "x" })),
        ("/api/users/me", json!({ "name": "x" })),
    ] {
        let stale = read(&owner, path).await;
        let changed = owner.execute(patch(path, &body)).await.unwrap();
        let weak = format!("W/{}", etag(&changed));
        for not_current in [stale.as_str(), "\"x\"", &weak] {
            for body in [&json!({}), &body] {
                let refused = owner.execute(patch(path, body).header("If-Match", not_current)).await.unwrap();
                assert_eq!(problem(&refused).code, ErrorCode::PreconditionFailed, "{path} if {not_current}");
            }
        }
        assert_eq!(read(&owner, path).await, etag(&changed));
    }
    for path in [&goal, &log] {
        let refused = owner.execute(delete(path).header("If-Match", "\"x\"")).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::PreconditionFailed);
    }
}

#[apply(on_both)]
async fn a_condition_that_holds_no_entity_tag_names_no_version(server: &Server) {
    let (owner, goal) = a_goal(server).await;
    let log = a_log(&owner).await;
    for path in [goal.as_str(), &log, "/api/users/me"] {
        for broken in ["", "x", "\"x", "x\"", "\"x\" \"y\"", "w/\"x\"", "\"x\",", "null"] {
            let read = get(path).header("If-None-Match", broken);
            assert_eq!(owner.execute(read).await.unwrap().status, 200, "{broken}");
            let change = patch(path, &json!({})).header("If-Match", broken);
            let refused = owner.execute(change).await.unwrap();
            assert_eq!(problem(&refused).code, ErrorCode::PreconditionFailed, "{broken}");
        }
    }
}

#[apply(on_both)]
async fn an_account_is_deleted_as_it_was_read_or_not_at_all(server: &Server) {
    let owner = server.user("owner").await;
    let forget = delete("/api/users/me").json(&json!({ "password": PASSWORD }));
    let stale = read(&owner, "/api/users/me").await;
    owner.execute(patch("/api/users/me", &json!({ "name": "Another" }))).await.unwrap();
    let current = read(&owner, "/api/users/me").await;
    for not_current in [&stale, &format!("W/{current}")] {
        let refused = owner.execute(forget.clone().header("If-Match", not_current)).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::PreconditionFailed);
    }
    assert_eq!(owner.execute(forget.header("If-Match", current)).await.unwrap().status, 204);
}

#[apply(on_both)]
async fn of_64_changes_to_what_was_read_one_goes_through(server: &Server) {
    let (owner, goal) = a_goal(server).await;
    let (owner, goal, read) = (&owner, &goal, &read(&owner, &goal).await);
    let mut answers = at_once(64, |number| {
        let change = patch(goal, &json!({ "notes": format!("by {number}") })).header("If-Match", read);
        let owner = owner.clone();
        async move { owner.execute(change).await.unwrap().status }
    })
    .await;
    answers.sort_unstable();
    assert_eq!(answers, [&[200][..], &[412; 63]].concat());
}

#[apply(on_both)]
async fn whose_goal_it_is_comes_before_what_was_read(server: &Server) {
    let (_, goal) = a_goal(server).await;
    let stranger = server.user("stranger").await;
    let change = patch(&goal, &json!({})).header("If-Match", "\"x\"");
    assert_eq!(problem(&stranger.execute(change).await.unwrap()).code, ErrorCode::NotYours);
}
