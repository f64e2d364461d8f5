//! What the server is asked for.

use super::{
    Period,
    sums::{Share, shares},
};
use crate::{account::Account, api::all};
use studentos_client::{
    Error,
    types::{Date, ErrorCode, Goal, GoalId, Log, Stats},
};

/// How many titles have a share of their own.
const MOST_SHARES: usize = 8;

/// What came of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which one.
    pub period: Period,
    /// Its days up to today.
    pub stats: Stats,
}

/// What came of a period, up to today.
///
/// # Errors
/// As any call.
pub async fn find(account: &Account, period: Period, today: Date) -> Result<Found, Error> {
    let stats = account.api().users().stats(period.first(), period.last_until(today)).await?;
    Ok(Found { period, stats })
}

/// What the time of a period went to.
///
/// # Errors
/// As any call.
pub async fn find_shares(account: &Account, period: Period, today: Date) -> Result<Vec<Share>, Error> {
    let api = account.api();
    let (first, last) = (period.first(), period.last_until(today));
    let logs = all(api.logs().list().between(first, last)).await?;
    let titles = titles(account, &logs).await?;
    let entries = logs.into_iter().filter_map(|log| {
        let title = log.goal_id.and_then(|id| titles.iter().find(|(goal, _)| *goal == id));
        Some((title.map(|(_, title)| title.clone()), u32::from(log.minutes?.get())))
    });
    Ok(shares(entries, MOST_SHARES))
}

/// The titles of the goals that took time; those are left out that are gone.
async fn titles(account: &Account, logs: &[Log]) -> Result<Vec<(GoalId, String)>, Error> {
    let goals = account.api().goals();
    let about = || logs.iter().filter(|log| log.minutes.is_some() && log.goal_id.is_some());
    let dates = || about().map(|log| log.date);
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Ok(Vec::new()) };
    let named = |goal: Goal| (goal.id, goal.title.to_string());
    let mut titles: Vec<_> = all(goals.list().between(first, last)).await?.into_iter().map(named).collect();
    for id in about().filter_map(|log| log.goal_id) {
        if titles.iter().any(|(goal, _)| *goal == id) {
            continue;
        }
        // It was moved to a day that was not asked for.
        match goals.get(id).await {
            Ok(goal) => titles.push(named(goal)),
            Err(error) if error.code() == Some(ErrorCode::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(titles)
}
