//! The shape of a file: how it opens, how long it is, what it is called, what it may not hold.

use super::{Complaint, Source};
use std::path::Path;

const LONG: usize = 300;
const TOO_LONG: usize = 400;
/// What the head comment of a long file must say.
const REASON: &str = "Long because";
/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 7] = ["common", "helper", "helpers", "manager", "misc", "util", "utils"];
/// Written apart, so that this file does not hold what it looks for.
const NEVER: [&str; 4] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("#[", "allow("), concat!("#![", "allow(")];

/// Checks one file.
pub fn check(source: &Source) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut complain = |what: String| complaints.push(Complaint::new(&*source.path, what));

    let lines = source.text.lines().count();
    let head = source.text.lines().take_while(|line| line.starts_with("//"));
    if lines > TOO_LONG {
        complain(format!("{lines} lines, at most {TOO_LONG}: split it"));
    } else if lines > LONG && !head.into_iter().any(|line| line.contains(REASON)) {
        complain(format!("{lines} lines: past {LONG} its head comment says \"{REASON} …\""));
    }
    if source.is_rust() && !source.text.starts_with("//! ") {
        complain("does not open with a //! sentence that says what it is for".to_owned());
    }
    let stem = Path::new(&source.path).file_stem().unwrap_or_default();
    if EMPTY_NAMES.iter().any(|name| stem == *name) {
        complain("its name says nothing: name it for the one idea in it".to_owned());
    }
    for (number, line) in (1..).zip(source.text.lines()) {
        if let Some(word) = NEVER.iter().find(|word| line.contains(*word)) {
            complaints.push(Complaint::new(format!("{}:{number}", source.path), format!("holds {word}")));
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> Vec<String> {
        check(&Source::new(path, text)).into_iter().map(|complaint| complaint.what).collect()
    }

    fn file_of(lines: usize, head: &str) -> String {
        format!("//! {head}\n{}", "\n".repeat(lines - 1))
    }

    #[test]
    fn a_module_opens_with_a_sentence() {
        assert!(complaints("a/goals.rs", "//! Goals.\n").is_empty());
        assert_eq!(complaints("a/goals.rs", "use std::fmt;\n").len(), 1);
        assert!(complaints("a/goals.mjs", "import fs from 'node:fs'\n").is_empty());
    }

    #[test]
    fn a_long_file_says_why_and_a_longer_one_is_split() {
        assert!(complaints("a/goals.rs", &file_of(300, "Goals.")).is_empty());
        assert_eq!(complaints("a/goals.rs", &file_of(301, "Goals.")).len(), 1);
        assert!(complaints("a/goals.rs", &file_of(301, "Goals. Long because a table is.")).is_empty());
        assert_eq!(complaints("a/goals.rs", &file_of(401, "Goals. Long because a table is.")).len(), 1);
    }

    #[test]
    fn a_file_is_named_for_what_is_in_it() {
        assert_eq!(complaints("a/utils.rs", "//! Things.\n").len(), 1);
        assert!(complaints("a/utility_bills.rs", "//! Bills.\n").is_empty());
    }

    #[test]
    fn what_is_left_to_do_and_silenced_lints_are_found_by_line() {
        let text = format!("//! Goals.\n\n{}dead_code)]\n// {} later\n", NEVER[2], NEVER[0]);
        let found = check(&Source::new("a/goals.rs", &text));
        assert_eq!(found.iter().map(|it| &*it.place).collect::<Vec<_>>(), ["a/goals.rs:3", "a/goals.rs:4"]);
    }
}
