//! `GET /api/tasks`: which tasks are shown, and in what order.

use crate::harness::*;

/// The titles a query shows.
async fn shown(client: &Client, query: &str) -> Vec<String> {
    let response = client.execute(get(format!("/api/tasks?{query}"))).await.unwrap();
    let list: List<Task> = response.json().unwrap_or_else(|error| panic!("{query}: {error}"));
    assert_eq!((list.count, list.next_cursor), (list.data.len(), None), "{query}");
    list.data.into_iter().map(|task| task.title.into()).collect()
}

/// A goal with two tasks and some loose ones; "Draw" is done.
async fn some_tasks(server: &Server) -> (Client, GoalId) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await.id;
    for (title, of, due) in [
        ("Sleep", None, None),
        ("Chapter 1", Some(goal), None),
        ("Write", None, Some(9)),
        ("Draw", Some(goal), Some(7)),
        ("Walk", None, Some(7)),
        ("Never", None, None),
    ] {
        let task = CreateTask { title: self::title(title), goal_id: of, due_date: due.map(day) };
        let task = owner.tasks().create(&task).await.unwrap();
        if title == "Draw" {
            tick(&owner, task.id, true).await;
        }
    }
    let last = CreateTask { title: title("The last day"), goal_id: None, due_date: Some(Date::MAX) };
    owner.tasks().create(&last).await.unwrap();
    (owner, goal)
}

#[apply(on_both)]
async fn all_tasks_are_in_order_of_the_day_they_are_due(server: &Server) {
    let (owner, _) = some_tasks(server).await;
    let all = ["Draw", "Walk", "Write", "The last day", "Sleep", "Chapter 1", "Never"];
    assert_eq!(shown(&owner, "").await, all);
}

#[apply(on_both)]
async fn the_tasks_of_a_goal_are_in_order_of_place(server: &Server) {
    let (owner, goal) = some_tasks(server).await;
    assert_eq!(shown(&owner, &format!("goal_id={goal}")).await, ["Chapter 1", "Draw"]);
    let empty = plan(&owner, "Write", day(6)).await.id;
    assert_eq!(shown(&owner, &format!("goal_id={empty}")).await, [""; 0]);
}

#[apply(on_both)]
async fn the_tasks_of_a_day_are_in_order_of_its_goals_and_of_place(server: &Server) {
    let owner = server.user("owner").await;
    let read = plan(&owner, "Read", day(6)).await.id;
    let write = plan(&owner, "Write", day(6)).await.id;
    let other_day = plan(&owner, "Walk", day(7)).await.id;
    for (title, goal) in [("b1", write), ("a1", read), ("x", other_day), ("b2", write), ("a2", read)] {
        add(&owner, title, goal).await;
    }
    loose(&owner, "Sleep", Some(day(6))).await;
    assert_eq!(shown(&owner, "goal_date=2026-03-06").await, ["a1", "a2", "b1", "b2"]);
    move_to(&owner, write, None, Some(0)).await;
    assert_eq!(shown(&owner, "goal_date=2026-03-06").await, ["b1", "b2", "a1", "a2"]);
    move_to(&owner, other_day, Some(day(6)), Some(1)).await;
    assert_eq!(shown(&owner, "goal_date=2026-03-06").await, ["b1", "b2", "x", "a1", "a2"]);
    owner.goals().delete(write).await.unwrap();
    assert_eq!(shown(&owner, "goal_date=2026-03-06").await, ["x", "a1", "a2"]);
    owner.goals().restore(write).await.unwrap();
    assert_eq!(shown(&owner, "goal_date=2026-03-06").await, ["b1", "b2", "x", "a1", "a2"]);
    assert_eq!(shown(&owner, "goal_date=2026-03-07").await, [""; 0]);
    assert_eq!(shown(&server.user("stranger").await, "goal_date=2026-03-06").await, [""; 0]);
}

#[apply(on_both)]
async fn a_day_and_a_goal_are_not_asked_for_together(server: &Server) {
    let (owner, goal) = some_tasks(server).await;
    let response = owner.execute(get(format!("/api/tasks?goal_date=2026-03-06&goal_id={goal}"))).await.unwrap();
    assert_eq!((response.status, refused_field(&response).as_str()), (400, "goal_date"));
}

#[apply(on_both)]
async fn each_filter_narrows_it_down_and_all_of_them_together(server: &Server) {
    let (owner, goal) = some_tasks(server).await;
    for (query, titles) in [
        ("completed=true", &["Draw"][..]),
        ("completed=false&due_before=2026-03-10", &["Walk", "Write"]),
        ("due_before=2026-03-07", &[]),
        ("due_before=2026-03-08", &["Draw", "Walk"]),
        ("due_before=9999-12-31", &["Draw", "Walk", "Write"]),
        ("q=W", &["Draw", "Walk", "Write"]),
        ("q=%25", &[]),
        ("goal_date=2026-03-06", &["Chapter 1", "Draw"]),
        ("goal_date=2026-03-06&completed=false", &["Chapter 1"]),
        ("goal_date=2026-03-06&due_before=2026-03-08", &["Draw"]),
        ("goal_date=2026-03-06&q=CHAPTER", &["Chapter 1"]),
        ("goal_date=2026-03-06&q=d&completed=true&due_before=2026-03-08", &["Draw"]),
        (&format!("goal_id={goal}&completed=false"), &["Chapter 1"]),
        (&format!("goal_id={goal}&due_before=2026-03-08"), &["Draw"]),
        (&format!("goal_id={goal}&q=CHAPTER"), &["Chapter 1"]),
        (&format!("goal_id={goal}&q=d&completed=true&due_before=2026-03-08"), &["Draw"]),
    ] {
        assert_eq!(shown(&owner, query).await, titles, "{query}");
    }
}

#[apply(on_both)]
async fn the_typed_client_asks_the_same_questions(server: &Server) {
    let (owner, goal) = some_tasks(server).await;
    for asked in [owner.tasks().list().goal_date(day(7)).goal(goal), owner.tasks().list().goal(goal).goal_date(day(6))]
    {
        let asked = asked.completed(true).due_before(day(8)).matching("dr".parse().unwrap());
        let found = asked.send().await.unwrap().data;
        assert_eq!(found.iter().map(|task| task.title.as_str()).collect::<Vec<_>>(), ["Draw"]);
    }
}

#[apply(on_both)]
async fn a_parameter_that_is_wrong_is_named(server: &Server) {
    let owner = server.user("owner").await;
    let too_long = "x".repeat(201);
    let cases: &[(&str, &[&str])] = &[
        ("goal_id", &["", "x", "null", "01980F2E-5C5A-7D3E-9A64-0F6B1C2D3E4F"]),
        ("goal_date", &["", "today", "2026-02-30", "null"]),
        ("due_before", &["", "today", "2026-02-30", "null"]),
        ("completed", &["", "yes", "1", "null"]),
        ("q", &["", "%20", "a%0Ab", "%00", &too_long]),
        ("limit", &["", "0", "201", "-1", "1.5"]),
        ("cursor", &["", "x", &"0".repeat(55), &"g".repeat(56)]),
        ("date", &["2026-03-06"]),
    ];
    for (name, values) in cases {
        for value in *values {
            let response = owner.execute(get(format!("/api/tasks?{name}={value}"))).await.unwrap();
            assert_eq!((response.status, refused_field(&response).as_str()), (400, *name), "{name}={value}");
        }
    }
}
