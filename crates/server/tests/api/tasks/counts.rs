//! `tasks_total` and `tasks_completed`: what a goal says of its tasks.

use crate::harness::*;

async fn counts(client: &Client, goal: GoalId) -> (i64, i64) {
    let goal = client.goals().get(goal).await.unwrap();
    (goal.tasks_total, goal.tasks_completed)
}

#[apply(on_both)]
async fn a_goal_counts_its_tasks_and_those_that_are_done(server: &Server) {
    let owner = server.user("owner").await;
    let [here, there] = [plan(&owner, "Read", day(6)).await.id, plan(&owner, "Write", day(6)).await.id];
    let [one, two] = [add(&owner, "One", here).await.id, add(&owner, "Two", here).await.id];
    assert_eq!(counts(&owner, here).await, (2, 0));
    tick(&owner, one, true).await;
    tick(&owner, one, true).await;
    assert_eq!(counts(&owner, here).await, (2, 1));

    let changes = UpdateTask { goal_id: Some(Some(there)), ..UpdateTask::default() };
    owner.tasks().update(one, &changes).await.unwrap();
    assert_eq!((counts(&owner, here).await, counts(&owner, there).await), ((1, 0), (1, 1)));
    // Moved and done at once.
    let changes = UpdateTask { goal_id: Some(Some(there)), completed: Some(true), ..UpdateTask::default() };
    owner.tasks().update(two, &changes).await.unwrap();
    assert_eq!((counts(&owner, here).await, counts(&owner, there).await), ((0, 0), (2, 2)));

    owner.tasks().delete(one).await.unwrap();
    assert_eq!(counts(&owner, there).await, (1, 1));
    owner.tasks().restore(one).await.unwrap();
    tick(&owner, two, false).await;
    assert_eq!(counts(&owner, there).await, (2, 1));
    let changes = UpdateTask { goal_id: Some(None), ..UpdateTask::default() };
    owner.tasks().update(one, &changes).await.unwrap();
    assert_eq!(counts(&owner, there).await, (1, 0));
}

#[apply(on_both)]
async fn what_a_goal_counts_changes_its_etag_but_not_when_it_was_changed(server: &Server) {
    let owner = server.user("owner").await;
    let before = plan(&owner, "Read", day(6)).await;
    let path = format!("/api/goals/{}", before.id);
    let read = owner.execute(get(&path)).await.unwrap();
    add(&owner, "Chapter 1", before.id).await;
    let after = owner.execute(get(&path)).await.unwrap();
    assert_ne!(after.header("etag"), read.header("etag"));
    assert_eq!(after.json::<Data<Goal>>().unwrap().data, Goal { tasks_total: 1, ..before });
}

#[apply(on_both)]
async fn tasks_follow_a_goal_that_is_carried_over(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    tick(&owner, add(&owner, "Chapter 1", goal).await.id, true).await;
    let days = studentos_client::types::CarryOver { from: day(6), to: day(7) };
    let moved = owner.goals().carry_over(&days).await.unwrap();
    assert_eq!((moved[0].id, moved[0].tasks_total, moved[0].tasks_completed), (goal, 1, 1));
    assert_eq!(steps(&owner, goal).await, ["Chapter 1"]);
}
