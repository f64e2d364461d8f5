//! What is said about a week, in English.

use crate::words::{template::Template, week::Week};

pub const WEEK: Week = Week {
    weeks: "Weeks",
    previous_week: "Previous week",
    this_week: "This week",
    next_week: "Next week",
    number: Template::new("week {0}"),
    progress: "Progress of the week",
    add_to: Template::new("Add a goal to {0}"),
    empty: "Nothing is planned yet. Give each day one or two goals; they can move when plans change.",
    empty_past: "Nothing was planned. You can still write down what you did.",
    nothing_due: "No open task is due this week.",
};
