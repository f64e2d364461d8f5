//! Making what repeats ask of a day: exactly once, however many read it and wherever.
//!
//! Whoever reads asks first whether anything is due, which changes nothing. If so, it is done in a [`Change`], where the user's
//! row is locked, after looking again: of many that read at once, one does it and the others find it done.

use super::{
    super::{
        AnyConnection, Change, Error,
        goals::{
            OwnedGoal,
            repeated::{self, Made, OpenRow},
        },
        schema::repeats,
    },
    RepeatRow,
    occurrences::{self, Decided, today},
    plan::{Days, Known, Open, Plan},
};
use diesel::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    slice,
};
use studentos_api_types::{Date, GoalId, Missed, RepeatId, UpdateGoal, UserId};
use uuid::Uuid;

/// How many goals are made in one change, before others may go on.
const MOST: i32 = 2_000;

/// Whether the user's repeats have anything to do before these days are read.
///
/// # Errors
/// When the database fails.
pub fn is_due(connection: &mut AnyConnection, owner: UserId, days: Days) -> Result<bool, Error> {
    if days.is_today() && !is_any_due(connection, owner, days.today)? {
        return Ok(false);
    }
    let all = every(connection, owner, None)?;
    Ok(!plans(connection, all, days)?.is_empty())
}

/// Whether a repeat has to be looked at today. Most reads are of today, and this is all they cost.
fn is_any_due(connection: &mut AnyConnection, owner: UserId, today: Date) -> Result<bool, Error> {
    let due: Option<String> = repeats::table
        .filter(repeats::user_id.eq(owner.to_string()))
        .filter(repeats::deleted_at.is_null())
        .filter(repeats::due_on.le(today.to_string()))
        .select(repeats::id)
        .first(connection)
        .optional()?;
    Ok(due.is_some())
}

/// Does what the user's repeats have to do before these days are read: some of them, in the order of their ids, after this
/// one. Gives back the last of them if there are more.
///
/// Which day is today is found out anew: whoever asked may not know yet that the user's calendar has changed.
///
/// # Errors
/// When the database fails.
pub fn settle(
    connection: &mut AnyConnection,
    change: &Change,
    days: Days,
    after: Option<RepeatId>,
) -> Result<Option<RepeatId>, Error> {
    let today = today(connection, change)?;
    let days = if days.is_today() { Days::today(today) } else { Days { today, ..days } };
    let mut some = every(connection, change.owner, after)?;
    let few = usize::try_from(MOST / days.count()).unwrap_or(1).max(1);
    let last = some.get(few - 1).filter(|_| some.len() > few).map(|row| row.id);
    some.truncate(few);
    let plans = plans(connection, some, days)?;
    carry_out(connection, change, today, plans)?;
    Ok(last)
}

/// The user's repeats after this one. One that is paused makes nothing, but what it made may still be missed.
fn every(connection: &mut AnyConnection, owner: UserId, after: Option<RepeatId>) -> Result<Vec<RepeatRow>, Error> {
    let all = repeats::table
        .filter(repeats::user_id.eq(owner.to_string()))
        .filter(repeats::deleted_at.is_null())
        .order(repeats::id)
        .select(RepeatRow::as_select())
        .load::<RepeatRow>(connection)?;
    Ok(all.into_iter().filter(|row| after.is_none_or(|after| row.id > after)).collect())
}

/// What each of these repeats has to do, of those that have anything to do.
fn plans(connection: &mut AnyConnection, rows: Vec<RepeatRow>, days: Days) -> Result<Vec<(RepeatRow, Plan)>, Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let known = know(connection, &rows, days)?;
    let plans = rows.into_iter().zip(known).map(|(row, known)| {
        let plan = known.plan(days);
        (row, plan)
    });
    Ok(plans.filter(|(row, plan)| plan.changes(row)).collect())
}

impl Plan {
    fn changes(&self, row: &RepeatRow) -> bool {
        let Self { skip, carry, discard, make, cover: _, since, due_on } = self;
        let acts = !(skip.is_empty() && carry.is_empty() && discard.is_empty() && make.is_empty());
        acts || *since != row.since || due_on.map(String::from) != row.due_on
    }
}

/// What the repeats are planned by, in their order.
fn know(connection: &mut AnyConnection, rows: &[RepeatRow], days: Days) -> Result<Vec<Known>, Error> {
    let ids: Vec<_> = rows.iter().map(|row| row.id.to_string()).collect();
    let Days { today, asked: (first, last) } = days;
    let mut open = open(connection, rows, &ids, today)?;
    let mut open_later = repeated::open_after(connection, &ids, today)?;
    // A repeat that skips decides each day for itself; the others go on from where they were.
    let went_on = rows.iter().filter(|row| row.missed != Missed::Skip).map(|row| row.since);
    let from = went_on.chain([today, first]).min().unwrap_or(today);
    let mut decided: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
    for (repeat, date) in occurrences::decided(connection, &ids, from, last.max(today))? {
        decided.entry(repeat).or_default().insert(date);
    }
    let known = rows.iter().zip(&ids).map(|(row, id)| Known {
        rule: row.rule.clone(),
        starts_on: row.starts_on,
        ends_on: row.ends_on(),
        missed: row.missed,
        paused: row.paused,
        since: row.since,
        open: open.remove(&row.id).unwrap_or_default(),
        open_later: open_later.remove(id),
        decided: decided.remove(id).unwrap_or_default(),
    });
    Ok(known.collect())
}

