//! What becomes of a goal that was not done on its day: it is skipped, carried over or waited for.

use super::*;

async fn finish(client: &Client, goal: &Goal) -> Goal {
    client.goals().update(goal.id, &complete(true)).await.unwrap()
}

#[apply(on_both)]
async fn what_skips_leaves_each_day_to_itself(server: &Server) {
    let owner = server.user("owner").await;
    let repeat = daily(&owner, "Read", Missed::Skip).await;
    let first = only(&owner, today()).await;
    assert_eq!((first.repeat_id, first.skipped, first.completed), (Some(repeat.id), false, false));
    pass(&owner, server, 1).await;
    let done = finish(&owner, &only(&owner, today()).await).await;
    pass(&owner, server, 3).await;
    // Today's is there, the first was missed, the second was done, and nobody has looked at the two between.
    let now = only(&owner, today()).await;
    assert!(!now.skipped && now.id != done.id);
    let missed = owner.goals().get(first.id).await.unwrap();
    assert_eq!((missed.date, missed.skipped, missed.repeat_id), (ahead(-4), true, Some(repeat.id)));
    let done = owner.goals().get(done.id).await.unwrap();
    assert_eq!((done.date, done.skipped, done.completed), (ahead(-3), false, true));
    // Who does so finds that they were asked for, and skipped.
    for date in [ahead(-2), ahead(-1)] {
        let goal = only(&owner, date).await;
        assert_eq!((goal.skipped, goal.completed, goal.repeat_id), (true, false, Some(repeat.id)), "{date}");
    }
    assert_eq!(goals(&owner, ahead(-5)).await, [], "there was no such repeat yet");
}

#[apply(on_both)]
async fn what_is_carried_over_stands_today_for_all_that_was_missed(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let goal = only(&owner, today()).await;
    // Somebody looks a few days ahead.
    let week = owner.goals().list().between(today(), ahead(3)).send().await.unwrap();
    assert_eq!(week.count, 4);
    pass(&owner, server, 2).await;
    plan(&owner, "Early bird", today()).await;
    let list = owner.goals().list().send().await.unwrap().data;
    let seen: Vec<_> = list.iter().map(|goal| (goal.title.as_str(), goal.date, goal.position)).collect();
    assert_eq!(seen, [("Early bird", today(), 0), ("Read", today(), 1), ("Read", ahead(1), 0)]);
    assert_eq!(list[1].id, goal.id, "the oldest one stands for the others");
    assert_eq!(owner.goals().list().between(ahead(-2), ahead(-1)).send().await.unwrap().count, 0);

    finish(&owner, &list[1]).await;
    assert_eq!(goals(&owner, today()).await.len(), 2, "today's own is not made in addition");
    pass(&owner, server, 1).await;
    assert_eq!(only(&owner, today()).await.id, list[2].id);
}

#[apply(on_both)]
async fn what_is_carried_over_brings_its_tasks_also_for_who_reads_them_first(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let task = add(&owner, "Chapter 1", only(&owner, today()).await.id).await;
    pass(&owner, server, 1).await;
    assert_eq!(owner.tasks().list().goal_date(today()).send().await.unwrap().data, [task]);
}

#[apply(on_both)]
async fn what_was_missed_does_not_look_older_though_the_clock_was_set_back(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::Skip).await;
    daily(&owner, "Write", Missed::CarryOver).await;
    let before = goals(&owner, today()).await;
    pass(&owner, server, 1).await;
    // As if it had been two hours later then.
    server.database.execute("UPDATE goals SET updated_at = updated_at + 7200000000");
    goals(&owner, today()).await;
    for goal in before {
        let after = owner.goals().get(goal.id).await.unwrap();
        assert_eq!(after.updated_at.as_micros(), goal.updated_at.as_micros() + 7_200_000_001, "{}", goal.title);
    }
}

