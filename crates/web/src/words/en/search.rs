//! What is said about looking for something, in English.

use crate::words::{
    search::Search,
    template::{Plural, Template},
};

pub const SEARCH: Search = Search {
    title: "Search",
    placeholder: "Goals, tasks and journal",
    tasks: "Tasks",
    done: "done",
    step_of: Template::new("step of {0}"),
    show_more: Template::new("Show more {0}"),
    searching: "Searching…",
    found: Plural::new("1 found", "{0} found"),
    found_so_far: Template::new("{0} found so far"),
    untyped: "Find what you planned and wrote",
    untyped_hint: "A few letters are enough. Case and accents do not matter.",
    nothing: "Nothing found",
    nothing_hint: "Try fewer letters, or another word.",
};
