//! When a repeat comes: the part of RFC 5545's recurrence rules that StudentOS knows.

use crate::{
    Invalid, Weekday,
    parsed::{serde_as_string, serialize_as_display, string_schema},
};
use std::{fmt, str::FromStr};

/// A recurrence rule (RFC 5545, section 3.3.10) of days, weeks or months; weeks begin on Monday.
///
/// ```
/// # use studentos_api_types::Rule;
/// let rule = Rule::parse("byday=th,mo; interval=2; freq=weekly".replace(' ', "").as_str())?;
/// assert_eq!(rule.to_string(), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH");
/// assert!(Rule::parse("FREQ=DAILY;COUNT=3").is_err());
/// # Ok::<(), studentos_api_types::Invalid>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    interval: u16,
    cycle: Cycle,
}

/// What comes round, and on which of its days. Lists are sorted and hold nothing twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cycle {
    /// Each day.
    Daily,
    /// These days of the week; of an empty list, the one the repeat starts on.
    Weekly(Vec<Weekday>),
    /// These days of the month, 1 to 31, or counted from its end, −1 to −31; of an empty list, the one the repeat starts on.
    MonthlyByDay(Vec<i8>),
    /// The first to fifth weekday of the month, 1 to 5, or counted from its end, −1 to −5.
    MonthlyByWeekday(Vec<(i8, Weekday)>),
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

/// The parts of a rule as they were written, each at most once.
#[derive(Default)]
struct Parts<'a> {
    freq: Option<&'a str>,
    interval: Option<&'a str>,
    by_day: Option<&'a str>,
    by_month_day: Option<&'a str>,
    week_start: Option<&'a str>,
}

impl Rule {
    /// The longest text of a rule that is read, in bytes: room for every list there is.
    pub const LONGEST: usize = 500;
    /// The longest interval.
    pub const MOST: u16 = 999;

    /// A rule of every `interval` days, weeks or months.
    ///
    /// # Errors
    /// When the interval is not 1 to [`Rule::MOST`], or a list holds what there is not.
    pub fn new(interval: u16, mut cycle: Cycle) -> Result<Self, Invalid> {
        if !(1..=Self::MOST).contains(&interval) {
            return Err(Invalid::new("INTERVAL must be a whole number from 1 to 999."));
        }
        match &mut cycle {
            Cycle::Daily => {}
            Cycle::Weekly(days) => {
                put_in_order(days, place);
            }
            Cycle::MonthlyByDay(days) => {
                if days.iter().any(|day| !(1..=31).contains(&day.unsigned_abs())) {
                    return Err(month_day());
                }
                put_in_order(days, |day| (day < 0, day));
            }
            Cycle::MonthlyByWeekday(days) => {
                if days.is_empty() || days.iter().any(|(nth, _)| !(-5..=5).contains(nth) || *nth == 0) {
                    return Err(nth_weekday());
                }
                put_in_order(days, |(nth, day)| (nth < 0, nth, place(day)));
            }
        }
        Ok(Self { interval, cycle })
    }

    /// Reads a rule, its parts in any order, upper or lower case, with or without `RRULE:` before it.
    ///
    /// # Errors
    /// A sentence that says which part is not as it should be.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if text.len() > Self::LONGEST {
            return Err(Invalid::new("Must be at most 500 characters."));
        }
        let text = text.to_ascii_uppercase();
        let parts = Parts::read(text.strip_prefix("RRULE:").unwrap_or(&text))?;
        if parts.week_start.is_some_and(|day| day != "MO") {
            return Err(Invalid::new("WKST may only be MO: weeks begin on Monday."));
        }
        let refused = || Invalid::new("INTERVAL must be a whole number from 1 to 999.");
        let interval = parts.interval.map_or(Some(1), number).ok_or_else(refused)?;
        Self::new(interval, parts.cycle()?)
    }

    /// Every how many days, weeks or months it comes: 1 to 999.
    #[must_use]
    pub const fn interval(&self) -> u16 {
        self.interval
    }

    /// What comes round.
    #[must_use]
    pub const fn cycle(&self) -> &Cycle {
        &self.cycle
    }
}

impl<'a> Parts<'a> {
    fn read(text: &'a str) -> Result<Self, Invalid> {
        let mut parts = Self::default();
        for part in text.split(';') {
            let (name, value) = part
                .split_once('=')
                .ok_or_else(|| Invalid::new("Must be a recurrence rule of RFC 5545, like FREQ=WEEKLY;BYDAY=MO,TH."))?;
            let place = match name {
                "FREQ" => &mut parts.freq,
                "INTERVAL" => &mut parts.interval,
                "BYDAY" => &mut parts.by_day,
                "BYMONTHDAY" => &mut parts.by_month_day,
                "WKST" => &mut parts.week_start,
                "COUNT" | "UNTIL" => {
                    return Err(Invalid::new("COUNT and UNTIL are not used here: say when it ends in ends_on."));
                }
                _ => return Err(Invalid::new("May have no parts but FREQ, INTERVAL, BYDAY, BYMONTHDAY and WKST.")),
            };
            if place.replace(value).is_some() {
                return Err(Invalid::new("Must not have a part twice."));
            }
        }
        Ok(parts)
    }

