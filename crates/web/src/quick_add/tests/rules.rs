//! What holds for any text.

use super::{date, understood};
use crate::quick_add::{ENGLISH, Part, Rhythm, SPANISH, describe, read, rule};
use proptest::prelude::*;
use studentos_client::types::{Date, Weekday};

/// Words that are understood between any others.
fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "tomorrow",
        "mon",
        "Monday",
        "and",
        "every",
        "in",
        "3",
        "days",
        "12",
        "May",
        "2026",
        "1st",
        "#math",
        "\"",
        "“",
        "”",
        "\\",
        "mañana",
        "lunes",
        "cada",
        "de",
        "mayo",
        "los",
        "12.",
        "24/12",
        "3/4",
        "24.12.2026",
        ",",
        "9999-12-31",
        "last",
        "until",
        "for 2 weeks",
        "hasta",
        "durante",
        "cada día",
        "every day",
    ]);
    let word = prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec((word, prop::sample::select(vec!["", " ", "  ", "\n", "\u{a0}"])), 0..12)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space.to_owned()]).collect())
}

/// The words that a phrase begins or goes on with.
fn leading_on(is_english: bool) -> &'static [&'static str] {
    if is_english {
        &["and", "&", "or", "due", "by", "before", "for", "on", "from", "starting", "to", "until", "the", "every"]
    } else {
        &["y", "e", "o", "para", "de", "del", "desde", "a", "al", "el", "los", "la", "hasta", "cada"]
    }
}

/// Days, rules and goals, and what joins them.
fn joined() -> impl Strategy<Value = Vec<&'static str>> {
    let phrase = prop::sample::select(vec![
        "tomorrow",
        "Mon",
        "friday,",
        "12 May",
        "2026-05-12",
        "24/12",
        "3/4",
        "every day",
        "every 2 weeks",
        "next week",
        "#math",
        "Run",
        "mañana",
        "lun",
        "viernes,",
        "12 de mayo",
        "cada día",
        "cada 2 semanas",
        "antes",
        "partir",
        "Correr",
    ]);
    let joining = prop::sample::select([leading_on(true), leading_on(false)].concat());
    prop::collection::vec(prop_oneof![phrase, joining], 0..10)
}

