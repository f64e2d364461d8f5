//! What makes a streak, what breaks it, and what does neither.

use super::{plan_one, streaks};
use crate::harness::*;
use studentos_client::types::CarryOver;

fn skip(skipped: bool) -> UpdateGoal {
    UpdateGoal { skipped: Some(skipped), ..UpdateGoal::default() }
}

#[apply(on_both)]
async fn days_on_which_all_is_done_make_a_streak(server: &Server) {
    let (owner, today) = (server.user("owner").await, today());
    for ago in [3, 2, 1] {
        plan_one(&owner, "Read", today.plus_days(-ago), true).await;
        plan_one(&owner, "Write", today.plus_days(-ago), true).await;
    }
    assert_eq!(streaks(&owner, today).await, (3, 3));
    let one_open = plan_one(&owner, "Walk", today.plus_days(-2), false).await;
    assert_eq!(streaks(&owner, today).await, (1, 1));
    owner.goals().update(one_open, &complete(true)).await.unwrap();
    assert_eq!(streaks(&owner, today).await, (3, 3));
}

#[apply(on_both)]
async fn a_day_without_anything_planned_neither_counts_nor_breaks(server: &Server) {
    let (owner, today) = (server.user("owner").await, today());
    for ago in [400, 40, 3] {
        plan_one(&owner, "Read", today.plus_days(-ago), true).await;
    }
    let only_skipped = plan_one(&owner, "Read", today.plus_days(-10), false).await;
    assert_eq!(streaks(&owner, today).await, (1, 2));
    owner.goals().update(only_skipped, &skip(true)).await.unwrap();
    assert_eq!(streaks(&owner, today).await, (3, 3));
    let in_the_trash = plan_one(&owner, "Read", today.plus_days(-20), false).await;
    assert_eq!(streaks(&owner, today).await, (1, 2));
    owner.goals().delete(in_the_trash).await.unwrap();
    assert_eq!(streaks(&owner, today).await, (3, 3));
}

#[apply(on_both)]
async fn today_counts_when_it_is_whole_and_does_not_break_before(server: &Server) {
    let (owner, today) = (server.user("owner").await, today());
    plan_one(&owner, "Read", today.plus_days(-1), true).await;
    assert_eq!(streaks(&owner, today).await, (1, 1));
    let id = plan_one(&owner, "Read", today, false).await;
    assert_eq!(streaks(&owner, today).await, (1, 1));
    owner.goals().update(id, &complete(true)).await.unwrap();
    assert_eq!(streaks(&owner, today).await, (2, 2));
}

#[apply(on_both)]
async fn what_yesterday_left_undone_breaks_the_streak_until_it_is_carried_over(server: &Server) {
    let (owner, today) = (server.user("owner").await, today());
    plan_one(&owner, "Read", today.plus_days(-2), true).await;
    plan_one(&owner, "Read", today.plus_days(-1), false).await;
    assert_eq!(streaks(&owner, today).await, (0, 1));
    owner.goals().carry_over(&CarryOver { from: today.plus_days(-1), to: today }).await.unwrap();
    assert_eq!(streaks(&owner, today).await, (1, 1));
}

#[apply(on_both)]
async fn a_streak_is_as_long_as_it_is_whatever_range_is_asked_for(server: &Server) {
    let (owner, today) = (server.user("owner").await, today());
    let first = plan_one(&owner, "Read", today, true).await;
    // More days than a range may have, made behind the server's back since there are so many.
    let day = |ago: i32| format!("('01980f2e-5c5a-7d3e-9a64-{ago:012}', '{}')", today.plus_days(-ago));
    let days = (1..400).map(day).collect::<Vec<_>>().join(", ");
    server.database.execute(&format!(
        "WITH days (day_id, day) AS (VALUES {days}) INSERT INTO goals (id, user_id, title, title_key, date, completed_at, \
         skipped, notes, position, tasks_total, tasks_completed, created_at, updated_at, revision) SELECT day_id, user_id, title, \
         title_key, day, completed_at, skipped, notes, 0, 0, 0, 0, 0, revision FROM goals, days WHERE id = '{first}'"
    ));
    for (from, to) in [(-30, 0), (-30, -10), (0, 0), (10, 20), (-500, -450)] {
        let stats = owner.users().stats(today.plus_days(from), today.plus_days(to)).await.unwrap();
        assert_eq!((stats.current_streak, stats.longest_streak), (400, 400), "{from} to {to}");
    }
}
