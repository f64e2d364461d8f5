//! What a pause or another change leaves of what was made before, and what stands for today then.

use super::*;

fn paused(paused: bool) -> UpdateRepeat {
    UpdateRepeat { paused: Some(paused), ..UpdateRepeat::default() }
}

fn renamed(text: &str) -> UpdateRepeat {
    UpdateRepeat { title: Some(title(text)), ..UpdateRepeat::default() }
}

#[apply(on_both)]
async fn what_a_paused_repeat_left_is_missed_all_the_same(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::Skip).await.id;
    let goal = only(&owner, today()).await;
    owner.repeats().update(id, &paused(true)).await.unwrap();
    pass(&owner, server, 1).await;
    assert_eq!(goals(&owner, today()).await, []);
    assert!(owner.goals().get(goal.id).await.unwrap().skipped);
}

#[apply(on_both)]
async fn what_is_overdue_changes_where_it_stands_and_goes_with_its_repeat(server: &Server) {
    let owner = server.user("owner").await;
    let changed = daily(&owner, "Read", Missed::CarryOver).await.id;
    let deleted = daily(&owner, "Draw", Missed::CarryOver).await.id;
    pass(&owner, server, 3).await;
    // Of three days ago, for today.
    assert_eq!(titles(&owner, today()).await, ["Read", "Draw"]);
    let overdue = goals(&owner, today()).await.remove(0).id;
    owner.repeats().update(changed, &renamed("Write")).await.unwrap();
    owner.repeats().delete(deleted).await.unwrap();
    assert_eq!(titles(&owner, today()).await, ["Write"]);
    assert_eq!(only(&owner, today()).await.id, overdue);
    assert_eq!(titles(&owner, ahead(1)).await, ["Write"]);
    // It stands for today's own, also when it is done.
    owner.goals().update(overdue, &complete(true)).await.unwrap();
    owner.repeats().update(changed, &renamed("Draw")).await.unwrap();
    assert_eq!(titles(&owner, today()).await, ["Write"]);
    assert_eq!(titles(&owner, ahead(1)).await, ["Draw"]);
}

/// A goal of yesterday that nobody has read, of a repeat that does not come again for two days.
async fn overdue(owner: &Client, server: &Server) -> RepeatId {
    let new = new_repeat("Read", "FREQ=DAILY;INTERVAL=3", Missed::CarryOver);
    let id = owner.repeats().create(&new).await.unwrap().id;
    pass(owner, server, 1).await;
    id
}

#[apply(on_both)]
async fn what_is_overdue_stays_though_today_is_no_day_of_its_repeat(server: &Server) {
    let owner = server.user("owner").await;
    let id = overdue(&owner, server).await;
    // Made by a read, or by the change that nobody had read before.
    let goal = only(&owner, today()).await.id;
    for change in [renamed("Write"), paused(true), paused(false)] {
        owner.repeats().update(id, &change).await.unwrap();
        let stays = only(&owner, today()).await;
        assert_eq!((stays.id, stays.title), (goal, title("Write")), "{change:?}");
    }
    assert_eq!(goals(&owner, ahead(1)).await, []);
    assert_eq!(titles(&owner, ahead(2)).await, ["Write"]);
    pass(&owner, server, 1).await;
    assert_eq!(only(&owner, today()).await.id, goal);

    let other = server.user("other").await;
    let id = overdue(&other, server).await;
    other.repeats().update(id, &renamed("Write")).await.unwrap();
    assert_eq!(titles(&other, today()).await, ["Write"]);
    other.repeats().delete(id).await.unwrap();
    assert_eq!(goals(&other, today()).await, []);
}

#[apply(on_both)]
async fn what_is_overdue_makes_way_for_a_goal_of_the_new_title(server: &Server) {
    let owner = server.user("owner").await;
    let id = overdue(&owner, server).await;
    only(&owner, today()).await;
    let mine = plan(&owner, "write", today()).await;
    owner.repeats().update(id, &renamed("Write")).await.unwrap();
    assert_eq!(only(&owner, today()).await.id, mine.id);
}

#[apply(on_both)]
async fn what_was_carried_over_stands_for_today_whatever_the_repeat_becomes(server: &Server) {
    let owner = server.user("owner").await;
    let id = daily(&owner, "Read", Missed::CarryOver).await.id;
    let goal = only(&owner, today()).await;
    pass(&owner, server, 2).await;
    // Nobody has read today.
    owner.repeats().update(id, &renamed("Write")).await.unwrap();
    assert_eq!(only(&owner, today()).await.id, goal.id);
    assert_eq!(titles(&owner, ahead(1)).await, ["Write"]);
    owner.repeats().update(id, &renamed("Draw")).await.unwrap();
    assert_eq!(only(&owner, today()).await.id, goal.id);
}

#[apply(on_both)]
async fn who_deletes_what_was_missed_still_has_todays_to_do(server: &Server) {
    let owner = server.user("owner").await;
    daily(&owner, "Read", Missed::CarryOver).await;
    let goal = only(&owner, today()).await;
    pass(&owner, server, 1).await;
    // Nobody has read today.
    owner.goals().delete(goal.id).await.unwrap();
    assert_ne!(only(&owner, today()).await.id, goal.id);
}