fn day() -> impl Strategy<Value = Date> {
    (Date::MIN.days_since_epoch()..=Date::MAX.days_since_epoch()).prop_map(Date::from_days_since_epoch)
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

proptest! {
    #[test]
    fn a_text_is_its_title_and_what_was_understood(text in text(), today in day(), is_english in any::<bool>()) {
        let vocabulary = if is_english { &ENGLISH } else { &SPANISH };
        let found = read(&text, today, vocabulary, &super::GOALS);
        prop_assert_eq!(&found, &read(&text, today, vocabulary, &super::GOALS));
        prop_assert!(found.title.len() <= text.len());
        prop_assert_eq!(found.title.is_empty(), text.trim().is_empty());
        prop_assert!(found.date.is_none_or(|date| date >= today));

        let mut rest = String::new();
        let mut end = 0;
        for span in &found.spans {
            prop_assert!(end <= span.start && span.start < span.end);
            rest += &text[end..span.start];
            rest.push(' ');
            end = span.end;
        }
        rest += &text[end..];
        let plain = |text: &str| text.replace(['\\', '"', '“', '”', '„', '«', '»', '‘', '’'], "");
        let (title, rest) = (plain(&found.title), plain(&rest));
        prop_assert_eq!(words(&title), words(&rest));
        prop_assert!(found.rule.is_some() || found.end.is_none());
        prop_assert!(found.last_day(today).is_none_or(|last| last >= found.date.unwrap_or(today)));
        // A goal is untold beside a rule, which is told together with its end.
        let untold = usize::from(found.rule.is_some() && found.goal.is_some()) + usize::from(found.end.is_some());
        prop_assert_eq!(found.spans.len(), describe(&found, today).len() + untold);
    }

    #[test]
    fn a_title_never_ends_with_what_leads_on(words in joined(), today in day(), is_english in any::<bool>()) {
        let vocabulary = if is_english { &ENGLISH } else { &SPANISH };
        let text = words.join(" ");
        let found = read(&text, today, vocabulary, &super::GOALS);
        // What stands after all that was understood ends as it was typed.
        let is_cut = found.spans.last().is_some_and(|last| last.end == text.len());
        let end = found.title.split(' ').next_back().unwrap_or_default().trim_end_matches(',').to_lowercase();
        prop_assert!(!is_cut || !leading_on(is_english).contains(&end.as_str()), "{text}: {}", found.title);
    }

    #[test]
    fn a_quoted_text_is_only_a_title(text in text(), today in day()) {
        let inside = text.replace(['“', '”'], "");
        let text = format!("“{inside}”");
        let found = read(&text, today, &ENGLISH, &super::GOALS);
        prop_assert!(found.spans.is_empty() && [text.as_str(), inside.trim()].contains(&found.title.as_str()));
    }
}

#[test]
fn days_end_where_the_calendar_ends() {
    for text in ["Read tomorrow", "Read next week", "Read in 3 months", "Read mon", "Read next month", "Read 30 Dec"] {
        let found = read(text, Date::MAX, &ENGLISH, &[]);
        assert_eq!((found.title.as_str(), found.date), (text, None));
    }
    assert_eq!(read("Read 31 Dec", Date::MAX, &ENGLISH, &[]).date, Some(Date::MAX));
    assert_eq!(read("Read in a month", date("2026-01-31"), &ENGLISH, &[]).date, Some(date("2026-02-28")));
}

#[test]
fn a_weekend_has_two_days() {
    for (today, this, next) in [
        ("2026-03-02", "2026-03-07", "2026-03-14"),
        ("2026-03-07", "2026-03-07", "2026-03-14"),
        ("2026-03-08", "2026-03-08", "2026-03-14"),
    ] {
        let told = |text| read(text, date(today), &ENGLISH, &[]).date;
        assert_eq!((told("Rest this weekend"), told("Rest next weekend")), (Some(date(this)), Some(date(next))));
    }
}

#[test]
fn what_was_understood_is_told_in_parts() {
    let today = date("2026-03-06");
    let tomorrow = Part::Day(date("2026-03-07"));
    let found = understood("Read tomorrow #math", &ENGLISH);
    assert_eq!(describe(&found, today), [tomorrow.clone(), Part::Goal(0)]);
    // What comes back is no step.
    let found = understood("Read every weekday from tomorrow #math", &ENGLISH);
    assert_eq!(describe(&found, today), [tomorrow, Part::Repeat(Rhythm::Weekdays, None)]);
    // For so long from the day it is added to.
    let found = understood("Read every weekday for a week", &ENGLISH);
    let told = describe(&found, date("2026-03-10"));
    assert_eq!(told, [Part::Repeat(Rhythm::Weekdays, Some(date("2026-03-16")))]);
    for (text, rhythm) in [
        ("Read every 3 days", Rhythm::Days(3)),
        ("Read every weekend", Rhythm::Weekends),
        ("Read every week", Rhythm::Weeks(1, &[])),
        ("Read every 2 weeks on mon", Rhythm::Weeks(2, &[Weekday::Monday])),
        ("Read every month on the 15th", Rhythm::Months(1, &[15])),
        ("Read every last fri", Rhythm::MonthsByWeekday(1, &[(-1, Weekday::Friday)])),
    ] {
        assert_eq!(describe(&understood(text, &ENGLISH), today), [Part::Repeat(rhythm, None)], "{text}");
    }
}

#[test]
fn a_rule_is_the_whole_of_a_text_or_none() {
    let told = |text, vocabulary| rule(text, date("2026-03-06"), vocabulary).map(|rule| rule.to_string());
    assert_eq!(told("Every 2 weeks on Friday", &ENGLISH).as_deref(), Some("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"));
    assert_eq!(told("Every Monday, Wednesday", &ENGLISH).as_deref(), Some("FREQ=WEEKLY;BYDAY=MO,WE"));
    assert_eq!(told("cada día laborable", &SPANISH).as_deref(), Some("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"));
    for text in ["", "tomorrow", "every day tomorrow", "run every day", "every day run", "now and then"] {
        assert_eq!(told(text, &ENGLISH), None, "{text}");
    }
}
