//! What whoever listens is told of tasks.

use crate::harness::*;
use std::collections::BTreeMap;

/// The next events, by what they are about: what they say of it.
async fn next(events: &mut Events, count: usize) -> BTreeMap<String, Value> {
    let mut told = BTreeMap::new();
    for _ in 0..count {
        let event = events.next().await.expect("the stream goes on");
        told.insert(format!("{} {}", event.name, event.data["id"].as_str().unwrap()), event.data["data"].clone());
    }
    told
}

/// What should be told of these.
async fn known(client: &Client, goal: GoalId, tasks: &[TaskId]) -> BTreeMap<String, Value> {
    let goal = client.goals().get(goal).await.unwrap();
    let mut known = BTreeMap::from([(format!("goal {}", goal.id), json!(goal))]);
    for task in tasks {
        known.insert(format!("task {task}"), json!(client.tasks().get(*task).await.unwrap()));
    }
    known
}

#[apply(on_both)]
async fn every_change_of_a_task_is_told_together_with_what_its_goal_counts(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let mut events = Events::open(server, &owner, None).await;
    let task = add(&owner, "a", goal).await.id;
    assert_eq!(next(&mut events, 2).await, known(&owner, goal, &[task]).await);
    tick(&owner, task, true).await;
    assert_eq!(next(&mut events, 2).await, known(&owner, goal, &[task]).await);

    owner.tasks().delete(task).await.unwrap();
    let told = next(&mut events, 2).await;
    assert_eq!(told[&format!("task {task}")], Value::Null);
    owner.tasks().restore(task).await.unwrap();
    assert_eq!(next(&mut events, 2).await, known(&owner, goal, &[task]).await);
}

#[apply(on_both)]
async fn what_goes_and_comes_with_its_goal_is_told(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let tasks = [add(&owner, "a", goal).await.id, add(&owner, "b", goal).await.id];
    let mut events = Events::open(server, &owner, None).await;
    owner.goals().delete(goal).await.unwrap();
    assert!(next(&mut events, 3).await.values().all(Value::is_null));
    owner.goals().restore(goal).await.unwrap();
    assert_eq!(next(&mut events, 3).await, known(&owner, goal, &tasks).await);
}

#[apply(on_both)]
async fn a_reader_in_the_middle_of_a_large_change_goes_on_where_it_was(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for number in 0..40 {
        add(&owner, &format!("Task {number}"), goal).await;
    }
    owner.goals().delete(goal).await.unwrap();
    let begin = Events::open(server, &owner, None).await.last_id;
    owner.goals().restore(goal).await.unwrap();
    // 41 things in one change: more than are read at once.
    let mut told = BTreeMap::new();
    let mut events = Events::open(server, &owner, Some(&begin)).await;
    told.extend(next(&mut events, 20).await);
    let again = events.last_id.clone();
    assert_eq!(again, begin, "half of a change has not been seen");
    told.extend(next(&mut events, 21).await);
    assert_eq!(told.len(), 41);
    assert!(told.values().all(Value::is_object));
}