    fn cycle(&self) -> Result<Cycle, Invalid> {
        match (self.freq, self.by_day, self.by_month_day) {
            (Some("DAILY"), None, None) => Ok(Cycle::Daily),
            (Some("DAILY"), ..) => {
                Err(Invalid::new("A daily rule has no BYDAY and no BYMONTHDAY: say FREQ=WEEKLY or FREQ=MONTHLY."))
            }
            (Some("WEEKLY"), days, None) => {
                list(days, weekday, || Invalid::new("BYDAY of a weekly rule must be weekdays like MO,TH."))
                    .map(Cycle::Weekly)
            }
            (Some("WEEKLY"), _, Some(_)) => Err(Invalid::new("BYMONTHDAY is for FREQ=MONTHLY.")),
            (Some("MONTHLY"), Some(_), Some(_)) => Err(Invalid::new("Must not have both BYDAY and BYMONTHDAY.")),
            (Some("MONTHLY"), Some(days), None) => list(Some(days), nth, nth_weekday).map(Cycle::MonthlyByWeekday),
            (Some("MONTHLY"), None, days) => list(days, number, month_day).map(Cycle::MonthlyByDay),
            _ => Err(Invalid::new("FREQ must be DAILY, WEEKLY or MONTHLY.")),
        }
    }
}

/// Each once and in order. They are few: a sort would be code that weighs in a browser.
fn put_in_order<T: Copy + PartialEq, K: Ord>(items: &mut Vec<T>, key: impl Fn(T) -> K) {
    let mut ordered = Vec::with_capacity(items.len());
    for item in items.iter().copied() {
        let place = ordered.partition_point(|other| key(*other) < key(item));
        if ordered.get(place) != Some(&item) {
            ordered.insert(place, item);
        }
    }
    *items = ordered;
}

fn month_day() -> Invalid {
    Invalid::new("BYMONTHDAY must be days from 1 to 31, or from -1 to -31 counted from the end of the month.")
}

fn nth_weekday() -> Invalid {
    Invalid::new("BYDAY of a monthly rule must be weekdays with a number from 1 to 5 or -1 to -5, like 1MO or -1FR.")
}

/// A list between commas, each item read alike; the empty list when it was left out.
fn list<T>(text: Option<&str>, item: fn(&str) -> Option<T>, refused: fn() -> Invalid) -> Result<Vec<T>, Invalid> {
    let Some(text) = text else { return Ok(Vec::new()) };
    text.split(',').map(|text| item(text).ok_or_else(refused)).collect()
}

fn weekday(text: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(name, _)| *name == text).map(|(_, day)| *day)
}

fn nth(text: &str) -> Option<(i8, Weekday)> {
    let (count, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    Some((number(count)?, weekday(day)?))
}

/// A number as RFC 5545 writes it: digits, a sign before them if there is one.
fn number<T: FromStr>(text: &str) -> Option<T> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

fn place(day: Weekday) -> usize {
    WEEKDAYS.iter().position(|(_, it)| *it == day).unwrap_or_default()
}

fn name(day: Weekday) -> &'static str {
    WEEKDAYS.get(place(day)).map_or("", |(name, _)| name)
}

/// The one way in which a rule is written: upper case, FREQ first, no INTERVAL of 1, lists sorted.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (freq, by, list) = match &self.cycle {
            Cycle::Daily => ("DAILY", "", Vec::new()),
            Cycle::Weekly(days) => ("WEEKLY", "BYDAY", days.iter().map(|day| name(*day).to_owned()).collect()),
            Cycle::MonthlyByDay(days) => ("MONTHLY", "BYMONTHDAY", days.iter().map(ToString::to_string).collect()),
            Cycle::MonthlyByWeekday(days) => {
                ("MONTHLY", "BYDAY", days.iter().map(|(nth, day)| format!("{nth}{}", name(*day))).collect())
            }
        };
        write!(f, "FREQ={freq}")?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if !list.is_empty() {
            write!(f, ";{by}={}", list.join(","))?;
        }
        Ok(())
    }
}

serde_as_string!(Rule);
serialize_as_display!(Rule);
string_schema!(
    Rule,
    "A recurrence rule of RFC 5545, limited to these parts: FREQ (DAILY, WEEKLY or MONTHLY), INTERVAL (1 to 999), BYDAY (weekly: \
     weekdays; monthly: with a number, as in 1MO or -1FR), BYMONTHDAY (monthly), and WKST=MO, since weeks begin on Monday. There is \
     no COUNT and no UNTIL: ends_on says it. The parts may stand in any order, each once, in upper or lower case; it is given back \
     in upper case, FREQ first, then INTERVAL if it is not 1, then its days in their order.",
    |schema| schema
        .min_length(Some(10))
        .max_length(Some(Rule::LONGEST))
        .pattern(Some(pattern()))
        .examples(["FREQ=WEEKLY;BYDAY=MO,TH"])
);

/// Every rule that is read is like this, though not all that is like this is one.
#[cfg(feature = "utoipa")]
fn pattern() -> String {
    let weekday = "([+-]?[0-9]{1,3})?(MO|TU|WE|TH|FR|SA|SU)";
    let month_day = "[+-]?[0-9]{1,3}";
    let part = format!(
        "(FREQ=(DAILY|WEEKLY|MONTHLY)|INTERVAL=[+]?[0-9]{{1,3}}|BYDAY={weekday}(,{weekday})*|BYMONTHDAY={month_day}(,{month_day})*|WKST=MO)"
    );
    // Not every reader of patterns knows how to be told that case does not matter.
    let in_any_case =
        |c: char| if c.is_ascii_uppercase() { format!("[{c}{}]", c.to_ascii_lowercase()) } else { c.into() };
    format!("^(RRULE:)?{part}(;{part})*$").chars().map(in_any_case).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