#[apply(on_both)]
async fn days_of_absence_make_one_goal(server: &Server) {
    let owner = server.user("owner").await;
    let repeat = daily(&owner, "Read", Missed::CarryOver).await;
    pass(&owner, server, 10).await;
    let goal = only(&owner, today()).await;
    assert_eq!((goal.repeat_id, goal.skipped), (Some(repeat.id), false));
    assert_eq!(owner.goals().list().between(ahead(-10), today()).send().await.unwrap().count, 1);
}

#[apply(on_both)]
async fn what_is_done_late_was_todays(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let goal = only(&owner, today()).await;
    pass(&owner, server, 1).await;
    // A page that was open since yesterday: nobody has read today.
    finish(&owner, &goal).await;
    assert_eq!(goals(&owner, today()).await, []);
    let notes = UpdateRepeat { notes: Some(Notes::parse("One page").unwrap()), ..UpdateRepeat::default() };
    owner.repeats().update(goal.repeat_id.unwrap(), &notes).await.unwrap();
    assert_eq!(goals(&owner, today()).await, [], "it stays so when the repeat changes");
    pass(&owner, server, 1).await;
    assert_ne!(only(&owner, today()).await.id, goal.id);
}

#[apply(on_both)]
async fn a_weekly_one_is_carried_over_until_it_is_done(server: &Server) {
    let owner = server.user("owner").await;
    owner.repeats().create(&new_repeat("Review", "FREQ=WEEKLY", Missed::CarryOver)).await.unwrap();
    let goal = only(&owner, today()).await;
    for _ in 0..3 {
        pass(&owner, server, 7).await;
        assert_eq!(only(&owner, today()).await.id, goal.id);
    }
    finish(&owner, &goal).await;
    assert_ne!(only(&owner, ahead(7)).await.id, goal.id);
    assert_eq!(goals(&owner, ahead(6)).await, []);
}

#[apply(on_both)]
async fn what_stands_in_the_way_today_counts_as_the_occurrence(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let left = only(&owner, today()).await;
    plan(&owner, "READ", ahead(1)).await;
    pass(&owner, server, 1).await;
    assert_eq!(only(&owner, today()).await.repeat_id, None);
    assert_eq!(only(&owner, ahead(-1)).await.id, left.id, "it stays until there is room");
    pass(&owner, server, 1).await;
    assert_eq!(only(&owner, today()).await.id, left.id);
}

#[apply(on_both)]
async fn what_waits_makes_no_next_one_until_it_is_done(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Water", Missed::Wait).await;
    let first = only(&owner, today()).await;
    assert_eq!(goals(&owner, ahead(1)).await, []);
    pass(&owner, server, 4).await;
    assert_eq!(
        owner.goals().list().between(ahead(-4), ahead(9)).send().await.unwrap().data,
        [only(&owner, ahead(-4)).await]
    );
    finish(&owner, &first).await;
    // Not for the days that passed.
    assert_eq!(owner.goals().list().between(ahead(-3), ahead(-1)).send().await.unwrap().count, 0);
    let second = only(&owner, today()).await;
    // Skipped is as good as done, and so is deleted.
    let skip = UpdateGoal { skipped: Some(true), ..UpdateGoal::default() };
    owner.goals().update(second.id, &skip).await.unwrap();
    assert_eq!(only(&owner, today()).await.id, second.id);
    let third = only(&owner, ahead(1)).await;
    owner.goals().delete(third.id).await.unwrap();
    assert_eq!(goals(&owner, ahead(1)).await, []);
    only(&owner, ahead(2)).await;
    assert_eq!(goals(&owner, ahead(3)).await, []);
}

#[apply(on_both)]
async fn the_next_one_is_there_as_soon_as_what_it_waits_for_is_done(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Water", Missed::Wait).await;
    let first = only(&owner, today()).await;
    assert_eq!(goals(&owner, ahead(1)).await, []);
    finish(&owner, &first).await;
    only(&owner, ahead(1)).await;
}

