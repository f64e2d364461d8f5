//! The short way and the long one lead to the same days, and those are the ones that RFC 5545 means.

use super::*;
use proptest::{collection::vec, prelude::*, sample::select};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn first(rule: &str, starts_on: &str, from: &str, count: usize) -> Vec<String> {
    let rule = Rule::parse(rule).unwrap();
    days(&rule, date(starts_on), date(from)).take(count).map(|day| day.to_string()).collect()
}

/// Every day of a rule up to one, as the crate gives them that begins where the rule does, reading the rule's own text.
fn long_way(rule: &Rule, starts_on: Date, to: Date) -> Vec<Date> {
    let start = starts_on.to_string().replace('-', "");
    let text = format!("DTSTART:{start}T000000Z\nRRULE:{rule};UNTIL={}T000000Z", to.to_string().replace('-', ""));
    let set: RRuleSet = text.parse().unwrap();
    let days = set.into_iter().map(|day| i32::try_from(day.timestamp() / SECONDS_A_DAY).unwrap());
    days.map(Date::from_days_since_epoch).collect()
}

/// What RFC 5545 says, day by day and without any cleverness.
fn falls(rule: &Rule, starts_on: Date, day: Date) -> bool {
    let interval = i32::from(rule.interval());
    let monday = |date: Date| (date.days_since_epoch() + 3).div_euclid(7);
    let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let length =
        |date: Date| (28..=31).rev().find(|last| Date::new(date.year(), date.month(), *last).is_some()).unwrap();
    let (of_month, from_end) = (day.day().cast_signed(), day.day().cast_signed() - length(day).cast_signed() - 1);
    match rule.cycle() {
        Cycle::Daily => (day.days_since_epoch() - starts_on.days_since_epoch()) % interval == 0,
        Cycle::Weekly(days) => {
            let is_its_day = days.contains(&day.weekday()) || (days.is_empty() && day.weekday() == starts_on.weekday());
            (monday(day) - monday(starts_on)) % interval == 0 && is_its_day
        }
        Cycle::MonthlyByDay(days) => {
            let is_its_day = days.contains(&of_month)
                || days.contains(&from_end)
                || (days.is_empty() && day.day() == starts_on.day());
            (month(day) - month(starts_on)) % interval == 0 && is_its_day
        }
        Cycle::MonthlyByWeekday(days) => {
            let (nth, nth_from_end) = ((of_month - 1) / 7 + 1, (from_end + 1) / 7 - 1);
            let is_its_day = days.contains(&(nth, day.weekday())) || days.contains(&(nth_from_end, day.weekday()));
            (month(day) - month(starts_on)) % interval == 0 && is_its_day
        }
    }
}

pub fn rules() -> impl Strategy<Value = Rule> {
    let weekdays = || select(Weekday::ALL.to_vec());
    let signed = |least: i8, most: i8| (least..=most).prop_filter("there is no day 0", |number| *number != 0);
    let cycles = prop_oneof![
        Just(Cycle::Daily),
        vec(weekdays(), 0..5).prop_map(Cycle::Weekly),
        vec(signed(-31, 31), 0..4).prop_map(Cycle::MonthlyByDay),
        vec((signed(-5, 5), weekdays()), 1..4).prop_map(Cycle::MonthlyByWeekday),
    ];
    (prop_oneof![4 => 1..=4_u16, 1 => 1..=40_u16], cycles)
        .prop_map(|(interval, cycle)| Rule::new(interval, cycle).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn the_short_way_leads_to_the_same_days(rule in rules(), start in 6_000..22_000_i32, ahead in 0..3_000_i32) {
        let (starts_on, from) = (Date::from_days_since_epoch(start), Date::from_days_since_epoch(start + ahead));
        let to = from.plus_days(731);
        let short: Vec<_> = days(&rule, starts_on, from).take_while(|day| *day <= to).collect();
        // The crate knows no fifth last weekday.
        if !matches!(rule.cycle(), Cycle::MonthlyByWeekday(days) if days.iter().any(|(nth, _)| *nth == -5)) {
            let long: Vec<_> = long_way(&rule, starts_on, to).into_iter().filter(|day| *day >= from).collect();
            prop_assert_eq!(&short, &long, "{}", rule);
        }
        let meant = (0..=731).map(|days| from.plus_days(days)).filter(|day| falls(&rule, starts_on, *day));
        prop_assert_eq!(short, meant.collect::<Vec<_>>(), "{}", rule);
    }
}

#[test]
fn a_start_that_is_no_day_of_the_rule_is_none() {
    // A Friday.
    assert_eq!(first("FREQ=WEEKLY;BYDAY=MO", "2026-11-20", "2026-11-20", 2), ["2026-11-23", "2026-11-30"]);
    assert_eq!(first("FREQ=MONTHLY;BYMONTHDAY=1", "2026-11-20", "2026-01-01", 1), ["2026-12-01"]);
}

#[test]
fn weeks_are_counted_from_the_week_of_the_start() {
    // Started on a Friday, the Monday of that week is past, and the week after it is left out.
    assert_eq!(
        first("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "2026-11-20", "2026-11-20", 4),
        ["2026-11-20", "2026-11-30", "2026-12-04", "2026-12-14"]
    );
}

#[test]
fn a_day_that_a_month_does_not_have_is_left_out() {
    assert_eq!(first("FREQ=MONTHLY", "2026-01-31", "2026-02-01", 3), ["2026-03-31", "2026-05-31", "2026-07-31"]);
    assert_eq!(first("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-20", "2026-11-28", 1), ["2026-12-25"]);
    assert_eq!(
        first("FREQ=MONTHLY;BYDAY=-5SU,1SU", "2026-02-01", "2026-02-01", 4),
        ["2026-02-01", "2026-03-01", "2026-04-05", "2026-05-03"]
    );
    assert_eq!(first("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29", "2026-02-01", "2026-02-01", 1), ["2028-02-29"]);
}

#[test]
fn the_calendar_has_two_ends() {
    assert_eq!(first("FREQ=DAILY", "9999-12-30", "9999-12-31", 3), ["9999-12-31"]);
    assert_eq!(first("FREQ=DAILY;INTERVAL=2", "9999-12-30", "9999-12-31", 3), [""; 0]);
    assert_eq!(first("FREQ=WEEKLY;BYDAY=MO", "9999-12-31", "9999-12-31", 3), [""; 0]);
    assert_eq!(first("FREQ=MONTHLY;INTERVAL=999", "9999-12-31", "9999-12-31", 3), ["9999-12-31"]);
    assert_eq!(first("FREQ=WEEKLY;INTERVAL=999;BYDAY=MO", "0001-01-01", "0001-01-01", 1), ["0001-01-01"]);
    assert_eq!(first("FREQ=DAILY", "0001-01-01", "2026-11-20", 1), ["2026-11-20"]);
}

#[test]
fn what_never_comes_ends() {
    assert_eq!(first("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30", "2026-02-01", "2026-02-01", 1), [""; 0]);
}
