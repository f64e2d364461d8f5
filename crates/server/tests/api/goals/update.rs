//! `PATCH /api/goals/{id}`.

use crate::harness::*;
use studentos_client::types::Notes;

#[apply(on_both)]
async fn what_is_named_changes_and_the_rest_stays(server: &Server) {
    let owner = server.user("owner").await;
    let before = plan(&owner, "Read", day(6)).await;

    let renamed = owner.goals().update(before.id, &reword(" Read on ")).await.unwrap();
    assert!(renamed.updated_at > before.updated_at);
    assert_eq!(renamed, Goal { title: title("Read on"), updated_at: renamed.updated_at, ..before });

    let notes = Notes::parse("Chapter 3").unwrap();
    let changes = UpdateGoal { notes: Some(notes.clone()), skipped: Some(true), ..UpdateGoal::default() };
    let skipped = owner.goals().update(renamed.id, &changes).await.unwrap();
    assert_eq!(skipped, Goal { notes, skipped: true, updated_at: skipped.updated_at, ..renamed });
    assert_eq!(owner.goals().get(skipped.id).await.unwrap(), skipped);
}

#[apply(on_both)]
async fn a_goal_knows_when_it_was_done(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    let done = owner.goals().update(goal.id, &complete(true)).await.unwrap();
    assert!(done.completed && done.completed_at >= Some(goal.created_at));

    let again = owner.goals().update(goal.id, &complete(true)).await.unwrap();
    assert_eq!(again.completed_at, done.completed_at, "it was done when it was done first");

    let open = owner.goals().update(goal.id, &complete(false)).await.unwrap();
    assert_eq!((open.completed, open.completed_at), (false, None));
}

#[apply(on_both)]
async fn changing_nothing_is_fine(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "Read", day(6)).await;
    assert_eq!(owner.goals().update(goal.id, &UpdateGoal::default()).await.unwrap(), goal);
}

#[apply(on_both)]
async fn a_title_another_goal_of_the_day_has_is_a_conflict(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    let write = plan(&owner, "Write", day(6)).await;

    let both = UpdateGoal { completed: Some(true), position: Some(0), ..reword("READ") };
    assert_eq!(code(owner.goals().update(write.id, &both).await), ErrorCode::GoalExists);
    assert_eq!(owner.goals().get(write.id).await.unwrap(), write, "nothing of a refused change is done");
    assert_eq!(titles(&owner, day(6)).await, ["Read", "Write"]);
}

#[apply(on_both)]
async fn a_goal_may_be_written_in_another_case(server: &Server) {
    let owner = server.user("owner").await;
    let goal = plan(&owner, "read", day(6)).await;
    assert_eq!(owner.goals().update(goal.id, &reword("READ")).await.unwrap().title, title("READ"));
}

#[apply(on_both)]
async fn moving_to_a_day_that_has_such_a_goal_is_a_conflict(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Read", day(6)).await;
    let tomorrow = plan(&owner, "read", day(7)).await;
    plan(&owner, "Write", day(7)).await;

    let back = UpdateGoal { date: Some(day(6)), ..UpdateGoal::default() };
    assert_eq!(code(owner.goals().update(tomorrow.id, &back).await), ErrorCode::GoalExists);
    assert_eq!(titles(&owner, day(7)).await, ["read", "Write"]);

    let renamed = UpdateGoal { date: Some(day(6)), ..reword("Read on") };
    let moved = owner.goals().update(tomorrow.id, &renamed).await.unwrap();
    assert_eq!((moved.date, moved.position), (day(6), 1));
    assert_eq!(titles(&owner, day(7)).await, ["Write"]);
}

#[apply(on_both)]
async fn of_several_goals_renamed_to_one_title_at_once_one_gets_it(server: &Server) {
    let owner = server.user("owner").await;
    let mut goals = Vec::new();
    for number in 0..8 {
        goals.push(plan(&owner, &format!("Goal {number}"), day(6)).await.id);
    }
    let answers = at_once(goals.len(), |number| {
        let (owner, id) = (owner.clone(), goals[number]);
        async move { owner.goals().update(id, &reword("The one")).await.map_err(|error| error.code()) }
    })
    .await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(answers.iter().filter(|answer| **answer == Err(Some(ErrorCode::GoalExists))).count(), 7);
}
