//! Changing a repeat changes nothing that was.

use super::*;

/// Everything before today.
async fn past(client: &Client) -> Vec<(Date, String, bool)> {
    let goals = client.goals().list().between(ahead(-300), ahead(-1)).send().await.unwrap().data;
    goals.into_iter().map(|goal| (goal.date, goal.title.into(), goal.skipped)).collect()
}

#[apply(on_both)]
async fn the_past_is_the_same_whether_it_was_read_before_the_change_or_not(server: &Server) {
    let changes = [
        json!({ "title": "Write" }),
        json!({ "rule": "FREQ=DAILY;INTERVAL=2" }),
        json!({ "starts_on": "2999-01-01" }),
        json!({ "ends_on": ahead(-4) }),
        json!({ "missed": "wait" }),
        json!({ "paused": true }),
    ];
    for (number, change) in changes.iter().chain([&Value::Null]).enumerate() {
        let owner = server.user(&format!("owner{number}")).await;
        let id = daily(&owner, "Read", Missed::Skip).await.id;
        only(&owner, today()).await;
        pass(&owner, server, 5).await;
        let path = format!("/api/repeats/{id}");
        let request = if change.is_null() { delete(path) } else { patch(path, change) };
        assert!(owner.execute(request).await.unwrap().is_success(), "{change}");
        let expected: Vec<_> = (1..=5).rev().map(|day| (ahead(-day), "Read".to_owned(), true)).collect();
        assert_eq!(past(&owner).await, expected, "{change}");
    }
}

#[apply(on_both)]
async fn what_was_carried_over_stays_though_the_repeat_is_another(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::CarryOver).await.id;
    let goal = only(&owner, today()).await;
    pass(&owner, server, 2).await;
    let changes = UpdateRepeat { title: Some(title("Write")), ..UpdateRepeat::default() };
    owner.repeats().update(id, &changes).await.unwrap();
    // It was to be done, and stands today.
    assert_eq!(goals(&owner, today()).await.iter().filter(|it| it.id == goal.id).count(), 1);
    owner.repeats().delete(id).await.unwrap();
    assert_eq!(only(&owner, today()).await.id, goal.id);
}

#[apply(on_both)]
async fn nothing_is_made_for_days_before_the_repeat_was_there(server: &Server) {
    let owner = server.user("owner").await;
    for (number, missed) in [Missed::Skip, Missed::CarryOver, Missed::Wait].into_iter().enumerate() {
        let new = new_repeat(&format!("Repeat {number}"), "FREQ=DAILY", missed);
        owner.repeats().create(&CreateRepeat { starts_on: ahead(-1000), ..new }).await.unwrap();
    }
    assert_eq!(past(&owner).await, []);
    assert_eq!(titles(&owner, today()).await, ["Repeat 0", "Repeat 1", "Repeat 2"]);
}

#[apply(on_both)]
async fn intervals_are_counted_from_a_start_however_long_ago(server: &Server) {
    let owner = server.user("owner").await;
    let new = new_repeat("Read", "FREQ=DAILY;INTERVAL=3", Missed::Skip);
    owner.repeats().create(&CreateRepeat { starts_on: ahead(-3001), ..new }).await.unwrap();
    let goals = owner.goals().list().between(today(), ahead(8)).send().await.unwrap().data;
    assert_eq!(goals.iter().map(|goal| goal.date).collect::<Vec<_>>(), [2, 5, 8].map(ahead));
}
