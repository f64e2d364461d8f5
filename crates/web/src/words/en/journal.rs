//! What is said about the journal, in English.

use crate::words::{
    journal::Journal,
    template::{Plural, Template},
};

pub const JOURNAL: Journal = Journal {
    title: "Journal",
    write: "Write about the day",
    entry: "Entry",
    entries: "Entries",
    mood: "Mood",
    moods: ["Awful", "Bad", "Okay", "Good", "Great"],
    no_mood: "None",
    minutes: "Minutes",
    minutes_hint: "90 or 1:30",
    minutes_wrong: "Write it like 45, 1:30 or 1 h 30 min, up to 24 hours.",
    goal: "Goal",
    no_goal: "No goal",
    other_goal: "A goal of another day",
    about: "About",
    day: "Day",
    write_about: Template::new("Write about {0}"),
    all: "All entries",
    months: "Months",
    previous_month: "Previous month",
    next_month: "Next month",
    this_month: "This month",
    count: Plural::new("1 entry", "{0} entries"),
    empty: "Nothing is written yet",
    empty_hint: "Two lines about a day are enough: what went well, and what to do otherwise.",
};
