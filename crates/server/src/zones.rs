//! The time zones there are: the IANA database, compiled in.

use jiff::{civil::DateTime, tz::TimeZoneDatabase};
use std::sync::LazyLock;
use studentos_api_types::{Invalid, TimeZone, Timestamp};

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Makes sure that there is a zone of this name.
///
/// # Errors
/// When there is none.
pub fn check(name: &TimeZone) -> Result<(), Invalid> {
    match DATABASE.get(name.as_str()) {
        // The look-up does not mind upper and lower case, but the contract does.
        Ok(zone) if zone.iana_name() == Some(name.as_str()) => Ok(()),
        _ => Err(TimeZone::unknown()),
    }
}

/// What calendar and clock show there at that instant. A zone that is not known any more is taken for UTC.
#[must_use]
pub fn civil(zone: &TimeZone, at: Timestamp) -> DateTime {
    let at = jiff::Timestamp::from_microsecond(at.as_micros()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let zone = DATABASE.get(zone.as_str()).unwrap_or(jiff::tz::TimeZone::UTC);
    zone.to_datetime(at)
}

/// The names of all zones, sorted.
#[must_use]
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = DATABASE.available().map(|name| name.as_str().to_owned()).collect();
    names.sort_unstable();
    names
}

/// An instant as a clock in this zone shows it, for a person to read: `6 March 2026 at 08:08 (Europe/Berlin)`.
#[must_use]
pub fn local(instant: Timestamp, zone: &TimeZone) -> String {
    let shown = |zone: jiff::tz::TimeZone, name: &str| {
        let instant = jiff::Timestamp::from_microsecond(instant.as_micros()).unwrap_or_default();
        format!("{} ({name})", instant.to_zoned(zone).strftime("%-d %B %Y at %H:%M"))
    };
    // Which zones there are may change from one version to the next.
    DATABASE.get(zone.as_str()).map_or_else(|_| shown(jiff::tz::TimeZone::UTC, "UTC"), |it| shown(it, zone.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_has_one_spelling() {
        let check = |name| TimeZone::parse(name).and_then(|zone| check(&zone));
        assert_eq!(check("Asia/Kolkata"), Ok(()));
        assert_eq!(check("UTC"), Ok(()));
        assert!(check("asia/kolkata").is_err());
        assert!(check("Asia/Atlantis").is_err());
    }

    #[test]
    fn an_instant_is_shown_as_it_is_there() {
        let shown =
            |zone| local(Timestamp::from_micros(1_772_780_889_123_456), &TimeZone::parse(zone).expect("a zone"));
        assert_eq!(shown("Asia/Kolkata"), "6 March 2026 at 12:38 (Asia/Kolkata)");
        assert_eq!(shown("America/Los_Angeles"), "5 March 2026 at 23:08 (America/Los_Angeles)");
        assert_eq!(shown("Asia/Atlantis"), "6 March 2026 at 07:08 (UTC)");
    }

    #[test]
    fn every_name_is_one() {
        let refused: Vec<_> =
            names().into_iter().filter(|name| TimeZone::parse(name).and_then(|zone| check(&zone)).is_err()).collect();
        assert_eq!(refused, Vec::<String>::new());
    }
}
