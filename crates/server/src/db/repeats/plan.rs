//! What a repeat has to do on a day: decided from what is known, without a database.

use crate::recurrence;
use std::collections::BTreeSet;
use studentos_api_types::{Date, GoalId, Missed, Rule};

/// How far ahead of today a day may be read into being, and how far back, in days.
pub const REACH: i32 = 366;

/// The day it is, and the days that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Today.
    pub today: Date,
    /// First and last.
    pub(super) asked: (Date, Date),
}

impl Days {
    /// Today alone.
    #[must_use]
    pub fn today(today: Date) -> Self {
        Self { today, asked: (today, today) }
    }

    /// Today, and these days from the first to the last, as far as they are within reach: a year from today, ahead and back,
    /// and a year at once.
    #[must_use]
    pub fn between(today: Date, first: Date, last: Date) -> Self {
        let last = last.min(today.plus_days(REACH));
        let first = first.max(last.max(today).plus_days(-REACH));
        if first > last { Self::today(today) } else { Self { today, asked: (first, last) } }
    }

    /// Whether nothing but today is read.
    #[must_use]
    pub fn is_today(&self) -> bool {
        self.asked == (self.today, self.today)
    }

    /// How many days are read.
    #[must_use]
    pub fn count(&self) -> i32 {
        self.asked.1.days_since_epoch() - self.asked.0.days_since_epoch() + 1
    }
}

/// What a repeat is planned by.
#[derive(Clone, Debug)]
pub struct Known {
    pub rule: Rule,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub missed: Missed,
    /// Whether it makes nothing for now.
    pub paused: bool,
    /// No day before this one is made any more.
    pub since: Date,
    /// Its goals that are neither done nor skipped nor in the trash, up to today; of one that waits it is enough to know the
    /// first day.
    pub open: Vec<Open>,
    /// The first day after today that has such a goal, or for one that waits, the first of all.
    pub open_later: Option<Date>,
    /// The days that are decided already, as far as they matter here.
    pub decided: BTreeSet<Date>,
}

/// A goal of a repeat that is still to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    pub id: GoalId,
    pub date: Date,
    /// Whether it is as the repeat made it.
    pub is_untouched: bool,
    /// Whether today has room for it: no other goal of that title.
    pub fits: bool,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// These are skipped.
    pub skip: Vec<Open>,
    /// These move to today, if nothing is in the way there.
    pub carry: Vec<Open>,
    /// These go, since another one stands for them.
    pub discard: Vec<Open>,
    /// These are made.
    pub make: Vec<Make>,
    /// This day is decided by a goal of another day.
    pub cover: Option<Date>,
    /// No day before this one is made any more.
    pub since: Date,
    /// The first day on which there may be something to do of itself.
    pub due_on: Option<Date>,
}

/// A goal to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Make {
    /// The day of the rule.
    pub of: Date,
    /// The day it is planned for.
    pub on: Date,
    pub skipped: bool,
}

impl Make {
    fn on_its_day(day: Date, skipped: bool) -> Self {
        Self { of: day, on: day, skipped }
    }
}

impl Known {
    /// What is to be done on this day when these days are read.
    pub fn plan(&self, days: Days) -> Plan {
        let nothing = Plan {
            skip: Vec::new(),
            carry: Vec::new(),
            discard: Vec::new(),
            make: Vec::new(),
            cover: None,
            since: self.since,
            due_on: None,
        };
        match self.missed {
            Missed::Skip => self.skip(days, nothing),
            _ if self.paused => nothing,
            Missed::CarryOver => self.carry_over(days, nothing),
            Missed::Wait => self.wait(days, nothing),
        }
    }

    /// The days of the rule from this one on that may still be made.
    fn days_from(&self, from: Date) -> impl Iterator<Item = Date> {
        let last = if self.paused { Date::MIN } else { self.ends_on.unwrap_or(Date::MAX) };
        recurrence::days(&self.rule, self.starts_on, from.max(self.since)).take_while(move |day| *day <= last)
    }

    fn undecided(&self, from: Date, to: Date) -> impl Iterator<Item = Date> {
        self.days_from(from).take_while(move |day| *day <= to).filter(|day| !self.decided.contains(day))
    }

    /// Each day is its own: today's and later ones are to be done, earlier ones were not.
    fn skip(&self, Days { today, asked: (first, last) }: Days, nothing: Plan) -> Plan {
        let asked: BTreeSet<Date> = self.undecided(today, today).chain(self.undecided(first, last)).collect();
        let make: Vec<_> = asked.into_iter().map(|day| Make::on_its_day(day, day < today)).collect();
        let (skip, open): (Vec<_>, Vec<_>) = self.open.iter().partition(|open| open.date < today);
        let due_on = self.due_on(today, &open, &make);
        Plan { skip, make, due_on, ..nothing }
    }

    /// What was missed stands today for all that was missed since.
    fn carry_over(&self, Days { today, asked: (first, last) }: Days, nothing: Plan) -> Plan {
        let tomorrow = today.plus_days(1);
        let mut plan = nothing;
        let (mut missed, mut open): (Vec<Open>, Vec<Open>) = self.open.iter().partition(|open| open.date < today);
        missed.sort_by_key(|open| (open.date, open.id));
        if let Some(oldest) = missed.iter().position(|open| open.fits) {
            plan.carry.push(missed.remove(oldest));
            let todays = open.extract_if(.., |open| open.date == today && open.is_untouched);
            plan.discard.extend(todays);
            plan.discard.extend(missed.extract_if(.., |open| open.is_untouched));
            plan.carry.extend(missed.extract_if(.., |open| open.fits));
            open.extend(plan.carry.iter().map(|open| Open { date: today, ..*open }));
            plan.cover = self.undecided(today, today).next();
            plan.since = self.since.max(tomorrow);
        } else if let Some(of) = self.undecided(self.since, today).next() {
            if open.iter().all(|open| open.date != today) {
                plan.make.push(Make { of, on: today, skipped: false });
            }
            plan.cover = self.undecided(today, today).find(|_| of < today);
            plan.since = tomorrow;
        }
        // What today has no room for stays where it is, and is tried again tomorrow.
        open.extend(missed);
        plan.make.extend(self.undecided(first.max(tomorrow), last).map(|day| Make::on_its_day(day, false)));
        let later = Self { since: plan.since, ..self.clone() };
        plan.due_on = later.due_on(today, &open, &plan.make);
        plan
    }

    /// The next one is made when there is none to wait for.
    fn wait(&self, Days { today, asked: (first, last) }: Days, nothing: Plan) -> Plan {
        if !self.open.is_empty() || self.open_later.is_some() {
            return nothing;
        }
        let Some(next) = self.days_from(self.since).find(|day| !self.decided.contains(day)) else { return nothing };
        if next <= today || (first..=last).contains(&next) {
            Plan { make: vec![Make::on_its_day(next, false)], since: next.plus_days(1), ..nothing }
        } else {
            Plan { due_on: Some(next), ..nothing }
        }
    }

    /// The first day after today that is one of the rule, or after one for which something is still to be done.
    fn due_on(&self, today: Date, open: &[Open], make: &[Make]) -> Option<Date> {
        let tomorrow = today.plus_days(1);
        let planned =
            open.iter().map(|open| open.date).chain(make.iter().filter(|make| !make.skipped).map(|make| make.on));
        let over = planned.chain(self.open_later).min().map(|day| day.plus_days(1).max(tomorrow));
        self.days_from(tomorrow).next().into_iter().chain(over).min()
    }
}

#[cfg(test)]
mod tests;
