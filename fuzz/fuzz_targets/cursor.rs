//! Any text as a cursor: it names a place, and that place is named by it alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use studentos_api_types::{Cursor, Date};
use studentos_server::fuzzing::same_place;

fuzz_target!(|text: &str| {
    let Ok(cursor) = Cursor::parse(text) else { return };
    assert_eq!(cursor.as_str(), text);
    let again = same_place(&cursor).expect("every cursor is a place");
    assert_eq!(same_place(&again), Some(again.clone()));

    let (days, rest) = text.split_at(8);
    let days = u32::from_str_radix(days, 16).expect("a cursor begins with a day").cast_signed();
    if Date::from_days_since_epoch(days).days_since_epoch() == days {
        assert_eq!(again, cursor);
    } else {
        // A day outside of the calendar is the nearest one in it.
        assert!(again.as_str().ends_with(rest));
    }
});
