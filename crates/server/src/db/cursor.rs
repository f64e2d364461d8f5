//! Where a page of a list ends and the next one begins.

use studentos_api_types::{Cursor, Date, Limit, List, Timestamp};
use uuid::Uuid;

/// The place of a thing in the order of its list, as far as that order goes by these three.
///
/// Every text of the right form is the key of some place, whether there is a thing or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its day.
    pub date: Date,
    /// Its place in that day.
    pub position: i64,
    /// What decides between two that the others do not tell apart.
    pub id: Uuid,
}

impl Key {
    /// The place of a thing among those that are in the order in which they were made.
    #[must_use]
    pub fn by_age(created_at: Timestamp, id: Uuid) -> Self {
        Self { date: Date::MIN, position: created_at.as_micros(), id }
    }

    /// As it is handed out: three numbers in hexadecimal.
    #[must_use]
    pub fn to_cursor(self) -> Option<Cursor> {
        let days = self.date.days_since_epoch().cast_unsigned();
        let position = self.position.cast_unsigned();
        Cursor::parse(&format!("{days:08x}{position:016x}{}", self.id.simple())).ok()
    }

    /// As it came back.
    #[must_use]
    pub fn from_cursor(cursor: &Cursor) -> Option<Self> {
        let text = cursor.as_str();
        let days = u32::from_str_radix(text.get(..8)?, 16).ok()?.cast_signed();
        let position = u64::from_str_radix(text.get(8..24)?, 16).ok()?.cast_signed();
        let id = u128::from_str_radix(text.get(24..)?, 16).ok()?;
        Some(Self { date: Date::from_days_since_epoch(days), position, id: Uuid::from_u128(id) })
    }
}

/// How many rows to read for a page: one more than it holds, to see whether another page follows.
#[must_use]
pub fn one_more(limit: Option<Limit>) -> i64 {
    i64::from(limit.unwrap_or_default().get()) + 1
}

/// The page that these items are, read with [`one_more`], and where the next one begins.
pub fn page<T>(mut items: Vec<T>, limit: Option<Limit>, key: impl FnOnce(&T) -> Key) -> List<T> {
    let limit = usize::from(limit.unwrap_or_default().get());
    let more = items.len() > limit;
    items.truncate(limit);
    let next_cursor = items.last().filter(|_| more).and_then(|last| key(last).to_cursor());
    List { count: items.len(), data: items, next_cursor }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_as_it_went_out() {
        let id = Uuid::from_u128(0x0198_0f2e_5c5a_7d3e_9a64_0f6b_1c2d_3e4f);
        for date in ["0001-01-01", "1969-12-31", "2026-03-06", "9999-12-31"] {
            let key = Key { date: Date::parse(date).expect("a date"), position: 7, id };
            let cursor = key.to_cursor().expect("a cursor");
            assert_eq!(Key::from_cursor(&cursor), Some(key));
        }
    }

    #[test]
    fn every_cursor_is_a_place() {
        let cursor = Cursor::parse(&"f".repeat(Cursor::LENGTH)).expect("a cursor");
        assert!(Key::from_cursor(&cursor).is_some());
    }
}
