//! `POST /api/goals`.

use crate::harness::*;
use studentos_client::types::{CreateGoal, Notes};

#[apply(on_both)]
async fn a_new_goal_is_open_and_last_in_its_day(server: &Server) {
    let owner = server.user("owner").await;
    let first = plan(&owner, "Read", day(6)).await;
    let goal = CreateGoal {
        notes: Some(Notes::parse("Pages 40 to 62,\n\tthen the *exercises*.").unwrap()),
        ..new_goal("  Write ", day(6))
    };
    let second = owner.goals().create(&goal).await.unwrap();

    assert_eq!((first.position, second.position), (0, 1));
    assert_eq!((second.title.as_str(), second.date), ("Write", day(6)));
    assert_eq!(second.notes, goal.notes.unwrap());
    assert_eq!((second.completed, second.completed_at, second.skipped), (false, None, false));
    assert_eq!((second.tasks_total, second.tasks_completed, second.repeat_id), (0, 0, None));
    assert_eq!(second.created_at, second.updated_at);
    assert!(second.created_at > first.created_at);
    assert_eq!(owner.goals().get(second.id).await.unwrap(), second);
}

#[apply(on_both)]
async fn creating_says_where_the_goal_is(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "title": "Read", "date": "2026-03-06" });
    let response = owner.execute(post("/api/goals", &body)).await.unwrap();
    assert_eq!(response.status, 201);

    let created = response.json::<Data<Goal>>().unwrap();
    let location = response.header("location").expect("an answer with 201 has a location");
    assert_eq!(location, format!("/api/goals/{}", created.data.id));
    assert_eq!(owner.execute(get(location)).await.unwrap().json::<Data<Goal>>().unwrap(), created);
}

#[apply(on_both)]
async fn ids_are_uuids_of_version_7_in_the_order_of_creation(server: &Server) {
    let owner = server.user("owner").await;
    let first = plan(&owner, "Read", day(6)).await.id;
    let second = plan(&owner, "Write", day(6)).await.id;
    assert_eq!(first.as_uuid().get_version_num(), 7);
    assert!(first < second);
}

#[apply(on_both)]
async fn creating_the_same_goal_twice_on_one_day_is_a_conflict(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    assert_eq!(code(owner.goals().create(&new_goal("Read", day(6))).await), ErrorCode::GoalExists);
    assert_eq!(titles(&owner, day(6)).await, ["Read"]);
}

#[apply(on_both)]
async fn titles_are_the_same_whatever_their_case(server: &Server) {
    let owner = server.user("owner").await;
    let pairs = [
        ("read", "READ"),
        ("Straße", "STRASSE"),
        ("weiß", "WEISS"),
        ("ΜΆΪΟΣ", "μάϊος"),
        ("ﬁrst", "FIRST"),
        ("дом", "ДОМ"),
        ("Ǆ", "ǆ"),
        ("Outer space", "\u{2003} outer space\t "),
    ];
    for (one, other) in pairs {
        plan(&owner, one, day(6)).await;
        let body = json!({ "title": other, "date": "2026-03-06" });
        let again = owner.execute(post("/api/goals", &body)).await.unwrap();
        assert_eq!(problem(&again).code, ErrorCode::GoalExists, "{one} and {other}");
    }
    for (one, other) in [("resume", "résumé"), ("read it", "read  it"), ("a", "а")] {
        plan(&owner, one, day(7)).await;
        plan(&owner, other, day(7)).await;
    }
}

#[apply(on_both)]
async fn another_day_or_another_user_may_have_the_same_goal(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    plan(&owner, "Read", day(6)).await;
    plan(&owner, "Read", day(7)).await;
    assert_eq!(plan(&stranger, "Read", day(6)).await.position, 0);
}

#[apply(on_both)]
async fn a_goal_in_the_trash_is_in_nobodys_way(server: &Server) {
    let owner = server.user("owner").await;
    let first = plan(&owner, "Read", day(6)).await;
    owner.goals().delete(first.id).await.unwrap();
    assert_ne!(plan(&owner, "Read", day(6)).await.id, first.id);
}

#[apply(on_both)]
async fn of_64_equal_goals_created_at_once_on_two_instances_there_is_one(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let elsewhere = other.bearer(&owner.token().unwrap());
    let answers = at_once(64, |number| {
        // Half of them write the title another way.
        let title = if number % 2 == 0 { "Straße" } else { "STRASSE" };
        let owner = if number % 4 < 2 { owner.clone() } else { elsewhere.clone() };
        let goal = new_goal(title, day(6));
        async move { owner.goals().create(&goal).await.map_err(|error| error.code()) }
    })
    .await;

    let refused = answers.iter().filter(|answer| **answer == Err(Some(ErrorCode::GoalExists))).count();
    assert_eq!((answers.iter().filter(|answer| answer.is_ok()).count(), refused), (1, 63));
    assert_eq!(titles(&owner, day(6)).await.len(), 1);
}

#[apply(on_both)]
async fn goals_created_at_once_have_a_place_each(server: &Server) {
    let owner = server.user("owner").await;
    at_once(32, |number| {
        let (owner, goal) = (owner.clone(), new_goal(&format!("Goal {number}"), day(6)));
        async move { owner.goals().create(&goal).await.expect("no other has this title") }
    })
    .await;
    let goals = owner.goals().list().date(day(6)).send().await.unwrap().data;
    assert_eq!(goals.iter().map(|goal| goal.position).collect::<Vec<_>>(), (0..32).collect::<Vec<_>>());
}

#[apply(on_both)]
async fn the_longest_goal_there_is_fits(server: &Server) {
    let owner = server.user("owner").await;
    // Four bytes each, and the request is still far from the limit of its size.
    let (title, notes) = ("🦉".repeat(200), "🦉".repeat(10_000));
    let body = json!({ "title": title, "notes": notes, "date": "9999-12-31" });
    let goal = owner.execute(post("/api/goals", &body)).await.unwrap().json::<Data<Goal>>().unwrap().data;
    assert_eq!((goal.title.as_str(), goal.notes.as_str(), goal.date), (&*title, &*notes, Date::MAX));
}
