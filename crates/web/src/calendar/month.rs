//! Months, and how their days are laid out in weeks.

use std::fmt;
use studentos_client::types::{Date, Weekday};

/// A month of a year, written `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: Date,
}

impl Month {
    /// The month a day is in.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { first: date.plus_days(1 - i32::from(date.day())) }
    }

    /// All months of a year, 1 to 9999.
    pub fn of_year(year: u16) -> impl Iterator<Item = Self> {
        (1..=12).filter_map(move |month| Date::new(year, month, 1)).map(|first| Self { first })
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        (28..=31).rev().find_map(|day| Date::new(self.first.year(), self.first.month(), day)).unwrap_or(self.first)
    }

    /// Its days in their order.
    pub fn days(self) -> impl Iterator<Item = Date> {
        (1..=self.last().day()).filter_map(move |day| Date::new(self.first.year(), self.first.month(), day))
    }

    /// The month before, or the first there is.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(self.first.plus_days(-1))
    }

    /// The month after, or the last there is.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.last().plus_days(1))
    }

    /// In which column its first day is where weeks begin on `start`, from 0.
    #[must_use]
    pub fn offset(self, start: Weekday) -> u8 {
        column(self.first.weekday(), start)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

/// How many days after the beginning of the week a weekday is, 0 to 6, where weeks begin on `start`.
#[must_use]
pub const fn column(day: Weekday, start: Weekday) -> u8 {
    (day as u8 + 7 - start as u8) % 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::of(Date::parse(text).unwrap())
    }

    #[test]
    fn a_month_has_its_days() {
        for (day, count) in [("2026-03-06", 31), ("2026-02-28", 28), ("2024-02-01", 29), ("2026-04-30", 30)] {
            let month = month(day);
            assert_eq!(month.days().count(), count, "{day}");
            assert!(month.days().all(|day| Month::of(day) == month));
            assert_eq!(month.days().last(), Some(month.last()));
        }
    }

    #[test]
    fn months_follow_each_other_to_the_ends_of_the_calendar() {
        assert_eq!(month("2026-12-31").next().to_string(), "2027-01");
        assert_eq!(month("2026-03-31").previous().to_string(), "2026-02");
        assert_eq!(Month::of(Date::MAX).next(), Month::of(Date::MAX));
        assert_eq!(Month::of(Date::MIN).previous(), Month::of(Date::MIN));
        assert_eq!(Month::of_year(2026).count(), 12);
    }

    #[test]
    fn weeks_begin_where_people_say() {
        // 1 March 2026 is a Sunday.
        let march = month("2026-03-01");
        assert_eq!(march.offset(Weekday::Sunday), 0);
        assert_eq!(march.offset(Weekday::Monday), 6);
        assert_eq!(march.offset(Weekday::Saturday), 1);
    }
}
