//! Any text, added on any day: it is its title and what was understood of it, in each language.
#![no_main]

use libfuzzer_sys::fuzz_target;
use studentos_api_types::{Date, Rule};
use studentos_web::quick_add::{ENGLISH, SPANISH, Understood, describe, read, rule};

const GOALS: [&str; 4] = ["Math", "Essay on Kant", "Math exam", "Inglés"];

fuzz_target!(|input: (u16, u8, &str)| {
    // A day of the years 2000 to 2179, or one of the last 256 that there are.
    let (day, end, text) = input;
    let today = Date::parse("2000-01-01").expect("a date").plus_days(day.into());
    for today in [today, Date::MAX.plus_days(-i32::from(end))] {
        for vocabulary in [&ENGLISH, &SPANISH] {
            check(text, today, &read(text, today, vocabulary, &GOALS));
            if let Some(rule) = rule(text, today, vocabulary) {
                assert_eq!(Rule::parse(&rule.to_string()), Ok(rule));
            }
        }
    }
});

fn check(text: &str, today: Date, found: &Understood) {
    assert_eq!(found.title.is_empty(), text.trim().is_empty());
    assert!(found.title.len() <= text.len());
    assert!(found.date.is_none_or(|date| date >= today));
    assert!(found.goal.is_none_or(|goal| goal < GOALS.len()));
    assert!(found.rule.as_ref().is_none_or(|rule| Rule::parse(&rule.to_string()).as_ref() == Ok(rule)));
    assert!(found.last_day(today).is_none_or(|last| found.rule.is_some() && last >= found.date.unwrap_or(today)));
    // Beside a rule, a goal is not told, and its end is told with it.
    let untold = usize::from(found.rule.is_some() && found.goal.is_some()) + usize::from(found.end.is_some());
    assert_eq!(found.spans.len(), describe(found, today).len() + untold);

    let mut rest = String::new();
    let mut end = 0;
    for span in &found.spans {
        assert!(end <= span.start && span.start < span.end);
        // Cut within a character, it would panic.
        rest.push_str(&text[end..span.start]);
        rest.push(' ');
        end = span.end;
    }
    rest.push_str(&text[end..]);
    // Who takes away a backslash has done what it asked for.
    assert_eq!(words(&found.title), words(&rest));
}

fn words(text: &str) -> Vec<String> {
    text.replace('\\', "").split_whitespace().map(str::to_owned).collect()
}
