//! What the first frame of the next visit can show before the app is there.

use super::use_effect_with;
use crate::{
    account::Account,
    api::{self, Api},
    browser::{intl, storage},
    pages::LEFT_OVER,
    words::Language,
};
use studentos_client::types::Date;
use yew::prelude::*;

/// How many days have a name in the first frame: who does not come for longer sees it a moment later.
const DAYS: i32 = 8;

/// Leaves the names of today and the days to come to `early.js`, and where the goals of each are when it is today: a line each for
/// the language, how far the user's days are from those of UTC in minutes, the number of the first day, and each day.
#[hook]
pub fn use_first_frame(account: &Account, language: Language) {
    let (zone, starts) = (account.user.timezone.clone(), account.user.day_starts_at);
    let api = account.api().clone();
    use_effect_with((zone, starts, account.today, language), move |(zone, starts, today, language)| {
        let Some(now) = intl::now_in(zone) else { return };
        let shift = now.ahead_of_utc() - i32::from(starts.hour()) * 60;
        let first = today.days_since_epoch();
        let days = (first..first + DAYS).map(Date::from_days_since_epoch);
        let days = days.map(|day| format!("{}\t{}", intl::long_date(day, day), address(&api, day)));
        let head = [language.tag().to_owned(), shift.to_string(), first.to_string()];
        let lines: Vec<_> = head.into_iter().chain(days).collect();
        storage::set(storage::DAYS, Some(&lines.join("\n")));
    });
}

/// Where the goals of a day are asked for first when it is today.
fn address(api: &Api, day: Date) -> String {
    let goals = api.goals().list().between(day.plus_days(-LEFT_OVER), day);
    api::address(&api::in_full_pages(goals).path())
}
