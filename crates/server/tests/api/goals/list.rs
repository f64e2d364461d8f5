//! `GET /api/goals`: which goals are shown, and in what order.

use crate::harness::*;
use studentos_client::types::Limit;

/// The titles a query shows.
async fn shown(client: &Client, query: &str) -> Vec<String> {
    let response = client.execute(get(format!("/api/goals?{query}"))).await.unwrap();
    let list: List<Goal> = response.json().unwrap_or_else(|error| panic!("{query}: {error}"));
    assert_eq!((list.count, list.next_cursor), (list.data.len(), None), "{query}");
    list.data.into_iter().map(|goal| goal.title.into()).collect()
}

/// Five goals over four days, made out of order; "Draw" is done.
async fn some_days(server: &Server) -> Client {
    let owner = server.user("owner").await;
    for (title, date) in [("Walk", day(8)), ("Read", day(6)), ("Draw", day(7)), ("Write", day(6)), ("Sleep", day(9))] {
        plan(&owner, title, date).await;
    }
    let draw = owner.goals().list().date(day(7)).send().await.unwrap().data.remove(0).id;
    owner.goals().update(draw, &complete(true)).await.unwrap();
    owner
}

#[apply(on_both)]
async fn goals_are_in_order_of_day_and_place(server: &Server) {
    let owner = some_days(server).await;
    assert_eq!(shown(&owner, "").await, ["Read", "Write", "Draw", "Walk", "Sleep"]);
}

#[apply(on_both)]
async fn a_day_and_a_range_of_days_can_be_asked_for(server: &Server) {
    let owner = some_days(server).await;
    for (query, titles) in [
        ("date=2026-03-06", &["Read", "Write"][..]),
        ("date=2026-03-05", &[]),
        ("from=2026-03-07&to=2026-03-08", &["Draw", "Walk"]),
        ("from=2026-03-07&to=2026-03-07", &["Draw"]),
        ("from=2026-03-08", &["Walk", "Sleep"]),
        ("to=2026-03-07", &["Read", "Write", "Draw"]),
    ] {
        assert_eq!(shown(&owner, query).await, titles, "{query}");
    }
}

#[apply(on_both)]
async fn done_and_open_goals_can_be_told_apart(server: &Server) {
    let owner = some_days(server).await;
    assert_eq!(shown(&owner, "completed=true").await, ["Draw"]);
    assert_eq!(shown(&owner, "completed=false&date=2026-03-07").await, [""; 0]);
    assert_eq!(shown(&owner, "completed=false&from=2026-03-07&q=a").await, ["Walk"]);
}

#[apply(on_both)]
async fn goals_with_open_tasks_can_be_told_apart_also_when_they_are_done(server: &Server) {
    let owner = some_days(server).await;
    let [read, _, draw, walk, _] = &owner.goals().list().send().await.unwrap().data[..] else { unreachable!() };
    add(&owner, "Chapter 1", read.id).await;
    add(&owner, "Sky", draw.id).await;
    let round = add(&owner, "Round the lake", walk.id).await;
    for (query, titles) in [
        ("has_open_tasks=true", &["Read", "Draw", "Walk"][..]),
        ("has_open_tasks=true&completed=false&from=2026-03-07", &["Walk"]),
        ("has_open_tasks=true&date=2026-03-07", &["Draw"]),
        ("has_open_tasks=false", &["Write", "Sleep"]),
        ("has_open_tasks=false&date=2026-03-06", &["Write"]),
    ] {
        assert_eq!(shown(&owner, query).await, titles, "{query}");
    }

    tick(&owner, round.id, true).await;
    owner.goals().delete(read.id).await.unwrap();
    assert_eq!(shown(&owner, "has_open_tasks=true").await, ["Draw"]);
    let first = owner.goals().list().has_open_tasks(true).limit(Limit::new(1).unwrap()).send().await.unwrap();
    assert_eq!(first.data[0].id, draw.id);
}

#[apply(on_both)]
async fn the_typed_client_asks_the_same_questions(server: &Server) {
    let owner = some_days(server).await;
    let open = owner.goals().list().between(day(6), day(8)).completed(false).matching("R".parse().unwrap());
    let found = open.send().await.unwrap().data;
    assert_eq!(found.iter().map(|goal| goal.title.as_str()).collect::<Vec<_>>(), ["Read", "Write"]);
}

#[apply(on_both)]
async fn nobody_sees_anothers_goals(server: &Server) {
    some_days(server).await;
    let stranger = server.user("stranger").await;
    assert_eq!(shown(&stranger, "").await, [""; 0]);
    assert_eq!(shown(&stranger, "q=read").await, [""; 0]);
}

#[apply(on_both)]
async fn a_day_together_with_a_range_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    for query in [
        "date=2026-03-06&from=2026-03-01",
        "date=2026-03-06&to=2026-03-09",
        "date=2026-03-06&from=2026-03-06&to=2026-03-06",
    ] {
        let response = owner.execute(get(format!("/api/goals?{query}"))).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::InvalidInput, "{query}");
    }
}

#[apply(on_both)]
async fn a_range_ends_after_it_begins_and_is_at_most_366_days(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(shown(&owner, "from=2028-01-01&to=2028-12-31").await, [""; 0], "a leap year fits");
    for query in ["from=2026-01-01&to=2027-01-03", "from=0001-01-01&to=9999-12-31", "from=2026-03-07&to=2026-03-06"] {
        let response = owner.execute(get(format!("/api/goals?{query}"))).await.unwrap();
        assert_eq!(refused_field(&response), "to", "{query}");
    }
}
