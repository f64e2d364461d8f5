//! What the stats should say, worked out in the simplest way there is, and the adding up held against it.

use proptest::{collection::vec, prelude::*};
use std::collections::BTreeMap;
use studentos_client::types::{Date, DayStats, Stats};
use studentos_server::stats::{Counts, add_up};

/// All that matters of a goal.
#[derive(Clone, Copy, Debug)]
pub struct Planned {
    pub date: Date,
    pub completed: bool,
    pub skipped: bool,
}

/// Every day from the first to the last.
fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    (first.days_since_epoch()..=last.days_since_epoch()).map(Date::from_days_since_epoch)
}

/// What each day came to, read off the goals and minutes themselves.
fn day_stats(goals: &[Planned], minutes: &[(Date, u32)], date: Date) -> DayStats {
    let planned: Vec<_> = goals.iter().filter(|goal| goal.date == date && !goal.skipped).collect();
    let completed = planned.iter().filter(|goal| goal.completed).count();
    let minutes = minutes.iter().filter(|(day, _)| *day == date).map(|(_, minutes)| minutes).sum();
    let count = |count: usize| u32::try_from(count).unwrap();
    DayStats { date, planned: count(planned.len()), completed: count(completed), minutes }
}

/// The stats by the words of the contract: a streak is a stretch of days that no day breaks, as long as it has days that count.
pub fn expected(goals: &[Planned], minutes: &[(Date, u32)], [from, to]: [Date; 2], today: Date) -> Stats {
    let range: Vec<_> = days(from, to).map(|date| day_stats(goals, minutes, date)).collect();
    let first = goals.iter().map(|goal| goal.date).min().unwrap_or(today).min(today);
    let until_today: Vec<_> = days(first, today).map(|date| day_stats(goals, minutes, date)).collect();
    let counts = |day: &DayStats| day.planned > 0 && day.completed == day.planned;
    let breaks = |day: &DayStats| day.planned > 0 && !counts(day) && day.date != today;

    let (mut current, mut longest) = (0, 0);
    for first in 0..until_today.len() {
        for last in first..until_today.len() {
            let stretch = &until_today[first..=last];
            if stretch.iter().any(breaks) {
                continue;
            }
            let length = u32::try_from(stretch.iter().filter(|day| counts(day)).count()).unwrap();
            longest = longest.max(length);
            if last + 1 == until_today.len() {
                current = current.max(length);
            }
        }
    }
    let sum = |of: fn(&DayStats) -> u32| f64::from(range.iter().map(of).sum::<u32>());
    let (planned, completed) = (sum(|day| day.planned), sum(|day| day.completed));
    let completion_rate = if planned == 0.0 { 0.0 } else { completed / planned };
    Stats { days: range, current_streak: current, longest_streak: longest, completion_rate }
}

/// Some day of about a month, around the end of a year.
fn any_day() -> impl Strategy<Value = Date> {
    let first = Date::parse("2027-12-14").unwrap();
    (0..36).prop_map(move |days| first.plus_days(days))
}

fn any_goal() -> impl Strategy<Value = Planned> {
    // Mostly done, or there would hardly be a streak.
    let states = (any_day(), prop::bool::weighted(0.85), prop::bool::weighted(0.15));
    states.prop_map(|(date, completed, skipped)| Planned { date, completed, skipped })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn days_add_up_as_if_counted_by_hand(
        goals in vec(any_goal(), 0..70),
        minutes in vec((any_day(), 0_u32..=1440), 0..20),
        from in any_day(),
        length in 0..20,
        today in any_day(),
    ) {
        let mut counts = BTreeMap::<_, Counts>::new();
        for goal in goals.iter().filter(|goal| !goal.skipped) {
            let day = counts.entry(goal.date).or_default();
            day.planned += 1;
            day.completed += u32::from(goal.completed);
        }
        let mut sums = BTreeMap::new();
        for (date, minutes) in &minutes {
            *sums.entry(*date).or_default() += minutes;
        }
        let range = [from, from.plus_days(length)];
        prop_assert_eq!(add_up(&counts, &sums, range, today), expected(&goals, &minutes, range, today));
    }
}
