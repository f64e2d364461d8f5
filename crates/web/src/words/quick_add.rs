//! How it is said what was understood of what somebody types.

use crate::quick_add::Rhythm;
use studentos_client::types::Weekday;

/// What a day of the week is called in the language of the browser.
pub type DayName<'a> = &'a dyn Fn(Weekday) -> String;

#[derive(Debug)]
pub struct QuickAdd {
    pub rhythm: fn(&Rhythm, DayName) -> String,
}
