//! Which day it is for someone, weeks and months, and how one speaks of time that has passed.

mod month;
mod week;

pub use self::{
    month::{Month, column},
    week::Week,
};

use studentos_client::types::{Date, DayStart};

/// The day that someone is in whose clock shows this date and hour: who works past midnight is still in yesterday.
#[must_use]
pub fn day_at(date: Date, hour: u8, starts_at: DayStart) -> Date {
    if hour < starts_at.hour() { date.plus_days(-1) } else { date }
}

/// So many seconds in the largest unit that they fill, whole and as the browser's `Intl` calls it.
#[must_use]
pub fn unit_of(seconds: f64) -> (f64, &'static str) {
    let units = [(2_592_000.0, "month"), (86_400.0, "day"), (3_600.0, "hour"), (60.0, "minute")];
    let unit = units.into_iter().find(|(length, _)| seconds >= *length);
    // To the second nobody wants to know it, and clocks may differ by some.
    unit.map_or((0.0, "second"), |(length, name)| ((seconds / length).floor(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_that_has_passed_is_told_in_its_largest_unit() {
        for (seconds, amount, unit) in [
            (-3.0, 0.0, "second"),
            (59.9, 0.0, "second"),
            (60.0, 1.0, "minute"),
            (7_199.0, 1.0, "hour"),
            (200_000.0, 2.0, "day"),
            (9_000_000.0, 3.0, "month"),
        ] {
            let (told, name) = unit_of(seconds);
            assert!((told - amount).abs() < f64::EPSILON && name == unit, "{seconds}: {told} {name}");
        }
    }

    #[test]
    fn the_day_begins_when_its_user_says() {
        let (friday, thursday) = (Date::parse("2026-03-06").unwrap(), Date::parse("2026-03-05").unwrap());
        let starts_at = |hour| DayStart::new(hour).unwrap();
        assert_eq!(day_at(friday, 0, starts_at(0)), friday);
        assert_eq!(day_at(friday, 3, starts_at(4)), thursday);
        assert_eq!(day_at(friday, 4, starts_at(4)), friday);
    }
}
