//! How long something took, as one writes it. The signs are those of every language.

use std::rc::Rc;
use studentos_client::types::{Log, Minutes};

/// How long these took together, if any of them says so.
#[must_use]
pub fn total(logs: &[Rc<Log>]) -> Option<u32> {
    let minutes = logs.iter().filter_map(|log| log.minutes).map(|minutes| u32::from(minutes.get()));
    Some(minutes.sum()).filter(|sum| *sum > 0)
}

/// It is not understood how long it took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclear;

/// What somebody typed: nothing, minutes, hours and minutes like `1:30` or `1 h 30 min`, or hours like `1.5 h`.
///
/// # Errors
/// When it is none of these, or more than a day.
pub fn parse(text: &str) -> Result<Option<Minutes>, Unclear> {
    let text: String = text.split_whitespace().collect::<String>().to_ascii_lowercase();
    if text.is_empty() {
        return Ok(None);
    }
    let minutes = match text.split_once([':', 'h']) {
        Some((hours, "")) => in_minutes(hours),
        Some((hours, rest)) => {
            number(hours).zip(bare(rest)).and_then(|(hours, rest)| hours.checked_mul(60)?.checked_add(rest))
        }
        None => bare(&text),
    };
    minutes.and_then(|minutes| Minutes::new(minutes).ok()).map(Some).ok_or(Unclear)
}

fn bare(minutes: &str) -> Option<u16> {
    number(minutes.strip_suffix("min").or(minutes.strip_suffix('m')).unwrap_or(minutes))
}

/// Hours, of which there may be tenths and hundredths.
fn in_minutes(hours: &str) -> Option<u16> {
    let (whole, part) = hours.split_once(['.', ',']).unwrap_or((hours, "0"));
    let hundredths = match part.len() {
        1 => number(part)? * 10,
        2 => number(part)?,
        _ => return None,
    };
    number(whole)?.checked_mul(60)?.checked_add((hundredths * 60 + 50) / 100)
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
            ("90m", 90),
            ("1h 30m", 90),
            ("1.5h", 90),
            ("1,5 h", 90),
            ("0.75 h", 45),
            ("1.33h", 80),
        ] {
            assert_eq!(parse(text).unwrap().map(Minutes::get), Some(minutes), "{text}");
        }
        assert_eq!(parse("  "), Ok(None));
        for text in [
            "long", "-5", "+5", "1.5", ":30", "1:x", "1441", "25h", "99999", "9999h", "1h30h", "m", "h", "1.h", ".5h",
            "1.255h", "1.5h30", "1.+h",
        ] {
            assert_eq!(parse(text), Err(Unclear), "{text}");
        }
    }
}
