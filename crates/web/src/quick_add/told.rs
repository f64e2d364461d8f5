//! What was understood, in parts that can be said in any language.

use super::Understood;
use studentos_client::types::{Cycle, Date, Rule, Weekday};

/// One thing that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// The day.
    Day(Date),
    /// How it comes back, and until which day.
    Repeat(Rhythm<'a>, Option<Date>),
    /// Which of the goals it belongs to.
    Goal(usize),
}

/// How something comes back, as one speaks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm<'a> {
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekends,
    /// Every so many days.
    Days(u16),
    /// Every so many weeks, on these days; without any, on that of its beginning.
    Weeks(u16, &'a [Weekday]),
    /// Every so many months, on these days, counted from the end when negative; without any, on that of its beginning.
    Months(u16, &'a [i8]),
    /// Every so many months, on its first, second … or last (−1) such days of the week.
    MonthsByWeekday(u16, &'a [(i8, Weekday)]),
}

impl<'a> Rhythm<'a> {
    /// How one speaks of a rule.
    #[must_use]
    pub fn of(rule: &'a Rule) -> Self {
        use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        match (rule.interval(), rule.cycle()) {
            (interval, Cycle::Daily) => Self::Days(interval),
            (1, Cycle::Weekly(days)) if *days == [Monday, Tuesday, Wednesday, Thursday, Friday] => Self::Weekdays,
            (1, Cycle::Weekly(days)) if *days == [Saturday, Sunday] => Self::Weekends,
            (interval, Cycle::Weekly(days)) => Self::Weeks(interval, days),
            (interval, Cycle::MonthlyByDay(days)) => Self::Months(interval, days),
            (interval, Cycle::MonthlyByWeekday(days)) => Self::MonthsByWeekday(interval, days),
        }
    }
}

/// All that was understood beside the title of what is added to the day `first`. What comes back is no step of a goal.
#[must_use]
pub fn describe(understood: &Understood, first: Date) -> Vec<Part<'_>> {
    let day = understood.date.map(Part::Day);
    let repeat = understood.rule.as_ref().map(|rule| Part::Repeat(Rhythm::of(rule), understood.last_day(first)));
    let goal = understood.goal.filter(|_| repeat.is_none()).map(Part::Goal);
    [day, repeat, goal].into_iter().flatten().collect()
}
