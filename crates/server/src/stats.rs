//! How days add up: what each of a range came to, and how many in a row were done whole.

use std::collections::BTreeMap;
use studentos_api_types::{Date, DayStats, Stats};

/// How much was planned for a day, and how much of it is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The goals that are not skipped.
    pub planned: u32,
    /// Those of them that are done.
    pub completed: u32,
}

impl Counts {
    fn is_whole(self) -> bool {
        self.planned > 0 && self.completed == self.planned
    }
}

/// What the days from `from` to `to` came to, and the streaks of all days up to `today`.
///
/// `counts` has every day up to the later of `to` and `today` that has something planned, `minutes` those of the range that
/// have minutes logged.
#[must_use]
pub fn add_up(
    counts: &BTreeMap<Date, Counts>,
    minutes: &BTreeMap<Date, u32>,
    [from, to]: [Date; 2],
    today: Date,
) -> Stats {
    let (current_streak, longest_streak) = streaks(counts, today);
    let (mut planned, mut completed) = (0.0, 0.0);
    let day = |number| {
        let date = Date::from_days_since_epoch(number);
        let counts = counts.get(&date).copied().unwrap_or_default();
        planned += f64::from(counts.planned);
        completed += f64::from(counts.completed);
        let minutes = minutes.get(&date).copied().unwrap_or_default();
        DayStats { date, planned: counts.planned, completed: counts.completed, minutes }
    };
    let days = (from.days_since_epoch()..=to.days_since_epoch()).map(day).collect();
    let completion_rate = if planned > 0.0 { completed / planned } else { 0.0 };
    Stats { days, current_streak, longest_streak, completion_rate }
}

/// How many days in a row were done whole, up to today and at most.
///
/// A day for which nothing is planned is as if it were not there, and so is today until it is whole. What is planned for
/// later is no part of any streak, be it done already.
fn streaks(counts: &BTreeMap<Date, Counts>, today: Date) -> (u32, u32) {
    let (mut current, mut longest) = (0, 0);
    for (&date, counts) in counts.range(..=today) {
        if counts.is_whole() {
            current += 1;
        } else if counts.planned > 0 && date < today {
            current = 0;
        }
        longest = current.max(longest);
    }
    (current, longest)
}
