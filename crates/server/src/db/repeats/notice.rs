//! When a repeat has to be looked at again: what its owner does to one of its goals, or to their calendar, may change what comes next.

use super::{
    super::{AnyConnection, Change, Error, schema::repeats, users},
    occurrences::{self, BATCH, Decided},
};
use crate::day;
use diesel::prelude::*;
use std::{collections::BTreeSet, iter};
use studentos_api_types::{Date, GoalId, Missed, UserId};

/// The `due_on` of a repeat that is looked at by the next read, whatever day that is of.
pub const NOW: Date = Date::MIN;

/// The same, as it is stored.
pub fn now() -> String {
    NOW.to_string()
}

/// Which day it is for whoever makes this change.
pub fn today(connection: &mut AnyConnection, change: &Change) -> Result<Date, Error> {
    Ok(day::of(&users::find(connection, change.owner)?, change.at))
}

/// What a goal of a repeat was before it changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was {
    /// To be done on this day; now it is done or skipped.
    Open(Date),
    /// To be done on some day; now it is in the trash.
    Deleted,
    /// Done, skipped or in the trash; now this goal is to be done, on this day.
    Closed(GoalId, Date),
}

/// Takes notice that its owner changed a goal of a repeat: what comes next may depend on it.
pub fn notice(connection: &mut AnyConnection, change: &Change, repeat: &str, was: Was) -> Result<(), Error> {
    let known: Option<(String, String)> = repeats::table
        .find(repeat)
        .filter(repeats::deleted_at.is_null())
        .select((repeats::missed, repeats::since))
        .first(connection)
        .optional()?;
    let Some((missed, since)) = known else { return Ok(()) };
    let mut after = since.clone();
    match (Missed::try_from(missed), was) {
        (Ok(Missed::CarryOver), Was::Open(date)) => {
            let today = today(connection, change)?;
            // It stood for this day as well, though nobody may have read the day.
            if date < today {
                after = since.max(today.plus_days(1).to_string());
                let covered = Decided { repeat_id: repeat.to_owned(), date: today.to_string(), goal_id: None };
                occurrences::remember(connection, iter::once(covered))?;
            }
        }
        // The days that passed meanwhile are not made up for.
        (Ok(Missed::Wait), Was::Open(_) | Was::Deleted) => after = since.max(today(connection, change)?.to_string()),
        // Its day is over: whoever has it stand open there means it so.
        (Ok(Missed::Skip), Was::Closed(goal, date)) if date < today(connection, change)? => {
            occurrences::leave(connection, goal)?;
        }
        _ => {}
    }
    diesel::update(repeats::table.find(repeat))
        .set((repeats::since.eq(after), repeats::due_on.eq(now())))
        .execute(connection)?;
    Ok(())
}

/// Has these repeats looked at again, since goals of theirs have moved.
pub fn look_at<'a>(connection: &mut AnyConnection, some: impl IntoIterator<Item = &'a str>) -> Result<(), Error> {
    let some: BTreeSet<_> = some.into_iter().collect();
    // A file to import may name a repeat of its own for each goal.
    for some in some.into_iter().collect::<Vec<_>>().chunks(BATCH) {
        let moved = repeats::table.filter(repeats::id.eq_any(some)).filter(repeats::deleted_at.is_null());
        diesel::update(moved).set(repeats::due_on.eq(now())).execute(connection)?;
    }
    Ok(())
}

/// Has all repeats of a user looked at again, since their calendar has changed.
pub fn look_again(connection: &mut AnyConnection, owner: UserId) -> Result<(), Error> {
    let all = repeats::table.filter(repeats::user_id.eq(owner.to_string())).filter(repeats::deleted_at.is_null());
    diesel::update(all).set(repeats::due_on.eq(now())).execute(connection)?;
    Ok(())
}
