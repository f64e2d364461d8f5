//! Civil dates, small enough for the browser.

use crate::{
    Invalid,
    digits::Digits,
    parsed::{serde_as_string, serialize_as_display, string_schema},
};
use std::fmt;

/// A day of the Gregorian calendar from 0001-01-01 to 9999-12-31, written `YYYY-MM-DD`.
///
/// It has no time zone: it is the day in its user's own calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A day of the week; weeks begin on Monday (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All of them, in their order.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];
}

impl Date {
    /// 0001-01-01, the first day there is.
    pub const MIN: Self = Self { year: 1, month: 1, day: 1 };
    /// 9999-12-31, the last day there is.
    pub const MAX: Self = Self { year: 9999, month: 12, day: 31 };

    /// The day with this year (1–9999), month (1–12) and day of the month, if there is one.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let fits = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        fits.then_some(Self { year, month, day })
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When the text has another form or there is no such day.
    ///
    /// ```
    /// # use studentos_api_types::Date;
    /// assert_eq!(Date::parse("2026-03-06").map(|date| date.to_string()), Ok("2026-03-06".to_owned()));
    /// assert!(Date::parse("2026-02-29").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        Self::read(text.as_bytes()).ok_or_else(|| Invalid::new("Must be a date like 2026-03-06."))
    }

    fn read(text: &[u8]) -> Option<Self> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
            return None;
        };
        let digits = |digits: &[u8]| {
            digits.iter().try_fold(0_u16, |sum, c| c.is_ascii_digit().then(|| sum * 10 + u16::from(c - b'0')))
        };
        let month = u8::try_from(digits(&[m1, m2])?).ok()?;
        let day = u8::try_from(digits(&[d1, d2])?).ok()?;
        Self::new(digits(&[y1, y2, y3, y4])?, month, day)
    }

    /// The year, 1–9999.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1–12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1–31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// How many days after 1970-01-01 this is; negative before.
    #[must_use]
    pub fn days_since_epoch(self) -> i32 {
        // Years are counted from 1 March, so that the leap day ends one (H. Hinnant, "chrono-compatible date algorithms").
        let shifted = i32::from(self.month <= 2);
        let year = i32::from(self.year) - shifted;
        let month = i32::from(self.month) + 12 * shifted - 3;
        let day_of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
    }

    /// The day that many days after 1970-01-01, or the nearest there is.
    #[must_use]
    pub fn from_days_since_epoch(days: i32) -> Self {
        let days = days.clamp(Self::MIN.days_since_epoch(), Self::MAX.days_since_epoch()) + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (month, shifted) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = era * 400 + year_of_era + shifted;
        // All in range, since the count was clamped to days that exist.
        Self {
            year: u16::try_from(year).unwrap_or(Self::MAX.year),
            month: u8::try_from(month).unwrap_or(Self::MAX.month),
            day: u8::try_from(day).unwrap_or(Self::MAX.day),
        }
    }

    /// The day so many days later (earlier when negative), or the nearest there is.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_days_since_epoch(self.days_since_epoch().saturating_add(days))
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.days_since_epoch() + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = Digits::of(*b"0000-00-00");
        text.put_date(*self);
        f.write_str(text.as_str())
    }
}

serde_as_string!(Date);
serialize_as_display!(Date);
// In TypeScript and Python a `Date` is something else.
string_schema!(Date as CalendarDate, "A day in the user's own calendar, YYYY-MM-DD.", |schema| schema
    .format(Some(utoipa::openapi::SchemaFormat::Custom("date".to_owned())))
    .min_length(Some(10))
    .max_length(Some(10))
    .examples(["2026-03-06"]));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_there_is_goes_to_a_number_and_back() {
        let (first, last) = (Date::MIN.days_since_epoch(), Date::MAX.days_since_epoch());
        let mut before = None;
        for number in first..=last {
            let date = Date::from_days_since_epoch(number);
            assert_eq!(date.days_since_epoch(), number);
            assert_eq!(Date::parse(&date.to_string()), Ok(date));
            assert!(before < Some(date));
            before = Some(date);
        }
        assert_eq!(before, Some(Date::MAX));
    }

    #[test]
    fn known_days_fall_on_their_weekday() {
        let date = |text| Date::parse(text).map(|date| (date.days_since_epoch(), date.weekday()));
        assert_eq!(date("1970-01-01"), Ok((0, Weekday::Thursday)));
        assert_eq!(date("2000-02-29"), Ok((11_016, Weekday::Tuesday)));
        assert_eq!(date("2026-11-20"), Ok((20_777, Weekday::Friday)));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026-2-3",
            "2026-02-30",
            "1900-02-29",
            "0000-01-01",
            "2026-13-01",
            "2026-01-00",
            "20260101",
            " 2026-01-01",
            "２０２６-01-01",
        ] {
            assert!(Date::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn days_end_where_the_calendar_ends() {
        assert_eq!(Date::MAX.plus_days(1), Date::MAX);
        assert_eq!(Date::MIN.plus_days(i32::MIN), Date::MIN);
    }
}
