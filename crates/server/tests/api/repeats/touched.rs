//! What counts as touched, and stays whatever becomes of its repeat.

use super::*;

fn notes(text: &str) -> UpdateRepeat {
    UpdateRepeat { notes: Some(Notes::parse(text).unwrap()), ..UpdateRepeat::default() }
}

#[apply(on_both)]
async fn a_goal_with_a_log_is_touched_until_the_log_is_deleted(server: &Server) {
    let owner = server.user("owner").await;
    let repeat = daily(&owner, "Read", Missed::Skip).await;
    let goal = only(&owner, today()).await;
    let log = CreateLog { goal_id: Some(goal.id), ..new_log("Went well.", today()) };
    let log = owner.logs().create(&log).await.unwrap();
    owner.repeats().update(repeat.id, &notes("new")).await.unwrap();
    assert_eq!(only(&owner, today()).await, goal);
    assert_eq!(owner.logs().get(log.id).await.unwrap().goal_id, Some(goal.id));

    owner.logs().delete(log.id).await.unwrap();
    owner.repeats().update(repeat.id, &notes("newer")).await.unwrap();
    assert_eq!(only(&owner, today()).await.notes.as_str(), "newer");
    owner.repeats().delete(repeat.id).await.unwrap();
    assert_eq!(goals(&owner, today()).await, []);
    // Who takes the log out of the trash finds it about nothing, not about a goal in the trash.
    assert_eq!(owner.logs().restore(log.id).await.unwrap().goal_id, None);
}

#[apply(on_both)]
async fn who_ticks_what_was_skipped_did_it(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    let goal = only(&owner, today()).await;
    pass(server, 1);
    only(&owner, today()).await;
    assert!(owner.goals().get(goal.id).await.unwrap().skipped);
    let done = owner.goals().update(goal.id, &complete(true)).await.unwrap();
    assert_eq!((done.completed, done.skipped), (true, false));
    // Who says so has it both ways.
    let both = UpdateGoal { skipped: Some(true), ..complete(true) };
    let done = owner.goals().update(goal.id, &both).await.unwrap();
    assert_eq!((done.completed, done.skipped), (true, true));
}

#[apply(on_both)]
async fn what_was_carried_over_by_hand_is_looked_at_again(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let goal = only(&owner, today()).await;
    // Back to a day that has passed, where it was missed.
    let days = CarryOver { from: today(), to: ahead(-1) };
    assert_eq!(owner.goals().carry_over(&days).await.unwrap().len(), 1);
    assert_eq!(only(&owner, today()).await.id, goal.id);
}
