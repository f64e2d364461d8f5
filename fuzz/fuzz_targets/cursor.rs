//! Any text as a cursor: it names a place or none, and that place is named by it alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use studentos_api_types::{Cursor, Date};
use studentos_server::fuzzing::same_place;

fuzz_target!(|text: &str| {
    let Ok(cursor) = Cursor::parse(text) else { return };
    assert_eq!(cursor.as_str(), text);
    let Some(again) = same_place(&cursor) else { return };
    assert_eq!(same_place(&again), Some(again.clone()));

    let (order, rest) = text.split_at(2);
    let (days, rest) = rest.split_at(6);
    let days = i32::from_str_radix(days, 16).expect("a day follows the order") + Date::MIN.days_since_epoch();
    if Date::from_days_since_epoch(days).days_since_epoch() == days {
        assert_eq!(again, cursor);
    } else {
        // A day outside of the calendar is the nearest one in it.
        assert!(again.as_str().starts_with(order) && again.as_str().ends_with(rest));
    }
});
