//! What people type, and what they mean by it on Friday 6 March 2026.

mod ends;
mod english;
mod leads;
mod rules;
mod spanish;

use super::{ENGLISH, Understood, Vocabulary, read, read_step};
use studentos_client::types::Date;

const GOALS: [&str; 4] = ["Math", "Essay on Kant", "Math exam", "Inglés"];

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn understood(text: &str, vocabulary: &Vocabulary) -> Understood {
    read(text, date("2026-03-06"), vocabulary, &GOALS)
}

/// Each line is a text, the title that is left of it, and what was understood beside that: a date, a rule, its last day or a goal.
fn check(vocabulary: &Vocabulary, lines: &[(&str, &str, &str)]) {
    for (text, title, meaning) in lines {
        let found = understood(text, vocabulary);
        let day = found.date.map(|date| date.to_string());
        let last_day = found.last_day(date("2026-03-06")).map(|day| format!("until {day}"));
        let rule = found.rule.map(|rule| rule.to_string());
        let goal = found.goal.map(|goal| format!("#{}", GOALS[goal]));
        let told = [day, rule, last_day, goal].into_iter().flatten().collect::<Vec<_>>().join(" ");
        assert_eq!((found.title.as_str(), told.as_str()), (*title, *meaning), "{text}");
    }
}

#[test]
fn a_step_is_done_once_whatever_its_day() {
    let step = |text| {
        let Understood { title, date, rule, .. } = read_step(text, date("2026-03-06"), &ENGLISH);
        (title, date.map(|date| date.to_string()), rule)
    };
    assert_eq!(step("Summary monday"), ("Summary".to_owned(), Some("2026-03-09".to_owned()), None));
    assert_eq!(step(" Stretch every day "), ("Stretch every day".to_owned(), None, None));
}
