//! How it is said what was understood of what somebody types.

use super::template::{Plural, Template};
use crate::quick_add::Rhythm;
use studentos_client::types::Weekday;

/// What a day of the week is called in the language of the browser.
pub type DayName<'a> = &'a dyn Fn(Weekday) -> String;

#[derive(Debug)]
pub struct QuickAdd {
    pub every_weekday: &'static str,
    pub every_weekend: &'static str,
    pub every_day: Plural,
    pub every_week: Plural,
    pub every_month: Plural,
    pub every: Template<1>,
    pub and: &'static str,
    pub on_weekday: Template<1>,
    pub on_weekdays: Template<2>,
    pub on_days: Template<2>,
    pub nth_weekday: Template<2>,
    /// How often, and until which day.
    pub until: Template<2>,
    /// A day of the month, counted from the end when negative.
    pub of_month: fn(i8) -> String,
    /// The first, second … or last.
    pub nth: fn(i8) -> String,
}

impl QuickAdd {
    /// How often something comes back.
    #[must_use]
    pub fn rhythm(&self, rhythm: &Rhythm, name: DayName) -> String {
        match rhythm {
            Rhythm::Weekdays => self.every_weekday.to_owned(),
            Rhythm::Weekends => self.every_weekend.to_owned(),
            Rhythm::Days(interval) => self.every_day.of((*interval).into()),
            Rhythm::Weeks(1, days @ [_, ..]) => {
                let days: Vec<_> = days.iter().map(|day| name(*day)).collect();
                self.every.fill(&listed(&days, self.and))
            }
            Rhythm::Weeks(interval, days) => {
                let days = days.iter().map(|day| self.on_weekday.fill(&name(*day)));
                self.on(self.every_week.of((*interval).into()), &self.on_weekdays, &days.collect::<Vec<_>>())
            }
            Rhythm::Months(interval, days) => {
                let days = days.iter().map(|day| (self.of_month)(*day));
                self.on(self.every_month.of((*interval).into()), &self.on_days, &days.collect::<Vec<_>>())
            }
            Rhythm::MonthsByWeekday(interval, days) => {
                let days = days.iter().map(|(nth, day)| self.nth_weekday.fill(&(self.nth)(*nth), &name(*day)));
                self.on(self.every_month.of((*interval).into()), &self.on_days, &days.collect::<Vec<_>>())
            }
        }
    }

    /// How often, and on which days if there are any.
    fn on(&self, every: String, on: &Template<2>, days: &[String]) -> String {
        if days.is_empty() { every } else { on.fill(&every, &listed(days, self.and)) }
    }
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
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::{
        quick_add,
        words::{en, es},
    };
    use proptest::prelude::*;
    use studentos_client::types::{Cycle, Date, Rule};

    /// How often something comes back, of all that can be typed.
    fn rule() -> impl Strategy<Value = Rule> {
        let nth = (prop::sample::select(vec![1, 2, 3, 4, 5, -1]), prop::sample::select(Weekday::ALL.to_vec()));
        let cycle = prop_oneof![
            Just(Cycle::Daily),
            prop::sample::subsequence(Weekday::ALL.to_vec(), 0..=7).prop_map(Cycle::Weekly),
            prop::collection::vec(prop_oneof![1..=31_i8, Just(-1)], 0..=1).prop_map(Cycle::MonthlyByDay),
            nth.prop_map(|nth| Cycle::MonthlyByWeekday(vec![nth])),
        ];
        (1..=Rule::MOST, cycle).prop_map(|(interval, cycle)| Rule::new(interval, cycle).unwrap())
    }

    proptest! {
        #[test]
        fn what_is_said_of_a_rule_is_understood_as_that_rule(rule in rule()) {
            let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
            let spanish = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];
            for (words, names) in [(&en::WORDS, english), (&es::WORDS, spanish)] {
                let name = |day| names[Weekday::ALL.iter().position(|it| *it == day).unwrap()].to_owned();
                let said = words.quick_add.rhythm(&Rhythm::of(&rule), &name);
                let understood = quick_add::rule(&said, Date::MIN, words.vocabulary);
                prop_assert_eq!(understood.as_ref(), Some(&rule), "{}", said);
            }
        }
    }

    #[test]
    fn the_last_of_several_stands_after_a_word() {
        let names = ["Monday", "Tuesday", "Friday"].map(str::to_owned);
        let told = [0, 1, 2, 3].map(|count| listed(&names[..count], "and"));
        assert_eq!(told, ["", "Monday", "Monday and Tuesday", "Monday, Tuesday and Friday"]);
    }
}
