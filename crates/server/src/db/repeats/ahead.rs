//! What a repeat has made for today and later, when it changes: what is overdue and what it would make again stays, as the
//! repeat is then called, and the rest goes.
//!
//! All of it happens in the change itself, so that nobody ever reads a day without a goal that it had before and has after.

use super::{
    super::{
        AnyConnection, Change, Error,
        goals::{
            There,
            repeated::{self, OpenRow},
        },
    },
    RepeatRow,
    known::MOST,
    occurrences::{self, Decided},
    plan::{Days, Known, Open, REACH},
};
use crate::fold::fold;
use std::collections::BTreeMap;
use studentos_api_types::{Date, RepeatId};

/// The goals of a repeat from today on that are still to be done.
pub struct Ahead {
    today: Date,
    /// Those that are as they were made. Their days are not decided any more.
    untouched: Vec<OpenRow>,
    /// Those of them that were made for an earlier day, whose days stay decided.
    overdue: Vec<OpenRow>,
    /// The others, which stay as they are.
    stay: Vec<OpenRow>,
}

impl Ahead {
    /// Lets go of what a repeat made for this day and later, as far as nobody has touched it.
    pub fn release(connection: &mut AnyConnection, repeat: RepeatId, today: Date, from: Date) -> Result<Self, Error> {
        let repeats = [repeat.to_string()];
        let open = repeated::open(connection, &repeats, (today, Date::MAX), MOST)?;
        let (mut untouched, stay): (Vec<_>, Vec<_>) =
            open.into_iter().partition(|goal| goal.is_untouched() && goal.date >= from);
        let days =
            occurrences::days_of(connection, &repeats, &untouched.iter().map(|goal| goal.id).collect::<Vec<_>>())?;
        let is_overdue = |goal: &mut OpenRow| days.get(&goal.id).is_some_and(|day| *day < goal.date);
        let overdue: Vec<_> = untouched.extract_if(.., is_overdue).collect();
        let released = untouched.iter().filter_map(|goal| days.get(&goal.id)).copied();
        occurrences::forget(connection, repeat, &released.collect::<Vec<_>>())?;
        Ok(Self { today, untouched, overdue, stay })
    }

    /// Whether something stays today, whatever becomes of the repeat.
    pub fn stays_today(&self) -> bool {
        self.staying().any(|goal| goal.date == self.today)
    }

    fn staying(&self) -> impl Iterator<Item = &OpenRow> {
        self.stay.iter().chain(&self.overdue)
    }

    /// Keeps what is overdue and what the repeat, as it is now, would make again, unless its day has another goal of that title;
    /// puts the rest into the trash.
    pub fn remake(self, connection: &mut AnyConnection, change: &Change, row: &RepeatRow) -> Result<(), Error> {
        let mut meant = self.meant(connection, row)?;
        let days = meant.keys().copied().chain(self.overdue.iter().map(|goal| goal.date));
        let there = There::read(connection, change.owner, days)?;
        let title = fold(row.title.as_str());
        let is_free = |goal: &OpenRow| there.get(goal.date, &title).is_none_or(|same| same == goal.id);
        let (mut kept, mut gone): (Vec<_>, Vec<_>) = self.overdue.into_iter().partition(is_free);
        let mut decided = Vec::new();
        for goal in self.untouched {
            match meant.remove(&goal.date).filter(|_| is_free(&goal)) {
                Some(of) => {
                    decided.push(Decided::new(row.id, of, Some(goal.id)));
                    kept.push(goal);
                }
                None => gone.push(goal),
            }
        }
        discard(connection, change, row.id, &gone)?;
        let ids: Vec<_> = kept.iter().map(|goal| goal.id).collect();
        repeated::reword(connection, change, &ids, &row.title, &row.notes)?;
        let renamed: Vec<_> = kept.iter().filter(|goal| goal.title != title).map(called).collect();
        occurrences::leave_to_others(connection, change, row.id, &renamed)?;
        occurrences::decide(connection, decided)
    }

    /// What the repeat would make if nothing of it were there but what stays: for each day the one of the rule.
    fn meant(&self, connection: &mut AnyConnection, row: &RepeatRow) -> Result<BTreeMap<Date, Date>, Error> {
        let Self { today, untouched, .. } = self;
        let Some(last) = untouched.iter().map(|goal| goal.date).max() else { return Ok(BTreeMap::new()) };
        let last = last.min(today.plus_days(REACH));
        let decided = occurrences::decided(connection, &[row.id.to_string()], *today, last)?;
        let (todays, later): (Vec<_>, Vec<_>) = self.staying().partition(|goal| goal.date == *today);
        let open = |goal: &OpenRow| Open { id: goal.id, date: goal.date, is_untouched: false, fits: false };
        let known = Known {
            rule: row.rule.clone(),
            starts_on: row.starts_on,
            ends_on: row.ends_on(),
            missed: row.missed,
            paused: row.paused,
            since: row.since,
            open: todays.into_iter().map(open).collect(),
            open_later: later.into_iter().map(|goal| goal.date).min(),
            decided: decided.into_iter().map(|(_, date)| date).collect(),
        };
        let plan = known.plan(Days { today: *today, asked: (*today, last) });
        Ok(plan.make.into_iter().map(|make| (make.on, make.of)).collect())
    }

    /// Puts into the trash what nobody has touched.
    pub fn discard(mut self, connection: &mut AnyConnection, change: &Change, of: RepeatId) -> Result<(), Error> {
        self.untouched.append(&mut self.overdue);
        discard(connection, change, of, &self.untouched)
    }
}

fn discard(connection: &mut AnyConnection, change: &Change, of: RepeatId, gone: &[OpenRow]) -> Result<(), Error> {
    repeated::discard(connection, change, &gone.iter().map(|goal| (goal.id, goal.date)).collect::<Vec<_>>())?;
    occurrences::leave_to_others(connection, change, of, &gone.iter().map(called).collect::<Vec<_>>())
}

/// By what a goal kept others of its title from its day.
fn called(goal: &OpenRow) -> (&str, Date) {
    (&goal.title, goal.date)
}
