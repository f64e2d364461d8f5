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
async fn what_was_made_today_for_an_earlier_day_is_taken_back(server: &Server) {
    let owner = server.user("owner").await;
    let [changed, deleted] = ["Read", "Draw"];
    let changed = daily(&owner, changed, Missed::CarryOver).await.id;
    let deleted = daily(&owner, deleted, Missed::CarryOver).await.id;
    pass(&owner, server, 3).await;
    // Of three days ago, for today.
    assert_eq!(titles(&owner, today()).await, ["Read", "Draw"]);
    owner.repeats().update(changed, &renamed("Write")).await.unwrap();
    owner.repeats().delete(deleted).await.unwrap();
    assert_eq!(titles(&owner, today()).await, ["Write"]);
    assert_eq!(titles(&owner, ahead(1)).await, ["Write"]);
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
