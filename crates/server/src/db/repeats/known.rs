//! What repeats are planned by, as the database knows it.

use super::{
    super::{
        AnyConnection, Error,
        goals::{
            There,
            repeated::{self, OpenRow},
        },
    },
    RepeatRow, occurrences,
    plan::{Days, Known, Open},
};
use std::collections::{BTreeMap, BTreeSet};
use studentos_api_types::{Date, Missed, RepeatId};

/// How many open goals are looked at, and how many are made, in one change, before others may go on.
pub const MOST: usize = 2_000;

/// The open goals of some repeats up to today.
struct OpenGoals {
    of: BTreeMap<RepeatId, Vec<Open>>,
    /// The repeat that may have more of them, as may those after it.
    cut: Option<RepeatId>,
}

/// What is known of these repeats, in their order; the goals of what waits do not matter, as long as there are some. Says as
/// well whether the last one of them may have more open goals than are known. Of what comes after it nothing is known then.
pub fn know(connection: &mut AnyConnection, rows: &[RepeatRow], days: Days) -> Result<(Vec<Known>, bool), Error> {
    let Days { today, asked: (first, last) } = days;
    let OpenGoals { of: mut open, cut } = open(connection, rows, today)?;
    let rows = || rows.iter().take_while(|row| cut.is_none_or(|cut| row.id <= cut));
    let mut open_later = repeated::open_after(connection, &ids(rows().filter(|row| waits(row))), None)?;
    open_later.extend(repeated::open_after(connection, &ids(rows().filter(|row| !waits(row))), Some(today))?);
    // A repeat that skips decides each day for itself; the others go on from where they were, however long ago that is.
    let makes_none = |row: &RepeatRow| row.paused || waits(row) && open_later.contains_key(&row.id.to_string());
    let makes = rows().filter(|row| !makes_none(row));
    let (skip, go_on): (Vec<_>, Vec<_>) = makes.partition(|row| row.missed == Missed::Skip);
    let since = go_on.iter().map(|row| row.since).min().unwrap_or(today);
    let mut decided: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
    for (some, from) in [(skip, first.min(today)), (go_on, since)] {
        for (repeat, date) in occurrences::decided(connection, &ids(some.into_iter()), from, last.max(today))? {
            decided.entry(repeat).or_default().insert(date);
        }
    }
    let known = rows().map(|row| {
        let id = row.id.to_string();
        Known {
            rule: row.rule.clone(),
            starts_on: row.starts_on,
            ends_on: row.ends_on(),
            missed: row.missed,
            paused: row.paused,
            since: row.since,
            open: open.remove(&row.id).unwrap_or_default(),
            open_later: open_later.remove(&id),
            decided: decided.remove(&id).unwrap_or_default(),
        }
    });
    Ok((known.collect(), cut.is_some()))
}

fn open(connection: &mut AnyConnection, rows: &[RepeatRow], today: Date) -> Result<OpenGoals, Error> {
    let looked_at = ids(rows.iter().filter(|row| !waits(row)));
    let mut goals = repeated::open(connection, &looked_at, (Date::MIN, today), MOST)?;
    let cut = goals.last().filter(|_| goals.len() == MOST).map(|goal| goal.repeat_id);
    goals.sort_unstable_by_key(|goal| (goal.date, goal.id));
    goals = theirs(connection, rows, goals, today)?;
    let carried: BTreeSet<_> = rows.iter().filter(|row| row.missed == Missed::CarryOver).map(|row| row.id).collect();
    let is_missed = |goal: &OpenRow| goal.date < today && carried.contains(&goal.repeat_id);
    let mut there = match rows.first() {
        Some(row) if goals.iter().any(is_missed) => There::read(connection, row.user_id, [today])?,
        _ => There::default(),
    };
    // Today's own makes room for what was missed.
    let makes_room = |goal: &&OpenRow| goal.date == today && goal.is_untouched();
    let making_room: BTreeMap<_, _> = goals.iter().filter(makes_room).map(|goal| (goal.id, goal.repeat_id)).collect();
    let mut of: BTreeMap<RepeatId, Vec<Open>> = BTreeMap::new();
    for goal in goals {
        let in_the_way = there.get(today, &goal.title);
        let fits = in_the_way.is_none_or(|id| making_room.get(&id) == Some(&goal.repeat_id));
        let open = Open { id: goal.id, date: goal.date, is_untouched: goal.is_untouched(), fits };
        of.entry(goal.repeat_id).or_default().push(open);
        if fits && is_missed(&goal) {
            there.add(today, &goal.title, goal.id);
        }
    }
    Ok(OpenGoals { of, cut })
}

/// Without those that are over for a repeat that skips: of an earlier day, and left to the user.
fn theirs(
    connection: &mut AnyConnection,
    rows: &[RepeatRow],
    mut goals: Vec<OpenRow>,
    today: Date,
) -> Result<Vec<OpenRow>, Error> {
    let skipping: BTreeSet<_> = rows.iter().filter(|row| row.missed == Missed::Skip).map(|row| row.id).collect();
    let is_over = |goal: &OpenRow| goal.date < today && skipping.contains(&goal.repeat_id);
    let over: Vec<_> = goals.iter().filter(|goal| is_over(goal)).collect();
    let repeats: BTreeSet<_> = over.iter().map(|goal| goal.repeat_id).collect();
    let repeats: Vec<_> = repeats.iter().map(ToString::to_string).collect();
    let decided = occurrences::days_of(connection, &repeats, &over.iter().map(|goal| goal.id).collect::<Vec<_>>())?;
    goals.retain(|goal| !is_over(goal) || decided.contains_key(&goal.id));
    Ok(goals)
}

fn waits(row: &RepeatRow) -> bool {
    row.missed == Missed::Wait
}

fn ids<'a>(rows: impl Iterator<Item = &'a RepeatRow>) -> Vec<String> {
    rows.map(|row| row.id.to_string()).collect()
}
