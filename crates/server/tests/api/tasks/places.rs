//! The place of a task among those of its goal, or among the loose ones: always 0 to n - 1.

use crate::harness::*;

async fn goal_with(client: &Client, name: &str, titles: &[&str]) -> (GoalId, Vec<TaskId>) {
    let goal = plan(client, name, day(6)).await.id;
    let mut tasks = Vec::new();
    for title in titles {
        tasks.push(add(client, title, goal).await.id);
    }
    (goal, tasks)
}

/// Moves a task within what it belongs to.
async fn shift(client: &Client, task: TaskId, position: u32) -> i64 {
    let changes = UpdateTask { position: Some(position), ..UpdateTask::default() };
    client.tasks().update(task, &changes).await.expect("nothing is in the way").position
}

/// Moves a task to a goal, or lets it go.
async fn bring(client: &Client, task: TaskId, to: Option<GoalId>, position: Option<u32>) -> i64 {
    let changes = UpdateTask { goal_id: Some(to), position, ..UpdateTask::default() };
    client.tasks().update(task, &changes).await.expect("nothing is in the way").position
}

#[apply(on_both)]
async fn a_task_moves_up_and_down_its_goal(server: &Server) {
    let owner = server.user("owner").await;
    let (goal, tasks) = goal_with(&owner, "Read", &["a", "b", "c", "d"]).await;
    assert_eq!(shift(&owner, tasks[3], 1).await, 1);
    assert_eq!(steps(&owner, goal).await, ["a", "d", "b", "c"]);
    assert_eq!(shift(&owner, tasks[0], i32::MAX.unsigned_abs()).await, 3, "past the end is last");
    assert_eq!(steps(&owner, goal).await, ["d", "b", "c", "a"]);
}

#[apply(on_both)]
async fn a_task_moved_to_another_goal_comes_last_unless_told(server: &Server) {
    let owner = server.user("owner").await;
    let (from, tasks) = goal_with(&owner, "Read", &["a", "b", "c", "d"]).await;
    let (to, _) = goal_with(&owner, "Write", &["x", "y"]).await;
    assert_eq!(bring(&owner, tasks[0], Some(to), None).await, 2);
    assert_eq!(bring(&owner, tasks[1], Some(to), Some(1)).await, 1);
    assert_eq!(steps(&owner, from).await, ["c", "d"]);
    assert_eq!(steps(&owner, to).await, ["x", "b", "y", "a"]);
}

#[apply(on_both)]
async fn a_task_let_go_is_the_last_of_the_loose_ones(server: &Server) {
    let owner = server.user("owner").await;
    let (goal, tasks) = goal_with(&owner, "Read", &["a", "b"]).await;
    let first = loose(&owner, "x", None).await.id;
    assert_eq!(bring(&owner, tasks[0], None, None).await, 1);
    assert_eq!(bring(&owner, tasks[1], None, Some(0)).await, 0);
    assert_eq!(steps(&owner, goal).await, [""; 0]);
    assert_eq!(owner.tasks().get(first).await.unwrap().position, 1);
    assert_eq!(bring(&owner, first, Some(goal), None).await, 0);
    assert_eq!(owner.tasks().get(tasks[0]).await.unwrap().position, 1);
}

#[apply(on_both)]
async fn making_room_for_a_task_does_not_change_its_neighbours(server: &Server) {
    let owner = server.user("owner").await;
    let (_, tasks) = goal_with(&owner, "Read", &["a", "b"]).await;
    let before = owner.tasks().get(tasks[0]).await.unwrap();
    shift(&owner, tasks[1], 0).await;
    assert_eq!(owner.tasks().get(tasks[0]).await.unwrap(), Task { position: 1, ..before });
}
