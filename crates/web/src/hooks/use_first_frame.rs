//! What the first frame of the next visit can show before the app is there.

use super::use_effect_with;
use crate::{
    browser::{intl, storage},
    words::Language,
};
use studentos_client::types::{Date, User};
use yew::prelude::*;

/// How many days have a name in the first frame: who does not come for longer sees it a moment later.
const DAYS: i32 = 8;

/// Leaves the names of today and the days to come to `early.js`: a line each for the language, how far the user's days are
/// from those of UTC in minutes, the number of the first day, and each name.
#[hook]
pub fn use_first_frame(user: &User, today: Date, language: Language) {
    let (zone, starts) = (user.timezone.clone(), user.day_starts_at);
    use_effect_with((zone, starts, today, language), |(zone, starts, today, language)| {
        let Some(now) = intl::now_in(zone) else { return };
        let shift = now.ahead_of_utc() - i32::from(starts.hour()) * 60;
        let first = today.days_since_epoch();
        let names = (first..first + DAYS).map(Date::from_days_since_epoch).map(|day| intl::long_date(day, day));
        let head = [language.tag().to_owned(), shift.to_string(), first.to_string()];
        let lines: Vec<_> = head.into_iter().chain(names).collect();
        storage::set(storage::DAYS, Some(&lines.join("\n")));
    });
}
