//! Every word the app says by itself; what went wrong is said in the words of the client and the server.
#![expect(missing_docs, reason = "the words say what they are for")]

mod account;
mod admin;
mod settings;

pub use self::{account::*, admin::*, settings::*};

pub const APP: &str = "StudentOS";
pub const TAGLINE: &str = "Plan the day as a few goals. Tick them off. See the days add up.";

pub const THEME: &str = "Theme";
pub const THEME_SYSTEM: &str = "System";
pub const THEME_LIGHT: &str = "Light";
pub const THEME_DARK: &str = "Dark";

pub const TODAY: &str = "Today";
pub const DAYS: &str = "Days";
pub const PREVIOUS_DAY: &str = "Previous day";
pub const NEXT_DAY: &str = "Next day";
pub const LOADING: &str = "Loading…";
pub const TRY_AGAIN: &str = "Try again";

pub const ADD_A_GOAL: &str = "Add a goal";
pub const ADD: &str = "Add";
pub const TITLE: &str = "Title";
pub const SAVE: &str = "Save";
pub const MOVE_UP: &str = "Move up";
pub const MOVE_DOWN: &str = "Move down";
pub const UNDO: &str = "Undo";
pub const DISMISS: &str = "Dismiss";
pub const GOALS: &str = "Goals";
pub const PROGRESS: &str = "Progress of the day";
pub const SKIPPED: &str = "skipped";
pub const EMPTY: &str = "A fresh page";
pub const EMPTY_HINT: &str = "Write down the one thing that would make this a good day. Two or three more are plenty.";
pub const EMPTY_PAST: &str = "Nothing was planned";
pub const EMPTY_PAST_HINT: &str = "You can still write down what you did.";
pub const CARRY_OVER: &str = "Carry over";
pub const CARRYING_OVER: &str = "Carrying over…";

pub const SHORTCUTS: &str = "Keyboard shortcuts";
pub const SHORTCUTS_ON: &str = "Single keys do something";
pub const CLOSE: &str = "Close";

pub const NOT_FOUND: &str = "There is no such page";
pub const NOT_FOUND_HINT: &str = "The address may be mistyped, or the page has moved.";
pub const TO_TODAY: &str = "Go to today";

/// The keys and what they do, in the order in which they are listed.
pub const KEYS: &[(&[&str], &str)] = &[
    (&["n"], "New goal"),
    (&["j", "k"], "Next goal, goal before"),
    (&["x", "Space"], "Tick or untick"),
    (&["e"], "Edit the title"),
    (&["d"], "Delete"),
    (&["u"], "Undo deleting"),
    (&["Alt ↑", "Alt ↓"], "Move up, move down"),
    (&["←", "→"], "Previous day, next day"),
    (&["t"], "Today"),
    (&["?"], "This list"),
];

#[must_use]
pub fn page_title(page: &str) -> String {
    format!("{page} · {APP}")
}

#[must_use]
pub fn field_error(field: &str, message: &str) -> String {
    format!("{field}: {message}")
}

#[must_use]
pub fn edit(title: &str) -> String {
    format!("Edit {title}")
}

#[must_use]
pub fn delete(title: &str) -> String {
    format!("Delete {title}")
}

#[must_use]
pub fn deleted(title: &str) -> String {
    format!("Deleted “{title}”")
}

#[must_use]
pub fn moved(title: &str, place: usize, count: usize) -> String {
    format!("{title}: {place} of {count}")
}

#[must_use]
pub fn progress(done: usize, planned: usize) -> String {
    if done == planned { format!("All {planned} done") } else { format!("{done} of {planned} done") }
}

#[must_use]
pub fn left_over(count: usize) -> String {
    match count {
        1 => "1 goal is left from yesterday".to_owned(),
        _ => format!("{count} goals are left from yesterday"),
    }
}
