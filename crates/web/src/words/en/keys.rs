//! What the keys do, in English.

use crate::words::keys::Keys;

pub const KEYS: Keys = Keys {
    title: "Keyboard shortcuts",
    single_keys: "Single keys do something",
    new_goal: "New goal",
    next_goal: "Next goal, goal before",
    tick_keys: &["x", "Space"],
    tick: "Tick or untick",
    edit: "Edit the title",
    more: "Steps, notes and more",
    delete: "Delete",
    undo: "Undo",
    move_goal: "Move up, move down",
    move_day: "To the day before, to the day after (in a week)",
    days: "Previous day, next day",
    today: "Today",
    search: "Search",
    list: "This list",
};
