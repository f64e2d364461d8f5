//! Pages of lists that are in the order in which things were made.

use super::cursor::Key;
use studentos_api_types::{Date, Limit, List, Timestamp};
use uuid::Uuid;

/// The place of a thing in such an order.
pub fn key(created_at: Timestamp, id: Uuid) -> Key {
    Key { date: Date::from_days_since_epoch(0), position: created_at.as_micros(), id }
}

/// How many rows to read: one more than the page holds tells whether there is another page.
pub fn one_more(limit: Option<Limit>) -> i64 {
    i64::from(limit.unwrap_or_default().get()) + 1
}

/// The page that these rows are, and where the next one begins.
pub fn page<T>(mut items: Vec<T>, limit: Option<Limit>, key: impl FnOnce(&T) -> Key) -> List<T> {
    let most = usize::from(limit.unwrap_or_default().get());
    let more = items.len() > most;
    items.truncate(most);
    let next_cursor = items.last().filter(|_| more).and_then(|last| key(last).to_cursor());
    List { count: items.len(), data: items, next_cursor }
}
