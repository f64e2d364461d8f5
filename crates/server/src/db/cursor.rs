//! Where a page of goals ends and the next one begins.

use studentos_api_types::{Cursor, Date, Goal, GoalId};

/// The place of a goal in the order of all of its user's goals.
///
/// Every text of the right form is the key of some place, whether there is a goal or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalKey {
    /// Its day.
    pub date: Date,
    /// Its place in that day.
    pub position: i64,
    /// What decides between two that were moved at once.
    pub id: GoalId,
}

impl GoalKey {
    /// The key of a goal.
    #[must_use]
    pub fn of(goal: &Goal) -> Self {
        Self { date: goal.date, position: goal.position, id: goal.id }
    }

    /// As it is handed out: three numbers in hexadecimal.
    #[must_use]
    pub fn to_cursor(self) -> Option<Cursor> {
        let days = self.date.days_since_epoch().cast_unsigned();
        let position = self.position.cast_unsigned();
        Cursor::parse(&format!("{days:08x}{position:016x}{}", self.id.as_uuid().simple())).ok()
    }

    /// As it came back.
    #[must_use]
    pub fn from_cursor(cursor: &Cursor) -> Option<Self> {
        let text = cursor.as_str();
        let days = u32::from_str_radix(text.get(..8)?, 16).ok()?.cast_signed();
        let position = u64::from_str_radix(text.get(8..24)?, 16).ok()?.cast_signed();
        let id = u128::from_str_radix(text.get(24..)?, 16).ok()?;
        let id = GoalId::from_uuid(uuid::Uuid::from_u128(id));
        Some(Self { date: Date::from_days_since_epoch(days), position, id })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_as_it_went_out() {
        let id = GoalId::parse("01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f").expect("an id");
        for date in ["0001-01-01", "1969-12-31", "2026-03-06", "9999-12-31"] {
            let key = GoalKey { date: Date::parse(date).expect("a date"), position: 7, id };
            let cursor = key.to_cursor().expect("a cursor");
            assert_eq!(GoalKey::from_cursor(&cursor), Some(key));
        }
    }

    #[test]
    fn every_cursor_is_a_place() {
        let cursor = Cursor::parse(&"f".repeat(Cursor::LENGTH)).expect("a cursor");
        assert!(GoalKey::from_cursor(&cursor).is_some());
    }
}
