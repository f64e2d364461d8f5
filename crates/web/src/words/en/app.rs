//! What is said everywhere, in English.

use crate::words::{app::App, template::Template};

pub const APP: App = App {
    tagline: "Plan the day as a few goals. Tick them off. See the days add up.",
    language: "Language",
    theme: "Theme",
    theme_system: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    loading: "Loading…",
    try_again: "Try again",
    save: "Save",
    undo: "Undo",
    dismiss: "Dismiss",
    close: "Close",
    not_found: "There is no such page",
    not_found_hint: "The address may be mistyped, or the page has moved.",
    to_today: "Go to today",
    edit_named: Template::new("Edit {0}"),
    delete_named: Template::new("Delete {0}"),
    needed: "Please fill this in.",
    saving: "Saving…",
    saved: "Saved",
    cancel: "Cancel",
    delete: "Delete",
    done: "Done",
};
