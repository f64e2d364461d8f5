//! A goal's way into the trash and back, and what that is for its tasks.

use crate::harness::*;

async fn a_goal_with_tasks(server: &Server) -> (Client, GoalId, [TaskId; 3]) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let tasks = [add(&owner, "a", goal).await.id, add(&owner, "b", goal).await.id, add(&owner, "c", goal).await.id];
    (owner, goal, tasks)
}

#[apply(on_both)]
async fn tasks_go_with_their_goal_and_come_back_with_it(server: &Server) {
    let (owner, goal, tasks) = a_goal_with_tasks(server).await;
    tick(&owner, tasks[0], true).await;
    let before = owner.tasks().list().goal(goal).send().await.unwrap();
    owner.goals().delete(goal).await.unwrap();
    for task in tasks {
        assert_eq!(code(owner.tasks().get(task).await), ErrorCode::NotFound);
    }
    assert_eq!(owner.tasks().list().send().await.unwrap().count, 0);

    let restored = owner.goals().restore(goal).await.unwrap();
    assert_eq!((restored.tasks_total, restored.tasks_completed), (3, 1));
    assert_eq!(owner.tasks().list().goal(goal).send().await.unwrap(), before);
}

#[apply(on_both)]
async fn what_was_deleted_before_its_goal_stays_in_the_trash(server: &Server) {
    let (owner, goal, tasks) = a_goal_with_tasks(server).await;
    owner.tasks().delete(tasks[1]).await.unwrap();
    for _ in 0..2 {
        owner.goals().delete(goal).await.unwrap();
        assert_eq!(owner.goals().restore(goal).await.unwrap().tasks_total, 2);
        assert_eq!(steps(&owner, goal).await, ["a", "c"]);
    }
    owner.tasks().restore(tasks[1]).await.unwrap();
    assert_eq!(steps(&owner, goal).await, ["a", "b", "c"]);
}

#[apply(on_both)]
async fn restored_while_its_goal_is_in_the_trash_a_task_is_loose_and_stays_so(server: &Server) {
    let (owner, goal, tasks) = a_goal_with_tasks(server).await;
    loose(&owner, "x", None).await;
    owner.tasks().delete(tasks[2]).await.unwrap();
    owner.goals().delete(goal).await.unwrap();
    // One that went by itself, and one that went with its goal.
    for (task, place) in [(tasks[2], 1), (tasks[0], 2)] {
        let task = owner.tasks().restore(task).await.unwrap();
        assert_eq!((task.goal_id, task.position), (None, place));
    }
    assert_eq!(owner.goals().restore(goal).await.unwrap().tasks_total, 1);
    assert_eq!(steps(&owner, goal).await, ["b"]);
    assert_eq!(owner.tasks().get(tasks[0]).await.unwrap().goal_id, None);
}

#[apply(on_both)]
async fn restored_after_its_goal_is_gone_for_good_a_task_is_loose(server: &Server) {
    let (owner, goal, tasks) = a_goal_with_tasks(server).await;
    owner.tasks().delete(tasks[0]).await.unwrap();
    owner.goals().delete(goal).await.unwrap();
    server.database.execute(&format!("DELETE FROM goals WHERE id = '{goal}'"));
    let task = owner.tasks().restore(tasks[0]).await.unwrap();
    assert_eq!((task.goal_id, task.position), (None, 0));
}
