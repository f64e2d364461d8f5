//! The days and rules that phrases stand for.

use super::{end::End, phrase::Slots};
use crate::calendar::{Month, Week, column};
use studentos_client::types::{Cycle, Date, Rule, Weekday};

/// How many days ahead is soon.
const SOON: i32 = 92;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Unit {
    Day,
    Week,
    Month,
}

/// What a phrase means, given what its slots hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Nothing, although a part of it would mean something.
    Nothing,
    /// So many days, weeks or months from today; a number or a unit among its words counts instead.
    In(Unit, u16),
    /// The next such day of the week, never today.
    Weekday,
    /// That day of the next week.
    WeekdayOfNextWeek,
    /// The Saturday of this week or of one so many weeks later; when it is over, today.
    Weekend(u8),
    /// The day the next week or month begins.
    Next(Unit),
    /// The day that is written out; without its year, the next such day.
    Date,
    /// The next such day of a month, where nothing follows that it may as well be a part of, like “the 19th century”.
    DayOfMonth,
    /// The last day of this month or of one that is named, where nothing follows it.
    EndOfMonth,
    /// Every so many days, weeks or months, on the days that are named; a number or a unit among its words counts instead.
    Every(Unit, u16),
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekends,
    /// Monday, Wednesday and Friday.
    MonWedFri,
    /// For so many days, weeks or months; without a number, for nobody knows how long.
    For,
    /// So much earlier than the day that follows.
    Before,
    /// So much later than the day that follows.
    After,
    /// What no day or rule is, like a span of days: all of the text means but itself.
    Unclear,
}

/// What was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Date(Date),
    Rule(Rule),
    /// When it comes back for the last time, if that is understood.
    End(Option<End>),
    Goal(usize),
    /// So much later than the day that follows, or earlier when negative.
    Shift(Unit, i32),
    /// It is not clear what all of the text means.
    Unclear,
}

impl Meaning {
    /// Whether it is a day of the next three months: what is planned is mostly no further away.
    pub(super) fn is_soon(&self, today: Date) -> bool {
        matches!(self, Self::Date(date) if date.days_since_epoch() - today.days_since_epoch() <= SOON)
    }
}

impl Means {
    /// Whether it says how often.
    pub(super) const fn is_rule(self) -> bool {
        matches!(self, Self::Every(..) | Self::Weekdays | Self::Weekends | Self::MonWedFri)
    }

    /// The day or rule; none when there is no such day, or it is over.
    pub(super) fn meaning(self, slots: Slots, today: Date) -> Option<Meaning> {
        use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        let weekly = |days: &[Weekday]| Rule::new(1, Cycle::Weekly(days.to_vec())).ok().map(Meaning::Rule);
        let first = || slots.weekdays.first().copied();
        let date = match self {
            Self::Nothing => None,
            Self::In(unit, count) => ahead(today, slots.unit.unwrap_or(unit), slots.number.unwrap_or(count).into()),
            Self::Weekday => first().and_then(|day| later(today, 1 + column(day, today.plus_days(1).weekday()))),
            Self::WeekdayOfNextWeek => {
                first().and_then(|day| later(Week::of(today).first_day(), 7 + column(day, Monday)))
            }
            Self::Weekend(weeks) => {
                later(Week::of(today).first_day(), 5 + 7 * weeks).map(|saturday| saturday.max(today))
            }
            Self::Next(Unit::Month) => Some(Month::of(today).next().first()).filter(|first| *first > today),
            Self::Next(_) => later(Week::of(today).first_day(), 7),
            Self::Date => written_out(&slots, today),
            Self::DayOfMonth => slots.day.and_then(|day| next_with(day, today)),
            Self::EndOfMonth if slots.month.is_none() => Some(Month::of(today).last()),
            Self::EndOfMonth => months(&slots, today).map(Month::last).find(|last| *last >= today),
            Self::Every(unit, count) => return every(unit, count, slots).map(Meaning::Rule),
            Self::For => {
                let end = slots.unit.zip(slots.number.filter(|count| *count > 0));
                return Some(Meaning::End(end.map(|(unit, count)| End::After(unit, count))));
            }
            Self::Before => return shift(&slots, -1),
            Self::After => return shift(&slots, 1),
            Self::Unclear => return Some(Meaning::Unclear),
            Self::Weekdays => return weekly(&[Monday, Tuesday, Wednesday, Thursday, Friday]),
            Self::Weekends => return weekly(&[Saturday, Sunday]),
            Self::MonWedFri => return weekly(&[Monday, Wednesday, Friday]),
        };
        date.map(Meaning::Date)
    }
}

