//! How long something took, as one writes it. The signs are those of every language.

use std::rc::Rc;
use studentos_client::types::{Invalid, Log, Minutes};

/// How long these took together, if any of them says so.
#[must_use]
pub fn total(logs: &[Rc<Log>]) -> Option<u32> {
    let minutes = logs.iter().filter_map(|log| log.minutes).map(|minutes| u32::from(minutes.get()));
    Some(minutes.sum()).filter(|sum| *sum > 0)
}

/// What somebody typed: nothing, minutes, hours and minutes like `1:30`, or `1 h 30 min`.
///
/// # Errors
/// When it is none of these, or more than a day.
pub fn parse(text: &str) -> Result<Option<Minutes>, Invalid> {
    let text: String = text.split_whitespace().collect::<String>().to_ascii_lowercase();
    if text.is_empty() {
        return Ok(None);
    }
    let bare = |text: &str| number(text.strip_suffix("min").unwrap_or(text));
    let minutes = match text.split_once([':', 'h']) {
        Some((hours, rest)) => number(hours).zip(bare(rest).or(rest.is_empty().then_some(0))),
        None => Some(0).zip(bare(&text)),
    };
    let minutes = minutes.and_then(|(hours, minutes)| hours.checked_mul(60)?.checked_add(minutes));
    // No number is as wrong as one that is too large.
    Minutes::new(minutes.unwrap_or(u16::MAX)).map(Some)
}

fn number(text: &str) -> Option<u16> {
    text.parse().ok().filter(|_| !text.starts_with('+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_it_took_is_understood_as_people_type_it() {
        for (text, minutes) in [
            ("90", 90),
            (" 0 ", 0),
            ("1:30", 90),
            ("0:05", 5),
            ("1h", 60),
            ("1h30", 90),
            ("1 h 30 min", 90),
            ("45 min", 45),
            ("24 H", 1440),
        ] {
            assert_eq!(parse(text).unwrap().map(Minutes::get), Some(minutes), "{text}");
        }
        assert_eq!(parse("  ").unwrap(), None);
        for text in ["long", "-5", "+5", "1.5", ":30", "1:x", "1441", "25h", "99999", "9999h", "1h30h"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