/// The open goals of the repeats up to today.
fn open(
    connection: &mut AnyConnection,
    rows: &[RepeatRow],
    ids: &[String],
    today: Date,
) -> Result<BTreeMap<RepeatId, Vec<Open>>, Error> {
    let mut goals = repeated::open(connection, ids, today)?;
    goals.sort_unstable_by_key(|goal| (goal.date, goal.id));
    let carried: BTreeSet<_> = rows.iter().filter(|row| row.missed == Missed::CarryOver).map(|row| row.id).collect();
    let missed = goals.iter().filter(|goal| goal.date < today && carried.contains(&goal.repeat_id));
    let titles: BTreeSet<_> = missed.map(|goal| goal.title.as_str()).collect();
    let mut there = match rows.first() {
        Some(row) if !titles.is_empty() => repeated::there(connection, row.user_id, today, &titles)?,
        _ => BTreeMap::new(),
    };
    // Today's own makes room for what was missed.
    let makes_room = |goal: &&OpenRow| goal.date == today && goal.is_untouched();
    let making_room: BTreeMap<_, _> = goals.iter().filter(makes_room).map(|goal| (goal.id, goal.repeat_id)).collect();
    let mut open: BTreeMap<RepeatId, Vec<Open>> = BTreeMap::new();
    for goal in goals {
        let in_the_way = there.get(&goal.title);
        let fits = in_the_way.is_none_or(|id| making_room.get(id) == Some(&goal.repeat_id));
        let is_untouched = goal.is_untouched();
        open.entry(goal.repeat_id).or_default().push(Open { id: goal.id, date: goal.date, is_untouched, fits });
        if fits && goal.date < today && carried.contains(&goal.repeat_id) {
            there.insert(goal.title, goal.id);
        }
    }
    Ok(open)
}

/// Decides, for good, what a repeat that is about to change would have done before today.
pub(super) fn settle_past(
    connection: &mut AnyConnection,
    change: &Change,
    row: &RepeatRow,
    today: Date,
) -> Result<(), Error> {
    let yesterday = today.plus_days(-1);
    let days = Days { today, asked: Days::between(today, Date::MIN, yesterday).asked };
    let known = know(connection, slice::from_ref(row), days)?;
    let Some(mut known) = known.into_iter().next() else { return Ok(()) };
    known.ends_on = Some(known.ends_on.map_or(yesterday, |ends_on| ends_on.min(yesterday)));
    let plan = known.plan(days);
    carry_out(connection, change, today, vec![(row.clone(), plan)])
}

fn carry_out(
    connection: &mut AnyConnection,
    change: &Change,
    today: Date,
    plans: Vec<(RepeatRow, Plan)>,
) -> Result<(), Error> {
    let skipped: Vec<_> = plans.iter().flat_map(|(_, plan)| &plan.skip).map(|open| open.id).collect();
    repeated::skip(connection, change, &skipped)?;
    let gone: Vec<_> = plans.iter().flat_map(|(_, plan)| &plan.discard).map(|open| (open.id, open.date)).collect();
    repeated::discard(connection, change, &gone)?;
    for open in plans.iter().flat_map(|(_, plan)| &plan.carry) {
        if !repeated::is_taken(connection, change.owner, open.id, today)? {
            let move_here = UpdateGoal { date: Some(today), ..UpdateGoal::default() };
            OwnedGoal::find(connection, change, open.id)?.update(connection, move_here)?;
        }
    }
    let taken = make(connection, change, &plans)?;
    for (row, plan) in plans {
        // What waits for a goal that the user planned waits for nothing that could be noticed.
        let is_next = row.missed == Missed::Wait && taken.contains(&row.id);
        let due_on = if is_next { Some(occurrences::now()) } else { plan.due_on.map(String::from) };
        diesel::update(repeats::table.find(row.id.to_string()))
            .set((repeats::since.eq(plan.since.to_string()), repeats::due_on.eq(due_on)))
            .execute(connection)?;
    }
    Ok(())
}

/// Makes goals and remembers which days are decided by that; gives back whose goals were there already.
fn make(
    connection: &mut AnyConnection,
    change: &Change,
    plans: &[(RepeatRow, Plan)],
) -> Result<BTreeSet<RepeatId>, Error> {
    let all = plans
        .iter()
        .flat_map(|(row, plan)| plan.make.iter().map(move |make| (row, make, GoalId::from_uuid(Uuid::now_v7()))));
    let all: Vec<_> = all.collect();
    let made = all.iter().map(|(row, make, id)| Made {
        id: *id,
        repeat: row.id,
        title: row.title.clone(),
        notes: row.notes.clone(),
        date: make.on,
        skipped: make.skipped,
    });
    let inserted = repeated::insert(connection, change, made.collect())?;
    let covered = plans.iter().filter_map(|(row, plan)| Some(Decided::new(row.id, plan.cover?, None)));
    let decided = all.iter().map(|(row, make, id)| Decided::new(row.id, make.of, inserted.contains(id).then_some(*id)));
    occurrences::decide(connection, decided.chain(covered).collect())?;
    Ok(all.iter().filter(|(_, _, id)| !inserted.contains(id)).map(|(row, ..)| row.id).collect())
}
