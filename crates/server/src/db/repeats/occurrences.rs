//! The table `occurrences`: which days of a repeat are decided.

use super::{
    super::{
        AnyConnection, Change, Error,
        schema::{goals, occurrences, repeats},
    },
    notice::now,
};
use crate::fold::fold;
use diesel::prelude::*;
use std::collections::BTreeMap;
use studentos_api_types::{Date, GoalId, RepeatId, Title};

/// How many rows are written by one statement.
pub const BATCH: usize = 500;

/// A day of a repeat that is decided.
#[derive(Insertable)]
#[diesel(table_name = occurrences, treat_none_as_default_value = false)]
pub struct Decided {
    pub repeat_id: String,
    pub date: String,
    pub goal_id: Option<String>,
}

impl Decided {
    /// The day is decided: by this goal, whatever becomes of it, or without one. Then it had a goal of this title already, planned
    /// by the user or made by another repeat; or one of an earlier day stands for it; or what decided it is left to the user, or was
    /// in the trash when it was exported.
    pub fn new(repeat: RepeatId, date: Date, goal: Option<GoalId>) -> Self {
        Self { repeat_id: repeat.to_string(), date: date.to_string(), goal_id: goal.map(|id| id.to_string()) }
    }
}

/// Remembers that these days are decided.
pub fn decide(connection: &mut AnyConnection, mut days: Vec<Decided>) -> Result<(), Error> {
    while !days.is_empty() {
        let batch: Vec<_> = days.drain(..days.len().min(BATCH)).collect();
        // A list of rows is written for one database or the other, not for either.
        match connection {
            AnyConnection::Sqlite(connection) => {
                diesel::insert_into(occurrences::table).values(batch).execute(connection)
            }
            AnyConnection::Postgres(connection) => {
                diesel::insert_into(occurrences::table).values(batch).execute(connection)
            }
        }?;
    }
    Ok(())
}

/// Remembers that these days are decided, but for those of which it is known.
pub fn remember(connection: &mut AnyConnection, mut days: impl Iterator<Item = Decided>) -> Result<(), Error> {
    loop {
        let batch: Vec<_> = days.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return Ok(());
        }
        match connection {
            AnyConnection::Sqlite(connection) => {
                diesel::insert_or_ignore_into(occurrences::table).values(batch).execute(connection)
            }
            AnyConnection::Postgres(connection) => {
                diesel::insert_into(occurrences::table).values(batch).on_conflict_do_nothing().execute(connection)
            }
        }?;
    }
}

/// The decided days of some repeats from one day to another.
pub fn decided(
    connection: &mut AnyConnection,
    repeats: &[String],
    first: Date,
    last: Date,
) -> Result<Vec<(String, Date)>, Error> {
    if repeats.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(String, String)> = occurrences::table
        .filter(occurrences::repeat_id.eq_any(repeats))
        .filter(occurrences::date.ge(first.to_string()))
        .filter(occurrences::date.le(last.to_string()))
        .select((occurrences::repeat_id, occurrences::date))
        .load(connection)?;
    Ok(rows.into_iter().filter_map(|(repeat, date)| Some((repeat, Date::parse(&date).ok()?))).collect())
}

/// Which days these goals of some repeats decided; one that is left to its user decided none.
pub fn days_of(
    connection: &mut AnyConnection,
    repeats: &[String],
    goals: &[GoalId],
) -> Result<BTreeMap<GoalId, Date>, Error> {
    let mut days = BTreeMap::new();
    for goals in goals.chunks(BATCH) {
        // By their goals alone, or a database may look through all days of the repeats.
        let rows: Vec<(String, Option<String>, String)> = occurrences::table
            .filter(occurrences::goal_id.eq_any(goals.iter().map(ToString::to_string)))
            .select((occurrences::repeat_id, occurrences::goal_id, occurrences::date))
            .load(connection)?;
        let rows = rows.into_iter().filter(|(repeat, ..)| repeats.contains(repeat));
        days.extend(rows.filter_map(|(_, id, date)| Some((GoalId::parse(&id?).ok()?, Date::parse(&date).ok()?))));
    }
    Ok(days)
}

/// Forgets that these days of a repeat were decided.
pub fn forget(connection: &mut AnyConnection, repeat: RepeatId, days: &[Date]) -> Result<(), Error> {
    for days in days.chunks(BATCH) {
        let forgotten = occurrences::table
            .filter(occurrences::repeat_id.eq(repeat.to_string()))
            .filter(occurrences::date.eq_any(days.iter().map(ToString::to_string)));
        diesel::delete(forgotten).execute(connection)?;
    }
    Ok(())
}

/// Forgets which days after this one were decided by a goal of this title that the repeat did not make: from now on, the repeat
/// is called otherwise. Where no such goal stands any more, the day stays decided: its goal was deleted, say.
pub fn forget_planned(
    connection: &mut AnyConnection,
    change: &Change,
    repeat: RepeatId,
    title: &Title,
    today: Date,
) -> Result<(), Error> {
    let planned = goals::table
        .filter(goals::user_id.eq(change.owner.to_string()))
        .filter(goals::date.gt(today.to_string()))
        .filter(goals::title_key.eq(fold(title.as_str())))
        .filter(goals::deleted_at.is_null())
        .select(goals::date);
    let forgotten = occurrences::table
        .filter(occurrences::repeat_id.eq(repeat.to_string()))
        .filter(occurrences::date.eq_any(planned))
        .filter(occurrences::goal_id.is_null());
    diesel::delete(forgotten).execute(connection)?;
    Ok(())
}

/// Leaves a goal to its user: it decides its day as one does that they planned.
pub fn leave(connection: &mut AnyConnection, goal: GoalId) -> Result<(), Error> {
    let decided = occurrences::table.filter(occurrences::goal_id.eq(goal.to_string()));
    diesel::update(decided).set(occurrences::goal_id.eq(None::<String>)).execute(connection)?;
    Ok(())
}

/// Has the user's other repeats decide anew what was decided for them by goals of this one, which have gone: of these folded
/// titles, on these days.
pub fn leave_to_others(
    connection: &mut AnyConnection,
    change: &Change,
    repeat: RepeatId,
    gone: &[(&str, Date)],
) -> Result<(), Error> {
    if gone.is_empty() {
        return Ok(());
    }
    let others: Vec<(String, String, String)> = repeats::table
        .filter(repeats::user_id.eq(change.owner.to_string()))
        .filter(repeats::deleted_at.is_null())
        .filter(repeats::id.ne(repeat.to_string()))
        .select((repeats::id, repeats::title, repeats::since))
        .load(connection)?;
    for (other, title, since) in others {
        let title = fold(&title);
        let days = gone.iter().filter(|(gone, _)| *gone == title);
        let days: Vec<_> = days.map(|(_, day)| day.to_string()).collect();
        let mut forgotten = 0;
        for days in days.chunks(BATCH) {
            let theirs = occurrences::table
                .filter(occurrences::repeat_id.eq(&other))
                .filter(occurrences::date.eq_any(days))
                .filter(occurrences::goal_id.is_null());
            forgotten += diesel::delete(theirs).execute(connection)?;
        }
        if let Some(first) = days.into_iter().min().filter(|_| forgotten > 0) {
            diesel::update(repeats::table.find(other))
                .set((repeats::since.eq(since.min(first)), repeats::due_on.eq(now())))
                .execute(connection)?;
        }
    }
    Ok(())
}
