//! Which texts are rules, and how they are written back.

use super::*;
use proptest::{collection::vec, prelude::*, sample::select};

#[test]
fn a_rule_is_written_in_one_way() {
    for (text, written) in [
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("RRULE:FREQ=DAILY;INTERVAL=1", "FREQ=DAILY"),
        ("freq=daily;interval=003", "FREQ=DAILY;INTERVAL=3"),
        ("INTERVAL=999;FREQ=DAILY", "FREQ=DAILY;INTERVAL=999"),
        ("FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;WKST=MO", "FREQ=WEEKLY"),
        ("BYDAY=SU,MO,SU;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,SU"),
        ("FREQ=MONTHLY", "FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,31,1,+1", "FREQ=MONTHLY;BYMONTHDAY=1,31,-1"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"),
        ("FREQ=MONTHLY;BYDAY=-5MO", "FREQ=MONTHLY;BYDAY=-5MO"),
        ("FREQ=MONTHLY;BYDAY=-1FR,5MO,+1SU,1MO", "FREQ=MONTHLY;BYDAY=1MO,1SU,5MO,-1FR"),
    ] {
        assert_eq!(Rule::parse(text).map(|rule| rule.to_string()), Ok(written.to_owned()), "{text}");
    }
}

#[test]
fn what_is_no_rule_is_refused_in_a_sentence_about_it() {
    for (text, about) in [
        ("", "RFC 5545"),
        ("daily", "RFC 5545"),
        ("FREQ=DAILY;", "RFC 5545"),
        ("FREQ=", "FREQ"),
        ("INTERVAL=2", "FREQ"),
        ("FREQ=YEARLY", "FREQ"),
        ("FREQ=HOURLY", "FREQ"),
        ("FREQ=DAILY;COUNT=3", "ends_on"),
        ("FREQ=DAILY;UNTIL=20261231", "ends_on"),
        ("FREQ=DAILY;FREQ=DAILY", "twice"),
        ("FREQ=DAILY;BYHOUR=3", "no parts but"),
        ("FREQ=MONTHLY;BYSETPOS=1;BYDAY=1MO", "no parts but"),
        ("FREQ=DAILY; INTERVAL=2", "no parts but"),
        (" FREQ=DAILY", "no parts but"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=1000", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=-1", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=1.5", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=", "INTERVAL"),
        ("FREQ=DAILY;INTERVAL=２", "INTERVAL"),
        ("FREQ=DAILY;BYDAY=MO", "FREQ=WEEKLY"),
        ("FREQ=DAILY;BYMONTHDAY=1", "FREQ=MONTHLY"),
        ("FREQ=WEEKLY;BYDAY=", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=MO,", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=MI", "BYDAY"),
        ("FREQ=WEEKLY;BYMONTHDAY=1", "BYMONTHDAY"),
        ("FREQ=WEEKLY;WKST=SU", "WKST"),
        ("FREQ=MONTHLY;BYDAY=MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=6MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=-6MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=é", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=1é", "BYDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=-32", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=128", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=1MO", "both"),
    ] {
        let refusal = Rule::parse(text).expect_err(text);
        assert!(refusal.message().contains(about) && refusal.message().ends_with('.'), "{text}: {refusal}");
    }
    assert!(Rule::parse(&format!("FREQ=MONTHLY;BYMONTHDAY=1{}", ",1".repeat(300))).is_err());
}

fn weekdays() -> impl Strategy<Value = Weekday> {
    select(WEEKDAYS.map(|(_, day)| day).to_vec())
}

fn rules() -> impl Strategy<Value = Rule> {
    let signed = |least: i8, most: i8| (least..=most).prop_filter("there is no day 0", |number| *number != 0);
    let cycles = prop_oneof![
        Just(Cycle::Daily),
        vec(weekdays(), 0..9).prop_map(Cycle::Weekly),
        vec(signed(-31, 31), 0..70).prop_map(Cycle::MonthlyByDay),
        vec((signed(-5, 5), weekdays()), 1..70).prop_map(Cycle::MonthlyByWeekday),
    ];
    (1..=Rule::MOST, cycles).prop_map(|(interval, cycle)| Rule::new(interval, cycle).expect("all of it is in range"))
}

proptest! {
    #[test]
    fn a_rule_comes_back_as_it_was_written(rule in rules()) {
        let text = rule.to_string();
        prop_assert!(text.len() <= Rule::LONGEST);
        prop_assert_eq!(Rule::parse(&text), Ok(rule.clone()));
        prop_assert_eq!(Rule::parse(&format!("rrule:{}", text.to_lowercase())), Ok(rule));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC*", parts in "(FREQ|BYDAY|INTERVAL)=[-+0-9A-Zé,;=]{0,20}") {
        drop(Rule::parse(&text));
        drop(Rule::parse(&parts));
    }
}
