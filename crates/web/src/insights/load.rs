//! What the server is asked for.

use super::{
    Period,
    sums::{Share, shares},
};
use crate::account::Account;
use studentos_client::{
    Error, ListQuery, ListRequest, Listed,
    types::{Date, ErrorCode, Goal, GoalId, Limit, Stats},
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
    let timed = logs.into_iter().filter_map(|log| Some((log.date, log.goal_id, u32::from(log.minutes?.get()))));
    let timed: Vec<_> = timed.collect();
    let titles = titles(account, timed.iter().filter_map(|(date, goal, _)| Some((*date, (*goal)?)))).await?;
    let title = |id: GoalId| {
        let at = titles.binary_search_by_key(&id, |(goal, _)| *goal).ok()?;
        titles.get(at).map(|(_, title)| title.clone())
    };
    Ok(shares(timed.into_iter().map(|(_, goal, minutes)| (goal.and_then(title), minutes)).collect(), MOST_SHARES))
}

/// The titles of goals that were spoken of on these days, in the order of their ids; those are left out that are gone.
async fn titles(
    account: &Account,
    goals: impl Iterator<Item = (Date, GoalId)>,
) -> Result<Vec<(GoalId, String)>, Error> {
    let (mut dates, mut ids): (Vec<_>, Vec<_>) = goals.unzip();
    dates.sort();
    ids.sort();
    ids.dedup();
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return Ok(Vec::new()) };
    let goals = account.api().goals();
    let named = |goal: Goal| (goal.id, goal.title.to_string());
    let mut titles: Vec<_> = all(goals.list().between(*first, *last)).await?.into_iter().map(named).collect();
    titles.sort();
    // Some may have been moved to a day that was not asked for.
    ids.retain(|id| titles.binary_search_by_key(id, |(goal, _)| *goal).is_err());
    for id in ids {
        match goals.get(id).await {
            Ok(goal) => titles.push(named(goal)),
            Err(error) if error.code() == Some(ErrorCode::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    titles.sort();
    Ok(titles)
}

/// All items of a list, in as few pages as can be.
async fn all<Q: ListQuery, T: Listed>(request: ListRequest<Q, T>) -> Result<Vec<T>, Error> {
    let request = match Limit::new(Limit::MAX) {
        Ok(limit) => request.limit(limit),
        Err(_) => request,
    };
    let (mut items, mut next) = (Vec::new(), Some(request.clone()));
    while let Some(page) = next {
        let page = page.send().await?;
        items.extend(page.data);
        next = page.next_cursor.map(|cursor| request.clone().after(cursor));
    }
    Ok(items)
}
