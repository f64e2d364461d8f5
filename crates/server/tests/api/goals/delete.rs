//! `DELETE /api/goals/{id}` and the way back, `POST /api/goals/{id}/restore`.

use crate::harness::*;

#[apply(on_both)]
async fn a_deleted_goal_is_gone_but_for_restoring(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    owner.goals().delete(goal.id).await.unwrap();

    assert_eq!(code(owner.goals().get(goal.id).await), ErrorCode::NotFound);
    assert_eq!(code(owner.goals().update(goal.id, &complete(true)).await), ErrorCode::NotFound);
    assert_eq!(code(owner.goals().delete(goal.id).await), ErrorCode::NotFound);
    assert_eq!(titles(&owner, day(6)).await, [""; 0]);

    let restored = owner.goals().restore(goal.id).await.unwrap();
    assert_eq!(restored, Goal { updated_at: restored.updated_at, ..goal });
    assert_eq!(owner.goals().get(goal.id).await.unwrap(), restored);
}

#[apply(on_both)]
async fn deleting_and_restoring_are_answered_with_204_and_200(server: &Server) {
    let owner = server.user("owner").await;
    let id = plan(&owner, "Read", day(6)).await.id;
    let deleted = owner.execute(delete(format!("/api/goals/{id}"))).await.unwrap();
    assert_eq!((deleted.status, deleted.body.len()), (204, 0));

    let restore = Request::new(Method::Post, format!("/api/goals/{id}/restore"));
    assert_eq!(owner.execute(restore).await.unwrap().status, 200);
}

#[apply(on_both)]
async fn restoring_what_is_not_deleted_changes_nothing(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    assert_eq!(owner.goals().restore(goal.id).await.unwrap(), goal);
}

#[apply(on_both)]
async fn restoring_what_was_made_again_is_a_conflict(server: &Server) {
    let owner = server.user("owner").await;
    let first = plan(&owner, "Read", day(6)).await;
    owner.goals().delete(first.id).await.unwrap();
    let second = plan(&owner, "READ", day(6)).await;
    assert_eq!(code(owner.goals().restore(first.id).await), ErrorCode::GoalExists);

    owner.goals().delete(second.id).await.unwrap();
    assert_eq!(owner.goals().restore(first.id).await.unwrap().title, title("Read"));
}

#[apply(on_both)]
async fn of_several_who_restore_a_goal_at_once_all_get_the_same(server: &Server) {
    let owner = server.user("owner").await;
    let id = plan(&owner, "Read", day(6)).await.id;
    owner.goals().delete(id).await.unwrap();
    let goals = at_once(8, |_| {
        let owner = owner.clone();
        async move { owner.goals().restore(id).await.unwrap() }
    })
    .await;
    assert!(goals.iter().all(|goal| *goal == goals[0]));
    assert_eq!(titles(&owner, day(6)).await, ["Read"]);
}

#[apply(on_both)]
async fn the_trash_keeps_a_goal_for_thirty_days(server: &Server) {
    let owner = server.user("owner").await;
    let (kept, emptied) = (plan(&owner, "Read", day(6)).await.id, plan(&owner, "Write", day(6)).await.id);
    for (id, days) in [(kept, 29_i64), (emptied, 31)] {
        owner.goals().delete(id).await.unwrap();
        let micros = days * 86_400 * 1_000_000;
        server.database.execute(&format!("UPDATE goals SET deleted_at = deleted_at - {micros} WHERE id = '{id}'"));
    }
    // The trash is emptied when a server starts, and now and then.
    server.instance(|_| {}).await;
    let is_emptied = async || server.database.texts("SELECT id AS text FROM goals").len() == 1;
    until("the trash is emptied", is_emptied).await;
    assert_eq!(code(owner.goals().restore(emptied).await), ErrorCode::NotFound);
    assert!(owner.goals().restore(kept).await.is_ok());
}
