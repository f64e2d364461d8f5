//! What is said about a week, in English.

use crate::words::week::Week;

pub const WEEK: Week = Week {
    weeks: "Weeks",
    previous_week: "Previous week",
    this_week: "This week",
    next_week: "Next week",
    number: |number| format!("week {number}"),
    progress: "Progress of the week",
    add_to: |day| format!("Add a goal to {day}"),
    empty: "Nothing is planned yet. Give each day one or two goals; they can move when plans change.",
    empty_past: "Nothing was planned. You can still write down what you did.",
    nothing_due: "No open task is due this week.",
};
