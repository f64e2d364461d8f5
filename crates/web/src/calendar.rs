//! Which day it is for someone.

use studentos_client::types::{Date, DayStart};

/// The day that someone is in whose clock shows this date and hour: who works past midnight is still in yesterday.
#[must_use]
pub fn day_at(date: Date, hour: u8, starts_at: DayStart) -> Date {
    if hour < starts_at.hour() { date.plus_days(-1) } else { date }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_begins_when_its_user_says() {
        let (friday, thursday) = (Date::parse("2026-03-06").unwrap(), Date::parse("2026-03-05").unwrap());
        let starts_at = |hour| DayStart::new(hour).unwrap();
        assert_eq!(day_at(friday, 0, starts_at(0)), friday);
        assert_eq!(day_at(friday, 3, starts_at(4)), thursday);
        assert_eq!(day_at(friday, 4, starts_at(4)), friday);
    }
}
