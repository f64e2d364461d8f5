//! Reading the tasks page by page, in either order.

use crate::harness::*;
use studentos_client::{
    ListTasksRequest,
    types::{Cursor, Limit},
};

/// One page of a goal's tasks, or of all.
async fn page(client: &Client, goal: Option<GoalId>, limit: u8, after: Option<Cursor>) -> List<Task> {
    let request = client.tasks().list().limit(Limit::new(limit).unwrap());
    let request = goal.into_iter().fold(request, ListTasksRequest::goal);
    after.into_iter().fold(request, ListTasksRequest::after).send().await.unwrap()
}

/// Every title there is, read in pages of this size.
async fn walk(client: &Client, goal: Option<GoalId>, limit: u8) -> Vec<String> {
    let (mut titles, mut next) = (Vec::new(), None);
    loop {
        let list = page(client, goal, limit, next).await;
        assert_eq!(list.count, list.data.len());
        titles.extend(list.data.into_iter().map(|task| String::from(task.title)));
        next = list.next_cursor;
        if next.is_none() {
            return titles;
        }
    }
}

/// So many tasks of one goal, a few of them due; what they are called, by the day they are due.
async fn add_many(client: &Client, goal: GoalId, count: u8) -> Vec<String> {
    let mut titles = Vec::new();
    for number in 0..count {
        let due_date = (number % 3 > 0).then(|| day(6 + number % 4));
        let task = CreateTask { title: title(&format!("Task {number:03}")), goal_id: Some(goal), due_date };
        let task = client.tasks().create(&task).await.unwrap();
        titles.push((task.due_date.map_or("none".to_owned(), String::from), String::from(task.title)));
    }
    titles.sort();
    titles.into_iter().map(|(_, title)| title).collect()
}

#[apply(on_both)]
async fn pages_of_any_size_show_every_task_once_and_in_order(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let by_day = add_many(&owner, goal, 20).await;
    let mut by_place = by_day.clone();
    by_place.sort();
    for limit in [1, 3, 7, 19, 20, 21, 200] {
        assert_eq!(walk(&owner, None, limit).await, by_day, "in pages of {limit}");
        assert_eq!(walk(&owner, Some(goal), limit).await, by_place, "in pages of {limit}");
    }
}

#[apply(on_both)]
async fn pages_stay_whole_while_tasks_come_and_go(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let titles = add_many(&owner, goal, 21).await;
    let first = page(&owner, None, 10, None).await;
    // Before the cursor, where counting from the start would show a task twice; and behind it.
    loose(&owner, "Early", Some(day(1))).await;
    loose(&owner, "Late", None).await;
    let second = page(&owner, None, 10, first.next_cursor).await;
    // Here counting would leave one out; and a page goes on though its last task is gone.
    owner.tasks().delete(first.data[0].id).await.unwrap();
    owner.tasks().delete(second.data[9].id).await.unwrap();
    let third = page(&owner, None, 10, second.next_cursor).await;
    let seen = [first.data, second.data, third.data].concat();
    let seen: Vec<_> = seen.into_iter().map(|task| String::from(task.title)).collect();
    assert_eq!(seen, [titles, vec!["Late".to_owned()]].concat());
}

#[apply(on_both)]
async fn a_cursor_of_the_other_order_or_of_another_user_does_no_harm(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let goal = plan(&owner, "Read", day(6)).await.id;
    add_many(&owner, goal, 14).await;
    let by_place = page(&owner, Some(goal), 7, None).await.next_cursor;
    let by_day = page(&owner, None, 7, None).await.next_cursor;
    assert!(page(&owner, None, 7, by_place).await.count <= 7);
    assert!(page(&owner, Some(goal), 7, by_day.clone()).await.count <= 7);
    assert_eq!(page(&stranger, None, 7, by_day).await.count, 0);
    for digit in ["0", "7", "8", "f"] {
        let response = owner.execute(get(format!("/api/tasks?cursor={}", digit.repeat(56)))).await.unwrap();
        assert!(matches!(response.status, 200 | 400), "{digit}: {response:?}");
    }
}
