//! How it is said what was understood of what somebody types.

use crate::quick_add::Rhythm;
use studentos_client::types::Weekday;

/// What a day of the week is called in the language of the browser.
pub type DayName<'a> = &'a dyn Fn(Weekday) -> String;

#[derive(Debug)]
pub struct QuickAdd {
    pub rhythm: fn(&Rhythm, DayName) -> String,
}

/// Several things one after the other, the last of them after this word.
#[must_use]
pub fn listed(names: &[String], and: &str) -> String {
    match names.split_last() {
        Some((last, others @ [_, ..])) => format!("{} {and} {last}", others.join(", ")),
        _ => names.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_several_stands_after_a_word() {
        let names = ["Monday", "Tuesday", "Friday"].map(str::to_owned);
        let told = [0, 1, 2, 3].map(|count| listed(&names[..count], "and"));
        assert_eq!(told, ["", "Monday", "Monday and Tuesday", "Monday, Tuesday and Friday"]);
    }
}
