//! Which day it is for a user: what the calendar on their wall shows, from the hour at which their day begins.

use crate::zones;
use jiff::civil;
use studentos_api_types::{Date, Timestamp, User};

/// The day this user has at that instant.
///
/// The hour is that of the clock on their wall, so a day is 23 or 25 hours long where summer time begins or ends.
#[must_use]
pub fn of(user: &User, at: Timestamp) -> Date {
    let here = zones::civil(&user.timezone, at);
    let today = date(here.date());
    let is_still_yesterday = u8::try_from(here.hour()).is_ok_and(|hour| hour < user.day_starts_at.hour());
    if is_still_yesterday { today.plus_days(-1) } else { today }
}

/// Ours is a number of days since 1970 as well, so nothing is lost between the two calendars.
fn date(date: civil::Date) -> Date {
    let since = date.since(civil::Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days());
    Date::from_days_since_epoch(since)
}

#[cfg(test)]
mod tests {
    use super::*;
    use studentos_api_types::{DayStart, Email, Name, Role, TimeZone, UserId};

    fn day(zone: &str, day_starts_at: u8, at: &str) -> String {
        let at = Timestamp::from_micros(at.parse::<jiff::Timestamp>().unwrap().as_microsecond());
        let user = User {
            id: UserId::parse("01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f").unwrap(),
            name: Name::parse("Asha").unwrap(),
            email: Email::parse("asha@example.com").unwrap(),
            email_verified: false,
            role: Role::User,
            disabled: false,
            timezone: TimeZone::parse(zone).unwrap(),
            day_starts_at: DayStart::new(day_starts_at).unwrap(),
            created_at: at,
        };
        of(&user, at).to_string()
    }

    #[test]
    fn a_day_is_that_of_the_place() {
        assert_eq!(day("UTC", 0, "2026-03-05T23:59:59.999999Z"), "2026-03-05");
        assert_eq!(day("Asia/Kolkata", 0, "2026-03-05T18:29:59Z"), "2026-03-05");
        assert_eq!(day("Asia/Kolkata", 0, "2026-03-05T18:30:00Z"), "2026-03-06");
        assert_eq!(day("Pacific/Pago_Pago", 0, "2026-03-05T10:59:59Z"), "2026-03-04");
        assert_eq!(day("Pacific/Kiritimati", 0, "2026-03-05T10:00:00Z"), "2026-03-06");
    }

    #[test]
    fn who_works_past_midnight_is_still_in_yesterday() {
        assert_eq!(day("UTC", 4, "2026-03-05T03:59:59Z"), "2026-03-04");
        assert_eq!(day("UTC", 4, "2026-03-05T04:00:00Z"), "2026-03-05");
        assert_eq!(day("UTC", 1, "2026-01-01T00:30:00Z"), "2025-12-31");
    }

    #[test]
    fn a_day_begins_at_its_hour_of_the_wall_clock_when_summer_time_begins() {
        // At 02:00 in Berlin it becomes 03:00: the hour at which the day should begin is not there.
        assert_eq!(day("Europe/Berlin", 2, "2026-03-29T00:59:59Z"), "2026-03-28");
        assert_eq!(day("Europe/Berlin", 2, "2026-03-29T01:00:00Z"), "2026-03-29");
        assert_eq!(day("Europe/Berlin", 4, "2026-03-29T01:59:59Z"), "2026-03-28");
        assert_eq!(day("Europe/Berlin", 4, "2026-03-29T02:00:00Z"), "2026-03-29");
    }

    #[test]
    fn a_day_begins_at_its_hour_of_the_wall_clock_when_summer_time_ends() {
        // At 03:00 in Berlin it becomes 02:00 again.
        assert_eq!(day("Europe/Berlin", 3, "2026-10-25T00:30:00Z"), "2026-10-24");
        assert_eq!(day("Europe/Berlin", 3, "2026-10-25T01:30:00Z"), "2026-10-24");
        assert_eq!(day("Europe/Berlin", 3, "2026-10-25T02:00:00Z"), "2026-10-25");
    }

    #[test]
    fn midnight_that_is_not_there_begins_the_day_at_one() {
        // In Beirut the clock goes from 23:59 to 01:00.
        assert_eq!(day("Asia/Beirut", 0, "2026-03-28T21:59:59Z"), "2026-03-28");
        assert_eq!(day("Asia/Beirut", 0, "2026-03-28T22:00:00Z"), "2026-03-29");
    }
}
