//! Repeats and their decided days, as an export shows them.

use super::{
    super::{
        AnyConnection, Error,
        schema::{goals, occurrences},
    },
    list_rows,
};
use diesel::prelude::*;
use std::collections::HashSet;
use studentos_api_types::{
    Date, ExportedOccurrence, ExportedRepeat, GoalId, List, ListRepeats, RepeatId, Timestamp, UserId,
};

/// How many days are read at once.
const PAGE: i64 = 500;

/// A page of a user's repeats, the oldest first.
pub fn exported(
    connection: &mut AnyConnection,
    owner: UserId,
    query: &ListRepeats,
) -> Result<List<ExportedRepeat>, Error> {
    let List { data, count, next_cursor } = list_rows(connection, owner, query)?;
    let data = data.into_iter().map(|row| {
        let (since, created_at) = (row.since, Timestamp::from_micros(row.created_at));
        ExportedRepeat::new(row.into(), since, created_at)
    });
    Ok(List { data: data.collect(), count, next_cursor })
}

/// The decided days of one of the user's repeats after this one, at most so many of them; none means that there are no more.
///
/// A goal in the trash is not named.
///
/// # Errors
/// When the database fails.
pub fn decided_after(
    connection: &mut AnyConnection,
    owner: UserId,
    repeat: RepeatId,
    after: Option<Date>,
) -> Result<Vec<ExportedOccurrence>, Error> {
    let days: Vec<(String, Option<String>)> = occurrences::table
        .filter(occurrences::repeat_id.eq(repeat.to_string()))
        .filter(occurrences::date.gt(after.map(String::from).unwrap_or_default()))
        .order(occurrences::date)
        .limit(PAGE)
        .select((occurrences::date, occurrences::goal_id))
        .load(connection)?;
    let named = days.iter().filter_map(|(_, goal)| goal.as_ref());
    let there: HashSet<String> = goals::table
        .filter(goals::id.eq_any(named))
        .filter(goals::user_id.eq(owner.to_string()))
        .filter(goals::deleted_at.is_null())
        .select(goals::id)
        .load(connection)?
        .into_iter()
        .collect();
    let internal = |_| Error::Internal("an occurrence is not as it should be".to_owned());
    let shown = days.into_iter().map(|(date, goal)| {
        let goal = goal.filter(|goal| there.contains(goal)).map(|goal| GoalId::parse(&goal)).transpose();
        let (date, goal_id) = (Date::parse(&date).map_err(internal)?, goal.map_err(internal)?);
        Ok(ExportedOccurrence { repeat_id: repeat, date, goal_id })
    });
    shown.collect()
}
