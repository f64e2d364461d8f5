//! `PATCH /api/tasks/{id}`.

use crate::harness::*;

#[apply(on_both)]
async fn each_field_changes_alone(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let mut task = loose(&owner, "Chapter 1", None).await;
    let edits = [
        json!({ "title": "Chapter 2" }),
        json!({ "due_date": "2026-03-09" }),
        json!({ "goal_id": goal }),
        json!({ "due_date": null }),
        json!({ "goal_id": null }),
    ];
    for change in edits {
        let response = owner.execute(patch(format!("/api/tasks/{}", task.id), &change)).await.unwrap();
        let changed = response.json::<Data<Task>>().unwrap().data;
        assert!(changed.updated_at > task.updated_at, "{change}");
        let mut expected = serde_json::to_value(&task).unwrap();
        for (name, value) in change.as_object().unwrap() {
            expected[name] = value.clone();
        }
        expected["updated_at"] = json!(changed.updated_at);
        assert_eq!(serde_json::to_value(&changed).unwrap(), expected);
        assert_eq!(owner.tasks().get(task.id).await.unwrap(), changed);
        task = changed;
    }
}

#[apply(on_both)]
async fn a_task_is_done_once_and_can_be_opened_again(server: &Server) {
    let owner = server.user("owner").await;
    let task = loose(&owner, "Chapter 1", None).await;
    let done = tick(&owner, task.id, true).await;
    assert_eq!((done.completed, done.completed_at), (true, Some(done.updated_at)));
    assert_eq!(tick(&owner, task.id, true).await, done, "it is done already");
    let open = tick(&owner, task.id, false).await;
    assert_eq!((open.completed, open.completed_at), (false, None));
}

#[apply(on_both)]
async fn what_changes_nothing_leaves_no_trace(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    let task = add(&owner, "Chapter 1", goal.id).await;
    let goal = owner.goals().get(goal.id).await.unwrap();
    for same in [json!({}), json!({ "title": "Chapter 1", "goal_id": goal.id, "due_date": null, "position": 7 })] {
        let response = owner.execute(patch(format!("/api/tasks/{}", task.id), &same)).await.unwrap();
        assert_eq!(response.json::<Data<Task>>().unwrap().data, task, "{same}");
    }
    assert_eq!(owner.goals().get(goal.id).await.unwrap(), goal);
}

#[apply(on_both)]
async fn a_task_is_changed_only_as_it_was_read(server: &Server) {
    let owner = server.user("owner").await;
    let path = format!("/api/tasks/{}", loose(&owner, "Chapter 1", None).await.id);
    let read = owner.execute(get(&path)).await.unwrap().header("etag").unwrap().to_owned();
    let known = owner.execute(get(&path).header("If-None-Match", &read)).await.unwrap();
    assert_eq!((known.status, known.body.len()), (304, 0));

    let done = json!({ "completed": true });
    let changed = owner.execute(patch(&path, &done).header("If-Match", &read)).await.unwrap();
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), Some(read.as_str()));
    for stale in [patch(&path, &done), patch(&path, &json!({})), delete(&path)] {
        let refused = owner.execute(stale.header("If-Match", &read)).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::PreconditionFailed);
    }
    let current = changed.header("etag").unwrap();
    assert_eq!(owner.execute(delete(&path).header("If-Match", current)).await.unwrap().status, 204);
}

#[apply(on_both)]
async fn of_32_changes_to_what_was_read_one_goes_through(server: &Server) {
    let owner = server.user("owner").await;
    let path = &format!("/api/tasks/{}", loose(&owner, "Chapter 1", None).await.id);
    let read = &owner.execute(get(path)).await.unwrap().header("etag").unwrap().to_owned();
    let mut answers = at_once(32, |number| {
        let change = patch(path, &json!({ "title": format!("by {number}") })).header("If-Match", read);
        let owner = owner.clone();
        async move { owner.execute(change).await.unwrap().status }
    })
    .await;
    answers.sort_unstable();
    assert_eq!(answers, [&[200][..], &[412; 31]].concat());
}

#[apply(on_both)]
async fn a_field_that_is_wrong_is_named(server: &Server) {
    let owner = server.user("owner").await;
    let task = loose(&owner, "Chapter 1", None).await;
    let too_long = "é".repeat(201);
    let cases = [
        ("title", vec![Value::Null, json!(17), json!(""), json!(" "), json!("a\nb"), json!(too_long)]),
        ("completed", vec![Value::Null, json!("true"), json!(1)]),
        ("goal_id", vec![json!(""), json!("x"), json!(17), json!({})]),
        ("due_date", vec![json!(""), json!("today"), json!("2026-02-30"), json!(false), json!([])]),
        ("position", vec![Value::Null, json!(-1), json!(0.5), json!(u64::MAX), json!("0")]),
        ("unknown", vec![json!("x")]),
        ("id", vec![json!(task.id)]),
    ];
    for (field, values) in cases {
        for value in values {
            let body = json!({ field: value });
            let response = owner.execute(patch(format!("/api/tasks/{}", task.id), &body)).await.unwrap();
            assert_eq!((response.status, refused_field(&response).as_str()), (400, field), "{body}");
        }
    }
    assert_eq!(owner.tasks().get(task.id).await.unwrap(), task);
}
