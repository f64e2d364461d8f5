//! Which days are shown, and what each of them says.

use super::plan_one;
use crate::harness::*;
use studentos_client::types::{CreateLog, DayStats, Minutes, Stats};

fn log_of(minutes: u16, date: Date) -> CreateLog {
    CreateLog { minutes: Some(Minutes::new(minutes).unwrap()), ..new_log("Done.", date) }
}

#[apply(on_both)]
async fn every_day_of_the_range_is_there_be_it_empty(server: &Server) {
    let owner = server.user("owner").await;
    let stats = owner.users().stats(day(1), day(31)).await.unwrap();
    let empty = |number| DayStats { date: day(number), planned: 0, completed: 0, minutes: 0 };
    let expected =
        Stats { days: (1..=31).map(empty).collect(), current_streak: 0, longest_streak: 0, completion_rate: 0.0 };
    assert_eq!(stats, expected);
    assert_eq!(owner.users().stats(day(6), day(6)).await.unwrap().days, [empty(6)]);
}

#[apply(on_both)]
async fn a_day_counts_its_goals_but_not_those_that_are_skipped_or_in_the_trash(server: &Server) {
    let owner = server.user("owner").await;
    for (title, done) in [("Read", true), ("Write", false), ("Walk", true), ("Draw", false)] {
        plan_one(&owner, title, day(6), done).await;
    }
    for (title, done) in [("Skipped", false), ("Done and skipped", true)] {
        let id = plan_one(&owner, title, day(6), done).await;
        let skip = UpdateGoal { skipped: Some(true), ..UpdateGoal::default() };
        owner.goals().update(id, &skip).await.unwrap();
    }
    for (title, done) in [("Deleted", false), ("Done and deleted", true)] {
        let id = plan_one(&owner, title, day(6), done).await;
        owner.goals().delete(id).await.unwrap();
    }
    plan_one(&owner, "Tomorrow", day(7), true).await;
    let stats = owner.users().stats(day(6), day(7)).await.unwrap();
    let shown: Vec<_> = stats.days.iter().map(|day| (day.planned, day.completed)).collect();
    assert_eq!(shown, [(4, 2), (1, 1)]);
    assert!((stats.completion_rate - 0.6).abs() < 1e-12, "{}", stats.completion_rate);
}

#[apply(on_both)]
async fn a_day_has_the_minutes_of_all_its_logs(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    for (minutes, date) in [(1440, day(6)), (1440, day(6)), (30, day(7)), (0, day(8)), (7, day(5)), (7, day(9))] {
        owner.logs().create(&log_of(minutes, date)).await.unwrap();
    }
    note(&owner, "Without minutes", day(7)).await;
    let deleted = owner.logs().create(&log_of(5, day(7))).await.unwrap();
    owner.logs().delete(deleted.id).await.unwrap();
    stranger.logs().create(&log_of(9, day(7))).await.unwrap();
    let days = owner.users().stats(day(6), day(8)).await.unwrap().days;
    assert_eq!(days.iter().map(|day| day.minutes).collect::<Vec<_>>(), [2880, 30, 0]);
}

#[apply(on_both)]
async fn what_is_planned_for_later_is_shown_and_counts_for_the_rate_alone(server: &Server) {
    let (owner, today) = (server.user("owner").await, today());
    plan_one(&owner, "Done", today, true).await;
    plan_one(&owner, "Done before its day", today.plus_days(1), true).await;
    plan_one(&owner, "Open", today.plus_days(2), false).await;
    let stats = owner.users().stats(today, today.plus_days(3)).await.unwrap();
    let shown: Vec<_> = stats.days.iter().map(|day| (day.planned, day.completed)).collect();
    assert_eq!(shown, [(1, 1), (1, 1), (1, 0), (0, 0)]);
    assert_eq!((stats.current_streak, stats.longest_streak), (1, 1));
    assert!((stats.completion_rate - 2.0 / 3.0).abs() < 1e-12);
}

#[apply(on_both)]
async fn a_range_that_is_none_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    for (query, field) in [
        ("from=2026-03-06", "to"),
        ("to=2026-03-06", "from"),
        ("from=2026-03-06&to=2026-03-05", "to"),
        ("from=2026-01-01&to=2027-01-02", "to"),
        ("from=0001-01-01&to=9999-12-31", "to"),
        ("from=2026-02-30&to=2026-03-06", "from"),
        ("from=2026-03-06&to=x", "to"),
        ("from=2026-03-06&to=2026-03-06&date=2026-03-06", "date"),
    ] {
        let response = owner.execute(get(format!("/api/users/me/stats?{query}"))).await.unwrap();
        assert_eq!((response.status, refused_field(&response).as_str()), (400, field), "{query}");
    }
    let neither = problem(&owner.execute(get("/api/users/me/stats")).await.unwrap());
    let fields: Vec<_> = neither.errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!((neither.code, fields), (ErrorCode::InvalidInput, vec!["from", "to"]));
    for (from, to, days) in [("2028-01-01", "2028-12-31", 366), ("9999-12-31", "9999-12-31", 1)] {
        let stats = owner.users().stats(from.parse().unwrap(), to.parse().unwrap()).await.unwrap();
        assert_eq!(stats.days.len(), days);
    }
}

#[apply(on_both)]
async fn without_a_token_there_are_no_stats(server: &Server) {
    assert_eq!(code(server.client().users().stats(day(6), day(6)).await), ErrorCode::Unauthenticated);
}