/// So many days later, if there is such a day.
fn later(from: Date, days: u8) -> Option<Date> {
    ahead(from, Unit::Day, days.into())
}

fn shift(slots: &Slots, sign: i32) -> Option<Meaning> {
    Some(Meaning::Shift(slots.unit?, sign * i32::from(slots.number?)))
}

/// So much later, or earlier when negative, if there is such a day.
pub(super) fn ahead(from: Date, unit: Unit, count: i32) -> Option<Date> {
    let days = match unit {
        Unit::Day => count,
        Unit::Week => 7 * count,
        Unit::Month => {
            let month = i32::from(from.year()) * 12 + i32::from(from.month()) - 1 + count;
            let year = u16::try_from(month.div_euclid(12)).ok()?;
            let month = Month::of(Date::new(year, u8::try_from(month.rem_euclid(12) + 1).ok()?, 1)?);
            // A month that is too short has its last day instead.
            return Some(month.first().plus_days(i32::from(from.day()) - 1).min(month.last()));
        }
    };
    Some(from.plus_days(days)).filter(|date| date.days_since_epoch() - from.days_since_epoch() == days)
}

/// A day with its month, from today on.
fn written_out(slots: &Slots, today: Date) -> Option<Date> {
    let written = slots.date.or_else(|| {
        let (month, day) = (slots.month?, slots.day?);
        // The day that is rarest comes back after eight years at the latest.
        let years = slots.year.map_or(today.year()..=today.year() + 8, |year| year..=year);
        years.filter_map(|year| Date::new(year, month, day)).find(|date| *date >= today)
    });
    written.filter(|date| *date >= today)
}

/// The next months of a name.
pub(super) fn months(slots: &Slots, today: Date) -> impl Iterator<Item = Month> {
    let (year, month) = (slots.year, slots.month.unwrap_or_default());
    let years = year.map_or(today.year()..=today.year() + 1, |year| year..=year);
    years.filter_map(move |year| Date::new(year, month, 1)).map(Month::of)
}

/// A day of the next month that has it, from today on.
fn next_with(day: u8, today: Date) -> Option<Date> {
    // Of two months that follow each other, one is long enough.
    let this = Month::of(today);
    let months = [this, this.next(), this.next().next()].into_iter().map(Month::first);
    months.filter_map(|first| Date::new(first.year(), first.month(), day)).find(|date| *date >= today)
}

fn every(unit: Unit, count: u16, slots: Slots) -> Option<Rule> {
    let cycle = match (slots.unit.unwrap_or(unit), slots.place, slots.weekdays) {
        (Unit::Month, Some(place), weekdays) if weekdays.is_empty() => Cycle::MonthlyByDay(vec![place]),
        (Unit::Month, Some(place), weekdays) => {
            Cycle::MonthlyByWeekday(weekdays.into_iter().map(|day| (place, day)).collect())
        }
        (Unit::Month, None, _) => {
            Cycle::MonthlyByDay(slots.day.and_then(|day| i8::try_from(day).ok()).into_iter().collect())
        }
        (Unit::Week, _, weekdays) => Cycle::Weekly(weekdays),
        (Unit::Day, ..) => Cycle::Daily,
    };
    Rule::new(slots.number.unwrap_or(count), cycle).ok()
}
