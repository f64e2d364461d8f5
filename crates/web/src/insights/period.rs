//! What the insights are about: a month or a year.

use crate::calendar::Month;
use std::fmt;
use studentos_client::types::Date;

/// A month or a year, written `2026-03` or `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A month.
    Month(Month),
    /// A year, 1 to 9999.
    Year(u16),
}

impl Period {
    /// Reads `YYYY-MM` or `YYYY`, if there is such a month or year.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let month = Date::parse(&format!("{text}-01")).map(|first| Self::Month(Month::of(first)));
        month.or_else(|_| Date::parse(&format!("{text}-01-01")).map(|first| Self::Year(first.year()))).ok()
    }

    /// Its months in their order.
    #[must_use]
    pub fn months(self) -> Vec<Month> {
        match self {
            Self::Month(month) => vec![month],
            Self::Year(year) => Month::of_year(year).collect(),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        self.months().first().map_or(Date::MIN, |month| month.first())
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.months().last().map_or(Date::MAX, |month| month.last())
    }

    /// The last of its days that is not to come.
    #[must_use]
    pub fn last_until(self, today: Date) -> Date {
        self.last().min(today).max(self.first())
    }

    /// The one before, or the first there is.
    #[must_use]
    pub fn previous(self) -> Self {
        match self {
            Self::Month(month) => Self::Month(month.previous()),
            Self::Year(year) => Self::Year((year - 1).max(Date::MIN.year())),
        }
    }

    /// The one after, unless that is still to come.
    #[must_use]
    pub fn next(self, today: Date) -> Option<Self> {
        let next = match self {
            Self::Month(month) => Self::Month(month.next()),
            Self::Year(year) => Self::Year((year + 1).min(Date::MAX.year())),
        };
        (next != self && next.first() <= today).then_some(next)
    }

    /// The year it is in.
    #[must_use]
    pub fn year(self) -> Self {
        Self::Year(self.first().year())
    }

    /// The last of its months that is not to come.
    #[must_use]
    pub fn month(self, today: Date) -> Self {
        Self::Month(Month::of(self.last_until(today)))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(month) => month.fmt(f),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn one_goes_back_as_far_as_there_are_days_and_not_ahead_of_today() {
        let today = date("2026-03-06");
        let march = Period::Month(Month::of(today));
        assert_eq!((march.first(), march.last()), (date("2026-03-01"), date("2026-03-31")));
        assert_eq!(march.next(today), None);
        assert_eq!(march.previous().next(today), Some(march));
        assert_eq!(Period::Year(2025).next(today), Some(Period::Year(2026)));
        assert_eq!(Period::Year(2026).next(today), None);
        assert_eq!(Period::Year(1).previous(), Period::Year(1));
        assert_eq!(Period::Year(9999).next(Date::MAX), None);
    }

    #[test]
    fn days_to_come_are_left_out() {
        let today = date("2026-03-06");
        assert_eq!(Period::Year(2026).last_until(today), today);
        assert_eq!(Period::Year(2025).last_until(today), date("2025-12-31"));
    }

    #[test]
    fn months_and_years_are_read_as_they_are_written() {
        for text in ["2026-03", "2026", "0001", "9999-12"] {
            assert_eq!(Period::parse(text).map(|period| period.to_string()).as_deref(), Some(text));
        }
        for text in ["", "2026-13", "0000", "26", "2026-3", "2026-03-06", "-01", "2026-"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_and_its_months_lead_to_each_other() {
        let today = date("2026-03-06");
        let march = Period::Month(Month::of(today));
        assert_eq!(march.year(), Period::Year(2026));
        assert_eq!(march.year().month(today), march);
        assert_eq!(Period::Year(2025).month(today), Period::Month(Month::of(date("2025-12-01"))));
    }
}
