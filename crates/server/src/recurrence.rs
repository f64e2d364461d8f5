//! On which days a rule falls: the `rrule` crate's answer, asked so that it is short.
//!
//! The crate begins at the rule's first day and goes on to the end of time, so it is given a later first day, whole intervals
//! away, and what is not needed is not asked for. Days have no time zone here: they are midnights in UTC.

use chrono::{TimeZone as _, Weekday as ChronoWeekday};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz, Unvalidated};
use studentos_api_types::{Cycle, Date, Rule, Weekday};

const SECONDS_A_DAY: i64 = 86_400;

/// The days from this one on at which a rule falls that starts on a day; a start that is no day of the rule is none of them.
pub fn days(rule: &Rule, starts_on: Date, from: Date) -> impl Iterator<Item = Date> + use<> {
    let from = from.max(starts_on);
    let found = set(rule, starts_on, from).map(|set| set.into_iter().map(|day| day.timestamp() / SECONDS_A_DAY));
    let last = i64::from(Date::MAX.days_since_epoch());
    let mut before = None;
    found
        .into_iter()
        .flatten()
        // A day may be one of both halves of a rule.
        .filter(move |day| before.replace(*day) != Some(*day))
        .take_while(move |day| *day <= last)
        .filter_map(|day| i32::try_from(day).ok().map(Date::from_days_since_epoch))
        .skip_while(move |day| *day < from)
}

/// The rule as the crate knows it, maybe in two halves, beginning at the last of its intervals that begins on this day or before.
/// Of days, which are an interval each, it is the next one.
fn set(rule: &Rule, starts_on: Date, from: Date) -> Option<RRuleSet> {
    let interval = i32::from(rule.interval());
    let (start, from_day) = (starts_on.days_since_epoch(), from.days_since_epoch());
    let (begin, halves) = match rule.cycle() {
        Cycle::Daily => {
            let skipped = (from_day - start + interval - 1) / interval * interval;
            (start + skipped, vec![RRule::new(Frequency::Daily)])
        }
        Cycle::Weekly(days) => {
            let monday = start - weekday(starts_on.weekday()).num_days_from_monday().cast_signed();
            let skipped = (from_day - monday) / (7 * interval) * 7 * interval;
            let days = if days.is_empty() { vec![starts_on.weekday()] } else { days.clone() };
            let days = days.into_iter().map(|day| NWeekday::Every(weekday(day))).collect();
            (monday + skipped, vec![RRule::new(Frequency::Weekly).by_weekday(days)])
        }
        Cycle::MonthlyByDay(days) => {
            let days = if days.is_empty() { vec![i8::try_from(starts_on.day()).ok()?] } else { days.clone() };
            let shortest = days.iter().map(|day| day.unsigned_abs()).min()?;
            (month(starts_on, from, interval, shortest)?, vec![RRule::new(Frequency::Monthly).by_month_day(days)])
        }
        Cycle::MonthlyByWeekday(days) => {
            let shortest = days.iter().map(|(nth, _)| 7 * nth.unsigned_abs().saturating_sub(1) + 1).min()?;
            // The crate counts back no further than to the fourth last; the fifth last stands before the last 28 days.
            let (fifth_last, others): (Vec<_>, Vec<_>) = days.iter().copied().partition(|(nth, _)| *nth == -5);
            let others = others.into_iter().map(|(nth, day)| NWeekday::Nth(i16::from(nth), weekday(day))).collect();
            let fifth_last = fifth_last.into_iter().map(|(_, day)| NWeekday::Every(weekday(day))).collect();
            let of_month = |days: Vec<_>| RRule::new(Frequency::Monthly).by_weekday(days);
            let halves = [of_month(others), of_month(fifth_last).by_month_day(vec![-29, -30, -31])];
            let halves = halves.into_iter().filter(|half| !half.get_by_weekday().is_empty());
            (month(starts_on, from, interval, shortest)?, halves.collect())
        }
    };
    let begin = Tz::UTC.timestamp_opt(i64::from(begin) * SECONDS_A_DAY, 0).single()?;
    halves.into_iter().try_fold(RRuleSet::new(begin), |set, half: RRule<Unvalidated>| {
        let half = half.interval(rule.interval()).week_start(ChronoWeekday::Mon);
        // A parsed rule holds nothing that the crate refuses.
        half.validate(begin).ok().map(|valid| set.rrule(valid))
    })
}

/// The first day of the month at which the interval begins that `from` is in, or the first one after it whose month has so many
/// days. The crate would look for 31 April until the end of time.
fn month(starts_on: Date, from: Date, interval: i32, shortest: u8) -> Option<i32> {
    let number = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    let begin = number(starts_on) + (number(from) - number(starts_on)) / interval * interval;
    let mut months = (begin..=number(Date::MAX)).step_by(usize::try_from(interval).ok()?);
    months.find_map(|month| {
        let (year, month) = (u16::try_from(month / 12).ok()?, u8::try_from(month % 12 + 1).ok()?);
        Date::new(year, month, shortest)?;
        Date::new(year, month, 1).map(Date::days_since_epoch)
    })
}

fn weekday(day: Weekday) -> ChronoWeekday {
    match day {
        Weekday::Monday => ChronoWeekday::Mon,
        Weekday::Tuesday => ChronoWeekday::Tue,
        Weekday::Wednesday => ChronoWeekday::Wed,
        Weekday::Thursday => ChronoWeekday::Thu,
        Weekday::Friday => ChronoWeekday::Fri,
        Weekday::Saturday => ChronoWeekday::Sat,
        Weekday::Sunday => ChronoWeekday::Sun,
    }
}

#[cfg(test)]
pub mod tests;
