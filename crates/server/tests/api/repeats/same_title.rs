//! Two repeats of one title: a day has one goal of both, and when the repeat that made it leaves it, the other's is there.

use super::*;

/// The titles of today and the days after it.
async fn coming(client: &Client) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for day in 0..3 {
        all.push(titles(client, ahead(day)).await);
    }
    all
}

/// Two repeats of one title, the older one first, and what they have made of the next days.
async fn two(client: &Client, missed: Missed) -> [RepeatId; 2] {
    let two = [daily(client, "Read", missed).await.id, daily(client, "READ", missed).await.id];
    assert_eq!(coming(client).await, vec![["Read"]; 3]);
    two
}

#[apply(on_both)]
async fn who_deletes_the_one_has_the_goals_of_the_other(server: &Server) {
    for missed in [Missed::Skip, Missed::CarryOver] {
        let owner = server.user(&missed.to_string().replace('_', "-")).await;
        let [older, _] = two(&owner, missed).await;
        let done = owner.goals().update(only(&owner, ahead(1)).await.id, &complete(true)).await.unwrap();
        owner.repeats().delete(older).await.unwrap();
        assert_eq!(coming(&owner).await, [["READ"], ["Read"], ["READ"]], "{missed}");
        assert_eq!(only(&owner, ahead(1)).await, done, "what somebody did was both");
    }
}

#[apply(on_both)]
async fn who_changes_the_one_has_the_goals_of_the_other(server: &Server) {
    let changes = [
        (json!({ "title": "Write" }), vec![vec!["Write", "READ"]; 3]),
        (json!({ "paused": true }), vec![vec!["Read"], vec!["READ"], vec!["READ"]]),
        (json!({ "rule": "FREQ=DAILY;INTERVAL=2" }), vec![vec!["Read"], vec!["READ"], vec!["Read"]]),
        (json!({ "notes": "One page" }), vec![vec!["Read"]; 3]),
    ];
    for (number, (change, expected)) in changes.into_iter().enumerate() {
        let owner = server.user(&format!("owner{number}")).await;
        let [older, _] = two(&owner, Missed::Skip).await;
        assert_eq!(owner.execute(patch(format!("/api/repeats/{older}"), &change)).await.unwrap().status, 200);
        assert_eq!(coming(&owner).await, expected, "{change}");
    }
}

#[apply(on_both)]
async fn what_the_user_deleted_was_the_goal_of_both(server: &Server) {
    let owner = server.user("owner").await;
    let [older, _] = two(&owner, Missed::Skip).await;
    owner.goals().delete(only(&owner, ahead(1)).await.id).await.unwrap();
    owner.repeats().delete(older).await.unwrap();
    assert_eq!(coming(&owner).await, [vec!["READ"], vec![], vec!["READ"]]);
}
