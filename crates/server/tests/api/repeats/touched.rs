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
    pass(&owner, server, 1).await;
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

#[apply(on_both)]
async fn who_takes_back_that_a_day_was_missed_has_it_so(server: &Server) {
    let owner = server.user("owner").await;
    let new = CreateRepeat { ends_on: Some(ahead(2)), ..new_repeat("Read", "FREQ=DAILY", Missed::Skip) };
    owner.repeats().create(&new).await.unwrap();
    let [ticked, skipped, moved] = [0, 1, 2].map(ahead);
    for date in [ticked, skipped, moved] {
        only(&owner, date).await;
    }
    let first = only(&owner, ticked).await.id;
    owner.goals().update(first, &complete(true)).await.unwrap();
    pass(&owner, server, 3).await;
    let [ticked, skipped, moved] = [-3, -2, -1].map(ahead);
    let seen = async |date| {
        let goal = only(&owner, date).await;
        (goal.completed, goal.skipped)
    };
    assert_eq!([seen(ticked).await, seen(skipped).await], [(true, false), (false, true)]);
    owner.goals().update(first, &complete(false)).await.unwrap();
    let open = UpdateGoal { skipped: Some(false), ..UpdateGoal::default() };
    for date in [skipped, moved] {
        owner.goals().update(only(&owner, date).await.id, &open).await.unwrap();
    }
    for date in [ticked, skipped, moved] {
        assert_eq!(seen(date).await, (false, false), "{date}");
    }
    // It can be carried over, and may take longer then.
    let last = owner.goals().carry_over(&CarryOver { from: moved, to: ahead(9) }).await.unwrap().remove(0);
    pass(&owner, server, 10).await;
    assert!(!owner.goals().get(last.id).await.unwrap().skipped);
    assert!(!only(&owner, ahead(-1)).await.skipped);
    // And in a copy.
    let other = server.user("other").await;
    other.users().import(&owner.users().export().await.unwrap()).await.unwrap();
    assert!(!only(&other, ahead(-1)).await.skipped);
}
