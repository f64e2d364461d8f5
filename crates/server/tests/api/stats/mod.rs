//! `GET /api/users/me/stats`: how the days add up.

mod model;
mod oracle;
mod plans;
mod range;
mod streaks;
mod today;

use crate::harness::*;
use studentos_client::types::UpdateUser;

async fn live_in(client: &Client, place: Place) {
    let changes = UpdateUser { timezone: Some(place.zone()), ..UpdateUser::default() };
    client.users().update_me(&changes).await.unwrap();
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
