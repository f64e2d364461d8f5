//! `DELETE /api/tasks/{id}` and the way back, `POST /api/tasks/{id}/restore`.

use crate::harness::*;

#[apply(on_both)]
async fn a_deleted_task_is_gone_but_for_restoring(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let tasks = [add(&owner, "a", goal).await, add(&owner, "b", goal).await, add(&owner, "c", goal).await];
    let path = format!("/api/tasks/{}", tasks[1].id);
    let deleted = owner.execute(delete(&path)).await.unwrap();
    assert_eq!((deleted.status, deleted.body.len()), (204, 0));

    for request in [get(&path), patch(&path, &json!({})), delete(&path)] {
        assert_eq!(problem(&owner.execute(request).await.unwrap()).code, ErrorCode::NotFound);
    }
    assert_eq!(steps(&owner, goal).await, ["a", "c"]);
    assert_eq!(owner.tasks().restore(tasks[1].id).await.unwrap(), tasks[1]);
    assert_eq!(steps(&owner, goal).await, ["a", "b", "c"]);
    assert_eq!(owner.tasks().restore(tasks[1].id).await.unwrap(), tasks[1], "there is nothing to restore");
}

#[apply(on_both)]
async fn a_place_that_is_past_the_end_by_now_is_the_last(server: &Server) {
    let owner = server.user("owner").await;
    let tasks =
        [loose(&owner, "a", None).await.id, loose(&owner, "b", None).await.id, loose(&owner, "c", None).await.id];
    owner.tasks().delete(tasks[2]).await.unwrap();
    owner.tasks().delete(tasks[1]).await.unwrap();
    assert_eq!(owner.tasks().restore(tasks[2]).await.unwrap().position, 1);
}

#[apply(on_both)]
async fn of_several_who_restore_a_task_at_once_all_get_the_same(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let id = add(&owner, "a", goal).await.id;
    owner.tasks().delete(id).await.unwrap();
    let tasks = at_once(8, |_| {
        let owner = owner.clone();
        async move { owner.tasks().restore(id).await.unwrap() }
    })
    .await;
    assert!(tasks.iter().all(|task| *task == tasks[0]));
    assert_eq!(owner.goals().get(goal).await.unwrap().tasks_total, 1);
}

#[apply(on_both)]
async fn the_trash_keeps_a_task_for_thirty_days(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let [kept, emptied] = [add(&owner, "a", goal).await.id, add(&owner, "b", goal).await.id];
    let begin = Events::open(server, &owner, None).await.last_id;
    for (id, days) in [(kept, 29_i64), (emptied, 31)] {
        owner.tasks().delete(id).await.unwrap();
        let micros = days * 86_400 * 1_000_000;
        server.database.execute(&format!("UPDATE tasks SET deleted_at = deleted_at - {micros} WHERE id = '{id}'"));
    }
    // The trash is emptied when a server starts, and now and then.
    server.instance(|_| {}).await;
    let is_emptied = async || server.database.texts("SELECT id AS text FROM tasks").len() == 1;
    until("the trash is emptied", is_emptied).await;
    assert_eq!(code(owner.tasks().restore(emptied).await), ErrorCode::NotFound);
    // A deletion that cannot be told any more is owned up to.
    let mut events = Events::open(server, &owner, Some(&begin)).await;
    assert_eq!(events.next().await.unwrap().name, "reset");
    assert!(owner.tasks().restore(kept).await.is_ok());
}
