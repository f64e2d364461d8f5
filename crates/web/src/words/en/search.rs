//! What is said about looking for something, in English.

use crate::{browser::letters, words::search::Search};

pub const SEARCH: Search = Search {
    title: "Search",
    placeholder: "Goals, tasks and journal",
    tasks: "Tasks",
    done: "done",
    step_of: |goal| format!("step of {goal}"),
    show_more: |what| format!("Show more {}", letters::small(what)),
    searching: "Searching…",
    found,
    untyped: "Find what you planned and wrote",
    untyped_hint: "A few letters are enough. Upper and lower case are the same.",
    nothing: "Nothing found",
    nothing_hint: "Try fewer letters, or another word.",
};

fn found(count: usize, has_more: bool) -> String {
    match (count, has_more) {
        (1, false) => "1 found".to_owned(),
        (_, false) => format!("{count} found"),
        (_, true) => format!("{count} found so far"),
    }
}
