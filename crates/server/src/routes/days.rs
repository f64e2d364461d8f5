//! The days that are asked for: one, or a range that is not too long.

use crate::error::ApiError;
use studentos_api_types::{Date, Invalid};

/// The longest range, first and last day included.
pub const LONGEST_RANGE: i32 = 366;

/// Checks what a query says of `date`, `from` and `to`, each of which may be left out.
///
/// # Errors
/// When a day stands together with a range, or the range ends before it begins or is too long.
pub fn check(date: Option<Date>, from: Option<Date>, to: Option<Date>) -> Result<(), ApiError> {
    if date.is_some() && (from.is_some() || to.is_some()) {
        return Err(ApiError::field("date", &Invalid::new("Must not stand together with from or to.")));
    }
    if let (Some(from), Some(to)) = (from, to) {
        let days = to.days_since_epoch() - from.days_since_epoch() + 1;
        if days < 1 {
            return Err(ApiError::field("to", &Invalid::new("Must not be before from.")));
        }
        if days > LONGEST_RANGE {
            let refused = format!("Must be at most {LONGEST_RANGE} days from the first to the last.");
            return Err(ApiError::field("to", &Invalid::new(refused)));
        }
    }
    Ok(())
}