#[apply(on_both)]
async fn what_waited_while_nobody_looked_stands_on_its_day(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Water", Missed::Wait).await;
    pass(&owner, server, 5).await;
    assert_eq!(goals(&owner, today()).await, []);
    let goal = only(&owner, ahead(-5)).await;
    assert!(!goal.skipped && !goal.completed);
}

#[apply(on_both)]
async fn what_the_user_planned_is_the_occurrence_and_the_next_one_is_waited_for(server: &Server) {
    let owner = server.user("owner").await;
    for date in [today(), ahead(1)] {
        plan(&owner, "WATER", date).await;
    }
    daily(&owner, "Water", Missed::Wait).await;
    let read = async || owner.goals().list().between(today(), ahead(5)).send().await.unwrap().data;
    let first = read().await;
    let seen: Vec<_> = first.iter().map(|goal| (goal.title.as_str(), goal.date)).collect();
    assert_eq!(seen, [("WATER", today()), ("WATER", ahead(1)), ("Water", ahead(2))]);
    assert_eq!(read().await, first);
}

#[apply(on_both)]
async fn todays_is_there_though_the_user_planned_yesterdays(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Water", Missed::Wait).await;
    plan(&owner, "WATER", today()).await;
    pass(&owner, server, 1).await;
    assert_eq!(titles(&owner, today()).await, ["Water"]);
}

#[apply(on_both)]
async fn todays_is_there_though_the_user_planned_those_of_a_whole_season(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Water", Missed::Wait).await;
    for days in 0..70 {
        plan(&owner, "WATER", ahead(days)).await;
    }
    pass(&owner, server, 70).await;
    assert_eq!(titles(&owner, today()).await, ["Water"]);
}

#[apply(on_both)]
async fn what_is_open_again_is_carried_over_again(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let goal = finish(&owner, &only(&owner, today()).await).await;
    pass(&owner, server, 1).await;
    let todays = only(&owner, today()).await;
    assert_ne!(todays.id, goal.id);
    owner.goals().update(goal.id, &complete(false)).await.unwrap();
    assert_eq!(only(&owner, today()).await.id, goal.id, "the older one stands for both");
    assert_eq!(code(owner.goals().get(todays.id).await), ErrorCode::NotFound);
}

#[apply(on_both)]
async fn carrying_a_day_over_by_hand_takes_occurrences_along(server: &Server) {
    let owner = server.user("owner").await;
    let body = new_repeat("Read", "FREQ=WEEKLY", Missed::Skip);
    let repeat = owner.repeats().create(&body).await.unwrap();
    // Nobody has read the day before.
    let moved = owner.goals().carry_over(&CarryOver { from: today(), to: ahead(1) }).await.unwrap();
    let seen: Vec<_> = moved.iter().map(|goal| (goal.title.as_str(), goal.date, goal.repeat_id)).collect();
    assert_eq!(seen, [("Read", ahead(1), Some(repeat.id))]);
    assert_eq!(goals(&owner, today()).await, [], "it is not made again");
    pass(&owner, server, 1).await;
    assert!(!only(&owner, today()).await.skipped);
    pass(&owner, server, 1).await;
    assert!(only(&owner, ahead(-1)).await.skipped);
}

#[apply(on_both)]
async fn what_has_no_room_today_is_looked_at_without_a_change(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let left = only(&owner, today()).await;
    plan(&owner, "READ", ahead(1)).await;
    pass(&owner, server, 1).await;
    let read = async || owner.goals().list().between(ahead(-2), ahead(2)).send().await.unwrap().data;
    let changes = || server.database.texts("SELECT CAST(last_revision AS TEXT) AS text FROM users");
    let (first, since) = (read().await, changes());
    for _ in 0..3 {
        assert_eq!(read().await, first);
        only(&owner, today()).await;
    }
    assert_eq!(changes(), since);
    assert_eq!(only(&owner, ahead(-1)).await.id, left.id);
}
