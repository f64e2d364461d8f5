//! Reading the tasks page by page, in each order.

use crate::harness::*;
use studentos_client::{
    ListTasksRequest,
    types::{Cursor, Limit},
};

/// Whose tasks are read.
#[derive(Clone, Copy)]
enum Of {
    All,
    Goal(GoalId),
    Day(Date),
}

/// One page of these tasks.
async fn page(client: &Client, of: Of, limit: u8, after: Option<Cursor>) -> List<Task> {
    let request = client.tasks().list().limit(Limit::new(limit).unwrap());
    let request = match of {
        Of::All => request,
        Of::Goal(goal) => request.goal(goal),
        Of::Day(date) => request.goal_date(date),
    };
    after.into_iter().fold(request, ListTasksRequest::after).send().await.unwrap()
}

/// Every title there is, read in pages of this size.
async fn walk(client: &Client, of: Of, limit: u8) -> Vec<String> {
    let (mut titles, mut next) = (Vec::new(), None);
    loop {
        let list = page(client, of, limit, next).await;
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
        assert_eq!(walk(&owner, Of::All, limit).await, by_day, "in pages of {limit}");
        assert_eq!(walk(&owner, Of::Goal(goal), limit).await, by_place, "in pages of {limit}");
    }
}

#[apply(on_both)]
async fn pages_of_a_day_end_within_goals_and_between_them(server: &Server) {
    let owner = server.user("owner").await;
    let mut titles = Vec::new();
    // One goal has none, and none of the others as many as another.
    for (name, count) in [("a", 3), ("b", 0), ("c", 5), ("d", 1), ("e", 4)] {
        let goal = plan(&owner, name, day(6)).await.id;
        for number in 0..count {
            titles.push(String::from(add(&owner, &format!("{name}{number}"), goal).await.title));
        }
    }
    for limit in 1..=14 {
        assert_eq!(walk(&owner, Of::Day(day(6)), limit).await, titles, "in pages of {limit}");
    }
    assert_eq!(walk(&owner, Of::Day(day(7)), 3).await, [""; 0]);
}

#[apply(on_both)]
async fn pages_stay_whole_while_tasks_come_and_go(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    let titles = add_many(&owner, goal, 21).await;
    let first = page(&owner, Of::All, 10, None).await;
    // Before the cursor, where counting from the start would show a task twice; and behind it.
    loose(&owner, "Early", Some(day(1))).await;
    loose(&owner, "Late", None).await;
    let second = page(&owner, Of::All, 10, first.next_cursor).await;
    // Here counting would leave one out; and a page goes on though its last task is gone.
    owner.tasks().delete(first.data[0].id).await.unwrap();
    owner.tasks().delete(second.data[9].id).await.unwrap();
    let third = page(&owner, Of::All, 10, second.next_cursor).await;
    let seen = [first.data, second.data, third.data].concat();
    let seen: Vec<_> = seen.into_iter().map(|task| String::from(task.title)).collect();
    assert_eq!(seen, [titles, vec!["Late".to_owned()]].concat());
}

#[apply(on_both)]
async fn a_cursor_of_another_order_is_refused_and_one_of_another_user_does_no_harm(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let goal = plan(&owner, "Read", day(6)).await.id;
    add_many(&owner, goal, 14).await;
    let by_due_date = page(&owner, Of::All, 7, None).await.next_cursor.unwrap();
    let by_place = page(&owner, Of::Goal(goal), 7, None).await.next_cursor.unwrap();
    let by_goal = page(&owner, Of::Day(day(6)), 7, None).await.next_cursor.unwrap();
    let lists =
        ["/api/tasks?".to_owned(), format!("/api/tasks?goal_id={goal}&"), "/api/tasks?goal_date=2026-03-06&".into()];
    for (number, cursor) in [&by_due_date, &by_place, &by_goal].into_iter().enumerate() {
        for (other, list) in lists.iter().enumerate() {
            let response = owner.execute(get(format!("{list}cursor={cursor}"))).await.unwrap();
            if number == other {
                assert_eq!(response.status, 200, "{list}");
            } else {
                assert_eq!(refused_field(&response), "cursor", "{list}");
            }
        }
    }
    assert_eq!(page(&stranger, Of::All, 7, Some(by_due_date)).await.count, 0);
    assert_eq!(page(&stranger, Of::Day(day(6)), 7, Some(by_goal)).await.count, 0);
    for (order, of) in [("01", ""), ("03", "goal_date=2026-03-06&")] {
        for digit in ["0", "7", "8", "f"] {
            let made_up = format!("/api/tasks?{of}cursor={order}{}", digit.repeat(54));
            assert_eq!(owner.execute(get(&made_up)).await.unwrap().status, 200, "{made_up}");
        }
    }
}
