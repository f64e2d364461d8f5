//! What the pages are called, in English.

use crate::words::nav::Nav;

pub const NAV: Nav = Nav {
    pages: "Pages",
    day: "Day",
    week: "Week",
    tasks: "Tasks",
    journal: "Journal",
    insights: "Insights",
    search: "Search",
    repeats: "What comes back",
};
