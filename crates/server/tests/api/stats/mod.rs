//! `GET /api/users/me/stats`: how the days add up.

mod model;
mod oracle;
mod plans;
mod range;
mod streaks;
mod today;

use crate::harness::*;
use std::time::{SystemTime, UNIX_EPOCH};
use studentos_client::types::{TimeZone, UpdateUser};

/// A zone in which the clock now shows some minute of this hour, and which day it is there.
fn zone_at(hour: i64) -> (TimeZone, Date) {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed();
    let ahead = hour - seconds / 3600 % 24;
    // The zones reach from 12 hours behind to 14 ahead.
    let ahead = if ahead < -12 { ahead + 24 } else { ahead };
    // The names have it the other way round.
    let zone = if ahead == 0 { "UTC".to_owned() } else { format!("Etc/GMT{:+}", -ahead) };
    (TimeZone::parse(&zone).unwrap(), day_of(seconds, ahead))
}

/// The day at an instant so many hours ahead of UTC.
fn day_of(seconds: i64, ahead: i64) -> Date {
    Date::from_days_since_epoch(i32::try_from((seconds + ahead * 3600).div_euclid(86_400)).unwrap())
}

async fn move_to_zone(client: &Client, timezone: TimeZone) {
    let changes = UpdateUser { timezone: Some(timezone), ..UpdateUser::default() };
    client.users().update_me(&changes).await.unwrap();
}

/// Somebody for whom it is about noon, so that the day does not end before the test; and which day it is.
async fn at_noon(server: &Server, name: &str) -> (Client, Date) {
    let client = server.user(name).await;
    let (zone, today) = zone_at(12);
    move_to_zone(&client, zone).await;
    (client, today)
}

/// Adds a goal that is done or not.
async fn plan_one(client: &Client, title: &str, date: Date, done: bool) -> GoalId {
    let id = plan(client, title, date).await.id;
    if done {
        client.goals().update(id, &complete(true)).await.unwrap();
    }
    id
}

/// The current and the longest streak.
async fn streaks(client: &Client, today: Date) -> (u32, u32) {
    let stats = client.users().stats(today, today).await.unwrap();
    (stats.current_streak, stats.longest_streak)
}
