//! Numbers of the configuration: whole, and within limits.

use std::ops::RangeInclusive;

/// Reads a number; `unit` says of what, like ` of seconds`.
///
/// # Errors
/// What is allowed, when it is something else.
pub fn bounded_number(text: &str, range: RangeInclusive<u32>, unit: &str) -> Result<u32, String> {
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| format!("must be a whole number{unit} from {} to {}", range.start(), range.end()))
}
