//! `POST /api/goals/carry-over`: what was left undone moves to another day.

use crate::harness::*;
use studentos_client::types::{All, CarryOver};

fn days() -> CarryOver {
    CarryOver { from: day(6), to: day(7) }
}

#[apply(on_both)]
async fn unfinished_goals_move_in_their_order_behind_what_is_there(server: &Server) {
    let owner = server.user("owner").await;
    for title in ["Read", "Write", "Draw"] {
        plan(&owner, title, day(6)).await;
    }
    plan(&owner, "Walk", day(7)).await;

    let moved = owner.goals().carry_over(&days()).await.unwrap();
    let seen: Vec<_> = moved.iter().map(|goal| (goal.title.as_str(), goal.date, goal.position)).collect();
    assert_eq!(seen, [("Read", day(7), 1), ("Write", day(7), 2), ("Draw", day(7), 3)]);
    assert_eq!(titles(&owner, day(6)).await, [""; 0]);
    assert_eq!(titles(&owner, day(7)).await, ["Walk", "Read", "Write", "Draw"]);
}

#[apply(on_both)]
async fn done_skipped_and_equal_goals_are_left_alone(server: &Server) {
    let owner = server.user("owner").await;
    let done = plan(&owner, "Done", day(6)).await;
    plan(&owner, "Open", day(6)).await;
    let skipped = plan(&owner, "Skipped", day(6)).await;
    plan(&owner, "Straße", day(6)).await;
    plan(&owner, "STRASSE", day(7)).await;
    owner.goals().update(done.id, &complete(true)).await.unwrap();
    let skip = UpdateGoal { skipped: Some(true), ..UpdateGoal::default() };
    owner.goals().update(skipped.id, &skip).await.unwrap();

    let moved = owner.goals().carry_over(&days()).await.unwrap();
    assert_eq!(moved.iter().map(|goal| goal.title.as_str()).collect::<Vec<_>>(), ["Open"]);
    let left = owner.goals().list().date(day(6)).send().await.unwrap().data;
    let left: Vec<_> = left.iter().map(|goal| (goal.title.as_str(), goal.position)).collect();
    assert_eq!(left, [("Done", 0), ("Skipped", 1), ("Straße", 2)]);
}

#[apply(on_both)]
async fn carrying_over_again_moves_nothing(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    assert_eq!(owner.goals().carry_over(&days()).await.unwrap().len(), 1);
    assert_eq!(owner.goals().carry_over(&days()).await.unwrap(), []);
}

#[apply(on_both)]
async fn carrying_over_at_once_moves_each_goal_once(server: &Server) {
    let owner = server.user("owner").await;
    for number in 0..5 {
        plan(&owner, &format!("Goal {number}"), day(6)).await;
    }
    let moved = at_once(8, |_| {
        let owner = owner.clone();
        async move { owner.goals().carry_over(&days()).await.unwrap().len() }
    });
    assert_eq!(moved.await.into_iter().sum::<usize>(), 5);
    assert_eq!(titles(&owner, day(7)).await.len(), 5);
}

#[apply(on_both)]
async fn what_moves_does_not_look_older_though_the_clock_was_set_back(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    // As if it had been two hours later then.
    server.database.execute("UPDATE goals SET updated_at = updated_at + 7200000000");
    let moved = owner.goals().carry_over(&days()).await.unwrap();
    assert_eq!(moved[0].updated_at.as_micros(), goal.updated_at.as_micros() + 7_200_000_001);
}

#[apply(on_both)]
async fn anothers_goals_stay_where_they_are(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    plan(&stranger, "Read", day(6)).await;
    assert_eq!(owner.goals().carry_over(&days()).await.unwrap(), []);
    assert_eq!(titles(&stranger, day(6)).await, ["Read"]);
}

#[apply(on_both)]
async fn carrying_over_to_the_same_day_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "from": "2026-03-06", "to": "2026-03-06" });
    let response = owner.execute(post("/api/goals/carry-over", &body)).await.unwrap();
    assert_eq!((response.status, refused_field(&response).as_str()), (400, "to"));
}

#[apply(on_both)]
async fn carrying_over_answers_a_list_in_one_piece(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    let response = owner.execute(post("/api/goals/carry-over", &json!(days()))).await.unwrap();
    let list = response.json::<All<Goal>>().unwrap();
    assert_eq!((response.status, list.count, list.data.len()), (200, 1, 1));
}
