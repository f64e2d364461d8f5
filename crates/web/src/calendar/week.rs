//! Weeks as ISO 8601 counts them: they begin on Monday, and the first of a year is the one with its first Thursday.

use std::fmt;
use studentos_client::types::Date;

/// A week, written `2026-W10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    year: u16,
    week: u8,
}

impl Week {
    /// The week a day is in; its year may be another than that of the day.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let thursday = monday(date).plus_days(3);
        let day_of_year = thursday.days_since_epoch() - first_of(thursday.year()).days_since_epoch();
        Self { year: thursday.year(), week: u8::try_from(day_of_year / 7 + 1).unwrap_or(1) }
    }

    /// Reads `YYYY-Www`, if there is such a week.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, week) = text.split_once("-W")?;
        let digits = |text: &str, count| text.len() == count && text.bytes().all(|c| c.is_ascii_digit());
        if !digits(year, 4) || !digits(week, 2) {
            return None;
        }
        let (year, week) = (year.parse().ok()?, week.parse::<u8>().ok()?);
        let fourth = Date::new(year, 1, 4)?;
        let there = Self::of(monday(fourth).plus_days(7 * (i32::from(week) - 1)));
        (there == Self { year, week }).then_some(there)
    }

    /// Its year, as weeks are counted.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Which of its year it is, 1 to 53.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.week
    }

    /// Its Monday.
    #[must_use]
    pub fn first_day(self) -> Date {
        // The fourth of January is always in the first week.
        let fourth = Date::new(self.year, 1, 4).unwrap_or(Date::MIN);
        monday(fourth).plus_days(7 * (i32::from(self.week) - 1))
    }

    /// Its days, Monday to Sunday; the very last week there is ends on Friday, which comes thrice.
    #[must_use]
    pub fn days(self) -> [Date; 7] {
        let first = self.first_day();
        [0, 1, 2, 3, 4, 5, 6].map(|day| first.plus_days(day))
    }

    /// The week before, or the first there is.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(self.first_day().plus_days(-7))
    }

    /// The week after, or the last there is.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.first_day().plus_days(7))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

fn monday(date: Date) -> Date {
    date.plus_days(-i32::from(date.weekday() as u8))
}

fn first_of(year: u16) -> Date {
    Date::new(year, 1, 1).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn a_day_is_in_its_week() {
        for (day, week) in [
            ("2026-03-06", "2026-W10"),
            // Years whose last week is the 53rd.
            ("2020-12-31", "2020-W53"),
            ("2021-01-03", "2020-W53"),
            ("2021-01-04", "2021-W01"),
            ("2026-12-31", "2026-W53"),
            ("2027-01-03", "2026-W53"),
            ("2015-12-28", "2015-W53"),
            // A year that begins in its first week before it has begun.
            ("2024-12-30", "2025-W01"),
            ("2024-12-29", "2024-W52"),
            ("0001-01-01", "0001-W01"),
            ("9999-12-31", "9999-W52"),
        ] {
            assert_eq!(Week::of(date(day)).to_string(), week, "{day}");
            assert!(Week::parse(week).unwrap().days().contains(&date(day)), "{day}");
        }
    }

    #[test]
    fn every_week_follows_the_one_before_it() {
        let mut week = Week::of(Date::MIN);
        let last = Week::of(Date::MAX);
        while week < last {
            let next = week.next();
            assert_eq!(next.first_day().days_since_epoch() - week.first_day().days_since_epoch(), 7);
            assert_eq!(next.previous(), week);
            assert_eq!(Week::parse(&next.to_string()), Some(next));
            week = next;
        }
        assert_eq!((week.next(), Week::of(Date::MIN).previous()), (last, Week::of(Date::MIN)));
    }

    #[test]
    fn what_is_no_week_is_refused() {
        for text in
            ["2026-W00", "2026-W54", "2025-W53", "2026-W1", "2026-10", "26-W10", "0000-W01", "2026-W+1", "", "-W"]
        {
            assert_eq!(Week::parse(text), None, "{text}");
        }
        assert!(Week::parse("2026-W53").is_some());
    }
}
