//! Instants.

use crate::{
    Date, Invalid,
    digits::Digits,
    parsed::{serde_as_string, serialize_as_display, string_schema},
};
use std::{
    fmt,
    time::{Duration, SystemTime},
};

const DAY: i64 = 86_400_000_000;
/// The first instant of the year 1.
const FIRST: i64 = -62_135_596_800_000_000;
/// The last instant of the year 9999.
const LAST: i64 = 253_402_300_799_999_999;

/// An instant to the microsecond, written in UTC as RFC 3339: `2026-03-06T07:08:09.123456Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant that many microseconds after 1970-01-01T00:00:00Z. One that is not in the years 1 to 9999 is written as the
    /// nearest that is.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds after 1970-01-01T00:00:00Z; negative before.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Reads an instant, in UTC or with an offset from it; the fraction of a second may have fewer digits than the server writes,
    /// or be left out: what `Date.toISOString()`, `datetime.isoformat()` and `date --utc +%FT%TZ` make.
    ///
    /// # Errors
    /// When the text has another form or there is no such instant.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        Self::read(text).ok_or_else(|| Invalid::new("Must be an instant like 2026-03-06T07:08:09.123456Z."))
    }

    fn read(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T')?;
        let (time, offset) = split_offset(time)?;
        let (seconds, micros) = match time.split_once('.') {
            Some((seconds, fraction)) if (1..=6).contains(&fraction.len()) => {
                (seconds, number(&format!("{fraction:0<6}"), 6)?)
            }
            Some(_) => return None,
            None => (time, 0),
        };
        let mut parts = seconds.split(':').map(|part| number(part, 2));
        let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let days = i64::from(Date::parse(date).ok()?.days_since_epoch());
        let instant = days * DAY + ((hour * 60 + minute) * 60 + second) * 1_000_000 + micros - offset;
        // In UTC it may be in a year that is not written with four digits.
        (FIRST..=LAST).contains(&instant).then_some(Self(instant))
    }
}

/// The time of day and how far it is ahead of UTC, in microseconds.
fn split_offset(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix('Z') {
        return Some((time, 0));
    }
    let (time, offset) = time.split_at_checked(time.len().checked_sub(6)?)?;
    let (sign, offset) = match offset.split_at_checked(1)? {
        ("+", offset) => (1, offset),
        ("-", offset) => (-1, offset),
        _ => return None,
    };
    let (hours, minutes) = offset.split_once(':')?;
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some((time, sign * (hours * 60 + minutes) * 60_000_000))
}

fn number(digits: &str, length: usize) -> Option<i64> {
    let fits = digits.len() == length && digits.bytes().all(|c| c.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten()
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instant = self.0.clamp(FIRST, LAST);
        let days = i32::try_from(instant.div_euclid(DAY)).unwrap_or(i32::MAX);
        let micros = instant.rem_euclid(DAY);
        let seconds = micros / 1_000_000;
        let mut text = Digits::of(*b"0000-00-00T00:00:00.000000Z");
        text.put_date(Date::from_days_since_epoch(days));
        for (place, number) in [
            (11..13, seconds / 3600),
            (14..16, seconds / 60 % 60),
            (17..19, seconds % 60),
            (20..26, micros % 1_000_000),
        ] {
            text.put(place, number);
        }
        f.write_str(text.as_str())
    }
}

/// From microseconds since 1970-01-01T00:00:00Z, the form in which it is stored.
impl From<i64> for Timestamp {
    fn from(micros: i64) -> Self {
        Self(micros)
    }
}

/// To microseconds since 1970-01-01T00:00:00Z, the form in which it is stored.
impl From<Timestamp> for i64 {
    fn from(timestamp: Timestamp) -> i64 {
        timestamp.0
    }
}

/// To the microsecond before it, or the nearest there is.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let micros = |time: Duration| i64::try_from(time.as_micros()).unwrap_or(i64::MAX);
        Self(match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => micros(after),
            Err(before) => -micros(before.duration() + Duration::from_nanos(999)),
        })
    }
}

/// Fails where the system knows no such time.
impl TryFrom<Timestamp> for SystemTime {
    type Error = Invalid;

