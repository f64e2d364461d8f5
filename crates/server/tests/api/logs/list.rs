//! `GET /api/logs`: which logs are shown, and in what order.

use crate::harness::*;

/// The texts a query shows.
async fn shown(client: &Client, query: &str) -> Vec<String> {
    let response = client.execute(get(format!("/api/logs?{query}"))).await.unwrap();
    let list: List<Log> = response.json().unwrap_or_else(|error| panic!("{query}: {error}"));
    assert_eq!((list.count, list.next_cursor), (list.data.len(), None), "{query}");
    list.data.into_iter().map(|log| log.body.into()).collect()
}

/// Five logs over four days, made out of order.
async fn some_days(server: &Server) -> Client {
    let owner = server.user("owner").await;
    for (text, date) in [("Walk", day(8)), ("Read", day(6)), ("Draw", day(7)), ("Write", day(6)), ("Sleep", day(9))] {
        note(&owner, text, date).await;
    }
    owner
}

#[apply(on_both)]
async fn logs_are_in_order_of_day_and_creation(server: &Server) {
    let owner = some_days(server).await;
    assert_eq!(shown(&owner, "").await, ["Read", "Write", "Draw", "Walk", "Sleep"]);
}

#[apply(on_both)]
async fn a_day_and_a_range_of_days_can_be_asked_for(server: &Server) {
    let owner = some_days(server).await;
    for (query, texts) in [
        ("date=2026-03-06", &["Read", "Write"][..]),
        ("date=2026-03-05", &[]),
        ("from=2026-03-07&to=2026-03-08", &["Draw", "Walk"]),
        ("from=2026-03-08", &["Walk", "Sleep"]),
        ("to=2026-03-07", &["Read", "Write", "Draw"]),
        ("date=2026-03-06&q=wr", &["Write"]),
    ] {
        assert_eq!(shown(&owner, query).await, texts, "{query}");
    }
}

#[apply(on_both)]
async fn the_typed_client_asks_the_same_questions(server: &Server) {
    let owner = some_days(server).await;
    let found = owner.logs().list().between(day(6), day(8)).matching("R".parse().unwrap()).send().await.unwrap().data;
    assert_eq!(found.iter().map(|log| log.body.as_str()).collect::<Vec<_>>(), ["Read", "Write", "Draw"]);
}

#[apply(on_both)]
async fn nobody_sees_anothers_logs(server: &Server) {
    some_days(server).await;
    let stranger = server.user("stranger").await;
    assert_eq!(shown(&stranger, "").await, [""; 0]);
    assert_eq!(shown(&stranger, "q=read").await, [""; 0]);
}

#[apply(on_both)]
async fn a_parameter_that_is_wrong_is_named(server: &Server) {
    let owner = server.user("owner").await;
    for (query, field) in [
        ("date=2026-02-30", "date"),
        ("from=x", "from"),
        ("to=", "to"),
        ("date=2026-03-06&from=2026-03-01", "date"),
        ("date=2026-03-06&to=2026-03-09", "date"),
        ("from=2026-01-01&to=2027-01-03", "to"),
        ("from=2026-03-07&to=2026-03-06", "to"),
        ("goal_id=x", "goal_id"),
        ("q=", "q"),
        ("q=a%0Ab", "q"),
        ("limit=0", "limit"),
        ("limit=201", "limit"),
        ("cursor=x", "cursor"),
        ("mood=3", "mood"),
    ] {
        let response = owner.execute(get(format!("/api/logs?{query}"))).await.unwrap();
        assert_eq!((response.status, refused_field(&response).as_str()), (400, field), "{query}");
    }
    assert_eq!(shown(&owner, "from=2028-01-01&to=2028-12-31").await, [""; 0], "a leap year fits");
}
