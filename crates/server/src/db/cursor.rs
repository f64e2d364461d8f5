//! Where a page of a list ends and the next one begins.

use super::Error;
use studentos_api_types::{Cursor, Date, Limit, List, Timestamp};
use uuid::Uuid;

/// The order that a place is in: a place in one says nothing of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Goals by day and place.
    Goals,
    /// All tasks by the day they are due.
    Tasks,
    /// The tasks of a goal by place.
    TasksOfGoal,
    /// The tasks of a day's goals, goal by goal.
    TasksOfDay,
    /// Logs by day and age.
    Logs,
    /// Repeats by age.
    Repeats,
    /// Users by age.
    Users,
    /// A user's sessions by age.
    Sessions,
    /// A user's API tokens by age.
    ApiTokens,
}

impl Order {
    /// All of them, as they are declared.
    const ALL: [Self; 9] = [
        Self::Goals,
        Self::Tasks,
        Self::TasksOfGoal,
        Self::TasksOfDay,
        Self::Logs,
        Self::Repeats,
        Self::Users,
        Self::Sessions,
        Self::ApiTokens,
    ];
}

/// The place of a thing in the order of its list, as far as that order goes by these three.
///
/// Every text of the right form that names an order is the key of some place, whether there is a thing or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Whose order it is.
    pub order: Order,
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
    pub fn by_age(order: Order, created_at: Timestamp, id: Uuid) -> Self {
        Self { order, date: Date::MIN, position: created_at.as_micros(), id }
    }

    /// As it is handed out: four numbers in hexadecimal.
    #[must_use]
    pub fn to_cursor(self) -> Option<Cursor> {
        let order = self.order as u8;
        let days = self.date.days_since_epoch() - Date::MIN.days_since_epoch();
        let position = self.position.cast_unsigned();
        Cursor::parse(&format!("{order:02x}{days:06x}{position:016x}{}", self.id.simple())).ok()
    }

    /// As it came back; nothing when it is of no order that there is.
    #[must_use]
    pub fn from_cursor(cursor: &Cursor) -> Option<Self> {
        let text = cursor.as_str();
        let order = usize::from_str_radix(text.get(..2)?, 16).ok()?;
        let days = i32::from_str_radix(text.get(2..8)?, 16).ok()?;
        let position = u64::from_str_radix(text.get(8..24)?, 16).ok()?.cast_signed();
        let id = u128::from_str_radix(text.get(24..)?, 16).ok()?;
        let date = Date::from_days_since_epoch(days + Date::MIN.days_since_epoch());
        Some(Self { order: *Order::ALL.get(order)?, date, position, id: Uuid::from_u128(id) })
    }

    /// The place after which a page begins, if not with the first.
    ///
    /// # Errors
    /// [`Error::ForeignCursor`] when the cursor is of another order.
    pub fn after(order: Order, cursor: Option<&Cursor>) -> Result<Option<Self>, Error> {
        let Some(cursor) = cursor else { return Ok(None) };
        let key = Self::from_cursor(cursor).filter(|key| key.order == order);
        key.map(Some).ok_or(Error::ForeignCursor)
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
        for (date, order) in ["0001-01-01", "1969-12-31", "2026-03-06", "9999-12-31"].into_iter().zip(Order::ALL) {
            let key = Key { order, date: Date::parse(date).expect("a date"), position: 7, id };
            let cursor = key.to_cursor().expect("a cursor");
            assert_eq!(Key::from_cursor(&cursor), Some(key));
        }
    }

    #[test]
    fn a_cursor_is_of_one_order_and_every_other_refuses_it() {
        let cursor = |text: String| Cursor::parse(&text).expect("a cursor");
        for (number, order) in Order::ALL.into_iter().enumerate() {
            let cursor = cursor(format!("{number:02x}{}", "f".repeat(Cursor::LENGTH - 2)));
            for other in Order::ALL {
                assert_eq!(Key::after(other, Some(&cursor)).is_ok(), other == order, "{order:?} {other:?}");
            }
        }
        assert_eq!(Key::from_cursor(&cursor("f".repeat(Cursor::LENGTH))), None);
    }
}
