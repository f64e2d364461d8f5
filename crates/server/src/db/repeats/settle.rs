//! Making what repeats ask of a day: exactly once, however many read it and wherever.
//!
//! Whoever reads asks first whether anything is due, which changes nothing. If so, it is done in a [`Change`], where the user's
//! row is locked, after looking again: of many that read at once, one does it and the others find it done.

use super::{
    super::{
        AnyConnection, Change, Error,
        goals::repeated::{self, Made},
        prepared::on_either,
        schema::repeats,
    },
    RepeatRow, find_row,
    known::{MOST, know},
    notice::{NOW, now, today},
    occurrences::{self, Decided},
    plan::{Days, Open, Plan},
};
use diesel::{prelude::*, sql_types::Text};
use std::collections::BTreeSet;
use studentos_api_types::{Date, GoalId, Missed, RepeatId, UserId};
use uuid::Uuid;

/// How many bytes of notes are written in one change, where more than one repeat has some.
const NOTES: usize = 4 * 1024 * 1024;
/// How many days in a row that are taken by goals of their title are looked past in one change.
const TIMES: usize = 31;

/// Whether the user's repeats have anything to do before these days are read.
///
/// # Errors
/// When the database fails.
pub fn is_due(connection: &mut AnyConnection, owner: UserId, days: Days) -> Result<bool, Error> {
    if days.is_today() && !is_any_due(connection, owner, days.today)? {
        return Ok(false);
    }
    let mut rows = without_notes(connection, owner)?;
    while !rows.is_empty() {
        let Planned { plans, next } = plan(connection, &rows, rows.len(), days)?;
        if !plans.is_empty() {
            return Ok(true);
        }
        rows.retain(|row| next.is_some_and(|next| row.id >= next));
    }
    Ok(false)
}

/// Whether a repeat has to be looked at today. Most reads are of today, and this is all they cost.
fn is_any_due(connection: &mut AnyConnection, owner: UserId, today: Date) -> Result<bool, Error> {
    let due = repeats::table
        .filter(repeats::user_id.eq(owner.to_string()))
        .filter(repeats::deleted_at.is_null())
        .filter(repeats::due_on.le(today.to_string()))
        .select(repeats::id);
    let first: Option<String> = on_either!(connection, |connection| due.first(connection)).optional()?;
    Ok(first.is_some())
}

/// Does what the user's repeats have to do before these days are read: those of some of them, in the order of their ids, from
/// this one on. Gives back at which one to go on if there is more to do.
///
/// Which day is today is found out anew: whoever asked may not know yet that the user's calendar has changed.
///
/// # Errors
/// When the database fails.
pub fn settle(
    connection: &mut AnyConnection,
    change: &Change,
    days: Days,
    from: Option<RepeatId>,
) -> Result<Option<RepeatId>, Error> {
    let today = today(connection, change)?;
    let days = if days.is_today() { Days::today(today) } else { Days { today, ..days } };
    let rows = every(connection, change.owner, from)?;
    let Planned { plans, next } = plan(connection, &rows, few(&rows, days), days)?;
    let left = carry_out_all(connection, change, days, plans)?;
    Ok([next, left].into_iter().flatten().min())
}

/// How many of these repeats, from the first, are looked at in one change.
fn few(rows: &[RepeatRow], days: Days) -> usize {
    let each = usize::try_from(days.count()).unwrap_or(1);
    // Every goal that is made has the notes.
    let mut room = NOTES / each;
    let fit = rows.iter().take_while(|row| {
        let rest = room.checked_sub(row.notes.as_str().len());
        room = rest.unwrap_or_default();
        rest.is_some()
    });
    fit.count().min(MOST / each).max(1)
}

/// The user's repeats from this one on. One that is paused makes nothing, but what it made may still be missed.
fn every(connection: &mut AnyConnection, owner: UserId, from: Option<RepeatId>) -> Result<Vec<RepeatRow>, Error> {
    let all = repeats::table
        .filter(repeats::user_id.eq(owner.to_string()))
        .filter(repeats::deleted_at.is_null())
        .filter(repeats::id.ge(from.map(|id| id.to_string()).unwrap_or_default()))
        .order(repeats::id);
    Ok(on_either!(connection, |connection| all.select(RepeatRow::as_select()).load(connection))?)
}

/// The same, but their notes, which may be long and by which nothing is planned.
fn without_notes(connection: &mut AnyConnection, owner: UserId) -> Result<Vec<RepeatRow>, Error> {
    let all = repeats::table
        .filter(repeats::user_id.eq(owner.to_string()))
        .filter(repeats::deleted_at.is_null())
        .order(repeats::id)
        .select((
            repeats::id,
            repeats::user_id,
            repeats::title,
            "".into_sql::<Text>(),
            repeats::rule,
            repeats::starts_on,
            repeats::ends_on,
            repeats::missed,
            repeats::paused,
            repeats::since,
            repeats::due_on,
            repeats::created_at,
            repeats::deleted_at,
            repeats::revision,
        ));
    Ok(on_either!(connection, |connection| all.load(connection))?)
}

