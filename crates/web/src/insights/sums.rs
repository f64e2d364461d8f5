//! Days and journal entries added up.

use super::Period;
use crate::calendar::column;
use studentos_client::types::{Date, DayStats, Weekday};

/// Days added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many goals they have, those left out that were set aside.
    pub planned: u32,
    /// How many of these are done.
    pub completed: u32,
    /// How long it took.
    pub minutes: u32,
}

impl Totals {
    /// Some days together.
    #[must_use]
    pub fn of(days: &[DayStats]) -> Self {
        let mut totals = Self::default();
        for day in days {
            totals.add(day);
        }
        totals
    }

    fn add(&mut self, day: &DayStats) {
        self.planned = self.planned.saturating_add(day.planned);
        self.completed = self.completed.saturating_add(day.completed);
        self.minutes = self.minutes.saturating_add(day.minutes);
    }

    /// How much of what was planned is done, in whole percents: a hundred are all of it. None where nothing was planned.
    #[must_use]
    pub fn percent(&self) -> Option<u32> {
        let percent = (u64::from(self.completed) * 100).checked_div(self.planned.into())?;
        u32::try_from(percent).ok()
    }
}

/// What comes to each day of the week; the first is the one that weeks begin with.
#[must_use]
pub fn by_weekday(days: &[DayStats], start: Weekday) -> [Totals; 7] {
    let mut totals = [Totals::default(); 7];
    for day in days {
        if let Some(totals) = totals.get_mut(usize::from(column(day.date.weekday(), start))) {
            totals.add(day);
        }
    }
    totals
}

/// A day or some days after one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The first of them.
    pub first: Date,
    /// What comes to them.
    pub totals: Totals,
}

/// The days of a month or the weeks of a year, also those still to come.
#[must_use]
pub fn slices(period: Period, days: &[DayStats], start: Weekday) -> Vec<Slice> {
    let is_first = |date: Date| match period {
        Period::Month(_) => true,
        Period::Year(_) => date == period.first() || column(date.weekday(), start) == 0,
    };
    let mut slices = Vec::new();
    let mut found = days.iter().peekable();
    for date in period.months().into_iter().flat_map(|month| month.days().collect::<Vec<_>>()) {
        if is_first(date) {
            slices.push(Slice { first: date, totals: Totals::default() });
        }
        if let Some(day) = found.next_if(|day| day.date == date)
            && let Some(slice) = slices.last_mut()
        {
            slice.totals.add(day);
        }
    }
    slices
}

/// How many minutes a chart has to reach up to for this many.
#[must_use]
pub fn scale(most: u32) -> u32 {
    let steps = [30, 60, 120, 180, 240, 360, 480, 600, 720, 960];
    steps.into_iter().find(|step| *step >= most).unwrap_or_else(|| most.div_ceil(1_200).saturating_mul(1_200))
}

/// What some of the time went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which goals.
    pub of: ShareOf,
    /// How long they took together.
    pub minutes: u32,
}

/// Which goals time went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShareOf {
    /// Those of this title, on whichever day.
    Title(String),
    /// So many further titles.
    Others(usize),
    /// None.
    NoGoal,
}

/// Adds up how long each title took: the `most` that took longest, then all others as one, then what is about no goal.
#[must_use]
pub fn shares(entries: impl Iterator<Item = (Option<String>, u32)>, most: usize) -> Vec<Share> {
    let mut no_goal = 0_u32;
    let mut sums: Vec<(String, u32)> = Vec::new();
    for (title, minutes) in entries.filter(|(_, minutes)| *minutes > 0) {
        let Some(title) = title else {
            no_goal = no_goal.saturating_add(minutes);
            continue;
        };
        match sums.iter_mut().find(|(known, _)| *known == title) {
            Some((_, sum)) => *sum = sum.saturating_add(minutes),
            None => sums.push((title, minutes)),
        }
    }
    let mut shares = Vec::new();
    while shares.len() < most
        && let Some(longest) = sums.iter().map(|(_, minutes)| *minutes).max()
        && let Some(at) = sums.iter().position(|(_, minutes)| *minutes == longest)
    {
        let (title, minutes) = sums.remove(at);
        shares.push(Share { of: ShareOf::Title(title), minutes });
    }
    let others = sums.iter().fold(0_u32, |sum, (_, minutes)| sum.saturating_add(*minutes));
    let rest =
        [Share { of: ShareOf::Others(sums.len()), minutes: others }, Share { of: ShareOf::NoGoal, minutes: no_goal }];
    shares.extend(rest.into_iter().filter(|share| share.minutes > 0));
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Month;

    fn days(month: Month) -> Vec<DayStats> {
        month.days().map(|date| DayStats { date, planned: 2, completed: 1, minutes: date.day().into() }).collect()
    }

    fn march() -> Month {
        Month::of(Date::new(2026, 3, 1).unwrap())
    }

    #[test]
    fn days_add_up() {
        let totals = Totals::of(&days(march()));
        assert_eq!(totals, Totals { planned: 62, completed: 31, minutes: 496 });
        assert_eq!(totals.percent(), Some(50));
        assert_eq!(Totals { planned: 200, completed: 199, minutes: 0 }.percent(), Some(99));
        assert_eq!(Totals::default().percent(), None);
    }

    #[test]
    fn each_weekday_has_its_own() {
        let sums = by_weekday(&days(march()), Weekday::Sunday);
        // Five Sundays from the 1st, and four Saturdays from the 7th.
        assert_eq!((sums[0].planned, sums[0].minutes), (10, 1 + 8 + 15 + 22 + 29));
        assert_eq!((sums[6].planned, sums[6].minutes), (8, 7 + 14 + 21 + 28));
        assert_eq!(by_weekday(&days(march()), Weekday::Monday)[6], sums[0]);
    }

    #[test]
    fn a_month_is_cut_in_days_and_a_year_in_weeks() {
        let all = days(march());
        let month = slices(Period::Month(march()), &all[..6], Weekday::Monday);
        assert_eq!((month.len(), month[5].totals.minutes, month[6].totals), (31, 6, Totals::default()));

        let year = slices(Period::Year(2026), &all, Weekday::Monday);
        // 2026 begins on a Thursday and ends on one.
        assert_eq!((year.len(), year[0].first.day(), year[1].first.day()), (53, 1, 5));
        assert_eq!(year.iter().map(|week| week.totals.minutes).sum::<u32>(), 496);
    }

    #[test]
    fn a_chart_reaches_just_above_the_most() {
        for (most, top) in [(0, 30), (30, 30), (31, 60), (90, 120), (961, 1_200), (1_201, 2_400)] {
            assert_eq!(scale(most), top, "{most}");
        }
        assert!(scale(u32::MAX) > 0);
    }

    #[test]
    fn the_titles_that_took_longest_come_first() {
        let entry = |title: &str, minutes| (Some(title.to_owned()), minutes);
        let entries = [
            entry("Math", 30),
            (None, 99),
            entry("Essay", 40),
            entry("Math", 20),
            entry("Gym", 5),
            entry("Art", 5),
            entry("Nothing", 0),
        ];
        let share = |of, minutes| Share { of, minutes };
        let title = |title: &str| ShareOf::Title(title.to_owned());
        assert_eq!(
            shares(entries.into_iter(), 2),
            [
                share(title("Math"), 50),
                share(title("Essay"), 40),
                share(ShareOf::Others(2), 10),
                share(ShareOf::NoGoal, 99),
            ]
        );
        assert_eq!(shares(std::iter::empty(), 2), []);
    }
}
