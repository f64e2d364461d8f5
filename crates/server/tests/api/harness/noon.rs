//! Where everybody in the tests lives: where it is about noon, so that no day ends before a test does.

use std::{
    sync::LazyLock,
    time::{SystemTime, UNIX_EPOCH},
};
use studentos_client::types::{Date, TimeZone};

/// A zone that is a whole number of hours ahead of UTC.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    hours_ahead: i64,
}

/// Where everybody lives who does not say otherwise.
static HOME: LazyLock<Place> = LazyLock::new(|| Place::where_it_is(12));

impl Place {
    /// Where the clock now shows some minute of this hour.
    pub fn where_it_is(hour: i64) -> Self {
        // The zones reach from 12 hours behind to 14 ahead, so that there is one 3 hours further east as well.
        Self { hours_ahead: (hour - seconds() / 3_600 + 12).rem_euclid(24) - 12 }
    }

    /// Two places: in the west it is late in the evening, in the east the next day has begun.
    pub fn west_and_east() -> [Self; 2] {
        let west = Self::where_it_is(22);
        [west, Self { hours_ahead: west.hours_ahead + 3 }]
    }

    /// Its time zone, whose name has the sign the other way round.
    pub fn zone(self) -> TimeZone {
        let name = if self.hours_ahead == 0 { "UTC".to_owned() } else { format!("Etc/GMT{:+}", -self.hours_ahead) };
        TimeZone::parse(&name).unwrap()
    }

    /// Which day it is there.
    pub fn today(self) -> Date {
        let days = (seconds() + self.hours_ahead * 3_600).div_euclid(86_400);
        Date::from_days_since_epoch(i32::try_from(days).unwrap())
    }
}

fn seconds() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed()
}

/// Where everybody lives.
pub fn home() -> TimeZone {
    HOME.zone()
}

/// Which day it is at home.
pub fn today() -> Date {
    HOME.today()
}

/// So many days from today.
pub fn ahead(days: i32) -> Date {
    today().plus_days(days)
}
