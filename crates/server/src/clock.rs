//! What time it is.

use std::time::{SystemTime, UNIX_EPOCH};
use studentos_api_types::Timestamp;

/// A second in microseconds, the unit in which instants are stored.
pub const SECOND: i64 = 1_000_000;
/// A day in microseconds.
pub const DAY: i64 = 86_400 * SECOND;

/// This very microsecond.
#[must_use]
pub fn now() -> Timestamp {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_micros(i64::try_from(since_epoch.as_micros()).unwrap_or(i64::MAX))
}