/// What repeats have to do, as far as it was looked at.
struct Planned {
    /// Those that have anything to do.
    plans: Vec<(RepeatRow, Plan)>,
    /// The first one that was not looked at, or not at all of it.
    next: Option<RepeatId>,
}

/// What the first few of these repeats have to do.
fn plan(connection: &mut AnyConnection, rows: &[RepeatRow], few: usize, days: Days) -> Result<Planned, Error> {
    if rows.is_empty() {
        return Ok(Planned { plans: Vec::new(), next: None });
    }
    let (known, is_cut) = know(connection, &rows[..few.min(rows.len())], days)?;
    let mut next = rows.get(known.len()).map(|row| row.id);
    let mut plans: Vec<_> = rows.iter().cloned().zip(known.iter().map(|known| known.plan(days))).collect();
    // What is done with the goals that are known makes way for the others.
    if let Some((row, plan)) = plans.last_mut().filter(|(_, plan)| is_cut && plan.settles()) {
        next = Some(row.id);
        plan.due_on = Some(NOW);
    }
    plans.retain(|(row, plan)| plan.changes(row));
    Ok(Planned { plans, next })
}

impl Plan {
    /// Whether anything becomes of goals that are there.
    fn settles(&self) -> bool {
        !(self.skip.is_empty() && self.carry.is_empty() && self.discard.is_empty())
    }

    fn changes(&self, row: &RepeatRow) -> bool {
        let is_new = self.since != row.since || self.due_on.map(String::from) != row.due_on;
        is_new || self.settles() || !self.make.is_empty()
    }
}

/// Decides, for good, what a repeat that is about to change would have done before today.
pub(super) fn settle_past(
    connection: &mut AnyConnection,
    change: &Change,
    id: RepeatId,
    today: Date,
) -> Result<(), Error> {
    let yesterday = today.plus_days(-1);
    let days = Days { today, asked: Days::between(today, Date::MIN, yesterday).asked };
    loop {
        let mut row = find_row(connection, change.owner, id)?;
        row.ends_on = Some(row.ends_on().map_or(yesterday, |ends_on| ends_on.min(yesterday)).to_string());
        let Planned { plans, next } = plan(connection, &[row], 1, days)?;
        let left = carry_out_all(connection, change, days, plans)?;
        if next.or(left).is_none() {
            return Ok(());
        }
    }
}

/// Carries plans out, and those that follow at once from what became of them. Gives back the first repeat that has more to do
/// than that.
fn carry_out_all(
    connection: &mut AnyConnection,
    change: &Change,
    days: Days,
    mut plans: Vec<(RepeatRow, Plan)>,
) -> Result<Option<RepeatId>, Error> {
    for _ in 0..TIMES {
        if plans.is_empty() {
            break;
        }
        let rows = carry_out(connection, change, days.today, plans)?;
        plans = plan(connection, &rows, rows.len(), days)?.plans;
    }
    Ok(plans.first().map(|(row, _)| row.id))
}

/// Carries plans out, and gives back the repeats that have to be looked at again.
fn carry_out(
    connection: &mut AnyConnection,
    change: &Change,
    today: Date,
    plans: Vec<(RepeatRow, Plan)>,
) -> Result<Vec<RepeatRow>, Error> {
    let skipped: Vec<_> = plans.iter().flat_map(|(_, plan)| &plan.skip).map(|open| open.id).collect();
    repeated::skip(connection, change, &skipped)?;
    let with_days = |goals: fn(&Plan) -> &[Open]| -> Vec<_> {
        plans.iter().flat_map(|(_, plan)| goals(plan)).map(|open| (open.id, open.date)).collect()
    };
    repeated::discard(connection, change, &with_days(|plan| &plan.discard))?;
    repeated::carry(connection, change, &with_days(|plan| &plan.carry), today)?;
    let taken = make(connection, change, &plans)?;
    let mut again = Vec::new();
    for (mut row, plan) in plans {
        // What waits for a goal that the user planned waits for nothing that could be noticed.
        let is_next = row.missed == Missed::Wait && taken.contains(&row.id);
        row.since = plan.since;
        row.due_on = if is_next { Some(now()) } else { plan.due_on.map(String::from) };
        diesel::update(repeats::table.find(row.id.to_string()))
            .set((repeats::since.eq(row.since.to_string()), repeats::due_on.eq(row.due_on.as_deref())))
            .execute(connection)?;
        if is_next {
            again.push(row);
        }
    }
    Ok(again)
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
