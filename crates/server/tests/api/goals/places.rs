//! The place of a goal in its day: always 0 to n - 1, whatever happens.

use crate::harness::*;

/// Plans the goals of a day and gives back their ids.
async fn plan_all<const N: usize>(client: &Client, date: Date, titles: [&str; N]) -> [GoalId; N] {
    let mut ids = Vec::new();
    for title in titles {
        ids.push(plan(client, title, date).await.id);
    }
    ids.try_into().expect("there are as many ids as titles")
}

/// The titles of a day by place, after making sure that places have no gap.
async fn places(client: &Client, date: Date) -> String {
    let goals = client.goals().list().date(date).send().await.unwrap().data;
    for (place, goal) in (0_i64..).zip(&goals) {
        assert_eq!(goal.position, place, "{}", goal.title);
    }
    goals.iter().map(|goal| goal.title.as_str()).collect::<Vec<_>>().join(" ")
}

#[apply(on_both)]
async fn a_goal_moves_up_and_down_its_day(server: &Server) {
    let owner = server.user("owner").await;
    let [a, .., d] = plan_all(&owner, day(6), ["a", "b", "c", "d"]).await;

    assert_eq!(move_to(&owner, d, None, Some(1)).await.position, 1);
    assert_eq!(places(&owner, day(6)).await, "a d b c");
    assert_eq!(move_to(&owner, a, None, Some(2)).await.position, 2);
    assert_eq!(places(&owner, day(6)).await, "d b a c");
    assert_eq!(move_to(&owner, a, None, Some(2)).await.position, 2);
    assert_eq!(places(&owner, day(6)).await, "d b a c");
}

#[apply(on_both)]
async fn a_place_past_the_end_is_the_last(server: &Server) {
    let owner = server.user("owner").await;
    let [a, b, _] = plan_all(&owner, day(6), ["a", "b", "c"]).await;
    assert_eq!(move_to(&owner, a, None, Some(3)).await.position, 2);
    assert_eq!(move_to(&owner, b, None, Some(i32::MAX.unsigned_abs())).await.position, 2);
    assert_eq!(places(&owner, day(6)).await, "c a b");
}

#[apply(on_both)]
async fn a_goal_moved_to_another_day_leaves_no_gap(server: &Server) {
    let owner = server.user("owner").await;
    let [a, b, ..] = plan_all(&owner, day(6), ["a", "b", "c", "d"]).await;
    plan_all(&owner, day(7), ["x", "y"]).await;

    assert_eq!(move_to(&owner, a, Some(day(7)), None).await.position, 2, "it comes last");
    assert_eq!(move_to(&owner, b, Some(day(7)), Some(1)).await.position, 1);
    assert_eq!(places(&owner, day(6)).await, "c d");
    assert_eq!(places(&owner, day(7)).await, "x b y a");
}

#[apply(on_both)]
async fn naming_the_day_it_is_in_already_moves_nothing(server: &Server) {
    let owner = server.user("owner").await;
    let [a, ..] = plan_all(&owner, day(6), ["a", "b"]).await;
    assert_eq!(move_to(&owner, a, Some(day(6)), None).await.position, 0);
    assert_eq!(places(&owner, day(6)).await, "a b");
}

#[apply(on_both)]
async fn a_deleted_goal_leaves_no_gap_and_comes_back_to_its_place(server: &Server) {
    let owner = server.user("owner").await;
    let [_, b, c] = plan_all(&owner, day(6), ["a", "b", "c"]).await;

    owner.goals().delete(b).await.unwrap();
    assert_eq!(places(&owner, day(6)).await, "a c");
    assert_eq!(owner.goals().restore(b).await.unwrap().position, 1);
    assert_eq!(places(&owner, day(6)).await, "a b c");

    owner.goals().delete(c).await.unwrap();
    owner.goals().delete(b).await.unwrap();
    assert_eq!(owner.goals().restore(c).await.unwrap().position, 1, "its place is past the end now");
    assert_eq!(places(&owner, day(6)).await, "a c");
}

#[apply(on_both)]
async fn making_room_for_a_goal_does_not_change_its_neighbours(server: &Server) {
    let owner = server.user("owner").await;
    let [a, b] = plan_all(&owner, day(6), ["a", "b"]).await;
    let before = owner.goals().get(a).await.unwrap();
    move_to(&owner, b, None, Some(0)).await;
    assert_eq!(owner.goals().get(a).await.unwrap(), Goal { position: 1, ..before });
}

#[apply(on_both)]
async fn goals_moved_at_once_have_a_place_each(server: &Server) {
    let owner = server.user("owner").await;
    let ids = plan_all(&owner, day(6), ["a", "b", "c", "d", "e", "f", "g", "h"]).await;
    at_once(ids.len() * 4, |number| {
        let (owner, id) = (owner.clone(), ids[number % ids.len()]);
        let date = if number % 3 == 0 { day(7) } else { day(6) };
        async move { move_to(&owner, id, Some(date), Some(0)).await }
    })
    .await;
    let both = [places(&owner, day(6)).await, places(&owner, day(7)).await].join(" ");
    assert_eq!(both.split_whitespace().count(), ids.len());
}