    fn try_from(timestamp: Timestamp) -> Result<Self, Invalid> {
        let distance = Duration::from_micros(timestamp.0.unsigned_abs());
        let time = if timestamp.0 < 0 {
            Self::UNIX_EPOCH.checked_sub(distance)
        } else {
            Self::UNIX_EPOCH.checked_add(distance)
        };
        time.ok_or_else(|| Invalid::new("Must be an instant that this system knows."))
    }
}

serde_as_string!(Timestamp);
serialize_as_display!(Timestamp);
string_schema!(
    Timestamp,
    "An instant in UTC with microseconds (RFC 3339). One that is sent may have an offset, and up to six digits of a second.",
    |schema| schema
        .format(Some(utoipa::openapi::SchemaFormat::Custom("date-time".to_owned())))
        .min_length(Some(20))
        .max_length(Some(32))
        .examples(["2026-03-06T07:08:09.123456Z"])
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_and_read() {
        for (micros, text) in [
            (0, "1970-01-01T00:00:00.000000Z"),
            (-1, "1969-12-31T23:59:59.999999Z"),
            (1_772_780_889_123_456, "2026-03-06T07:08:09.123456Z"),
        ] {
            assert_eq!(Timestamp::from_micros(micros).to_string(), text);
            assert_eq!(Timestamp::parse(text), Ok(Timestamp::from_micros(micros)));
        }
    }

    #[test]
    fn what_has_no_text_of_its_own_is_written_as_the_nearest_that_has() {
        for (text, further) in [("0001-01-01T00:00:00.000000Z", -1), ("9999-12-31T23:59:59.999999Z", 1)] {
            let nearest = Timestamp::parse(text).expect("an instant").as_micros();
            for micros in [nearest, nearest + further, nearest + further * 10 * DAY, i64::MAX * further] {
                assert_eq!(Timestamp::from_micros(micros).to_string(), text, "{micros}");
            }
        }
    }

    #[test]
    fn an_instant_is_one_of_the_system_and_back() {
        for micros in [0, -1, 1_772_780_889_123_456] {
            let instant = Timestamp::from_micros(micros);
            assert_eq!(SystemTime::try_from(instant).map(Timestamp::from), Ok(instant));
        }
        let within = SystemTime::UNIX_EPOCH - Duration::from_nanos(1);
        assert_eq!(Timestamp::from(within), Timestamp::from_micros(-1));
    }

    #[test]
    fn an_instant_may_be_less_precise() {
        for (text, micros) in [("09Z", 0), ("09.5Z", 500_000), ("09.123Z", 123_000)] {
            let whole = Timestamp::parse("2026-03-06T07:08:09.000000Z").expect("an instant").as_micros();
            let text = format!("2026-03-06T07:08:{text}");
            assert_eq!(Timestamp::parse(&text), Ok(Timestamp::from_micros(whole + micros)), "{text}");
        }
    }

    #[test]
    fn an_instant_may_be_written_with_an_offset() {
        for (text, same) in [
            ("2026-03-06T07:08:09+00:00", "2026-03-06T07:08:09.000000Z"),
            ("2026-03-06T01:08:09.5+05:30", "2026-03-05T19:38:09.500000Z"),
            ("2026-12-31T23:08:09-08:00", "2027-01-01T07:08:09.000000Z"),
        ] {
            assert_eq!(Timestamp::parse(text).map(|instant| instant.to_string()), Ok(same.to_owned()), "{text}");
        }
    }

    #[test]
    fn another_form_is_refused() {
        for text in [
            "",
            "2026-03-06",
            "2026-03-06T07:08:09",
            "2026-03-06T07:08:09.Z",
            "2026-03-06T07:08:09.1234567Z",
            "2026-03-06T24:00:00.000000Z",
            "2026-03-06T07:08:09.123456+0100",
            "2026-03-06T07:08:09.123456+24:00",
            "2026-03-06T07:08:09.123456 01:00",
            "0001-01-01T00:00:00+00:01",
            "9999-12-31T23:59:59-00:01",
        ] {
            assert!(Timestamp::parse(text).is_err(), "{text:?}");
        }
    }
}
