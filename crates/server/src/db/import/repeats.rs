//! The repeats of a file, and which of their days are decided.

use super::{
    super::{
        AnyConnection, Change, Error,
        repeats::{self as stored, Decided},
    },
    goals::NewGoal,
    ids::{ImportedId, ImportedIds},
    rows::row,
};
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use std::collections::HashMap;
use studentos_api_types::{Date, ExportedOccurrence, ExportedRepeat, GoalId, Missed, RepeatId};
use uuid::Uuid;

/// What the repeats of a file become.
#[derive(Default)]
pub struct Repeats {
    /// Those that are to be added.
    pub new: Vec<RepeatRow>,
    /// Which repeat of the user's stands for each of the file's.
    pub links: HashMap<RepeatId, Uuid>,
    /// The same of those that are added.
    pub added: HashMap<RepeatId, Uuid>,
}

row!(RepeatRow in "repeats" {
    id: Text as String,
    user_id: Text as String,
    title: Text as String,
    notes: Text as String,
    rule: Text as String,
    starts_on: Text as String,
    ends_on: Nullable<Text> as Option<String>,
    missed: Text as String,
    paused: Bool as bool,
    since: Text as String,
    due_on: Nullable<Text> as Option<String>,
    created_at: BigInt as i64,
    deleted_at: Nullable<BigInt> as Option<i64>,
    revision: BigInt as i64,
});

/// Finds out which repeats the user does not have, and whether there is room for them.
pub fn sort_out(
    connection: &mut AnyConnection,
    change: &Change,
    repeats: Vec<ExportedRepeat>,
) -> Result<Repeats, Error> {
    let today = stored::today(connection, change)?;
    let mut ids =
        ImportedIds::find(connection, "repeats", change.owner, repeats.iter().map(|repeat| repeat.id.as_uuid()))?;
    let mut found = Repeats::default();
    for repeat in repeats {
        let from = match ids.of(repeat.id.as_uuid()) {
            // The days that passed while it was in the trash are not made up for.
            ImportedId::Trashed(_) => today,
            // Each day is its own, and made when it is read, as it would have been.
            _ if repeat.missed == Missed::Skip => Date::MIN,
            // The days until now are all looked at when today is read: what is older than anybody can read is over.
            _ => today.plus_days(-stored::REACH),
        };
        let id = ids.take(repeat.id.as_uuid());
        found.links.insert(repeat.id, id.unwrap_or_else(|there| there));
        if let Ok(id) = id {
            found.added.insert(repeat.id, id);
            found.new.push(row(change, id, from, repeat));
        }
    }
    stored::make_room(connection, change.owner, found.new.len())?;
    Ok(found)
}

/// The row, which makes nothing before this day.
fn row(change: &Change, id: Uuid, from: Date, repeat: ExportedRepeat) -> RepeatRow {
    RepeatRow {
        id: id.to_string(),
        user_id: change.owner.to_string(),
        title: repeat.title.into(),
        notes: repeat.notes.into(),
        rule: repeat.rule.to_string(),
        starts_on: repeat.starts_on.to_string(),
        ends_on: repeat.ends_on.map(String::from),
        missed: repeat.missed.to_string(),
        paused: repeat.paused,
        since: repeat.since.max(from).to_string(),
        due_on: (!repeat.paused).then(stored::now),
        created_at: repeat.created_at.as_micros(),
        deleted_at: None,
        revision: change.revision,
    }
}

/// Remembers which days of the added repeats are decided, and by which of the added goals.
///
/// A goal that was there already is one that the user planned, as far as the repeat is concerned.
pub fn decide(
    connection: &mut AnyConnection,
    occurrences: Vec<ExportedOccurrence>,
    added: &HashMap<RepeatId, Uuid>,
    goals: &[NewGoal],
) -> Result<(), Error> {
    let goals: HashMap<GoalId, Uuid> =
        goals.iter().filter(|new| new.repeat.is_some()).map(|new| (new.goal.id, new.id)).collect();
    let decided = occurrences.into_iter().filter_map(|ExportedOccurrence { repeat_id, date, goal_id }| {
        let repeat = RepeatId::from_uuid(*added.get(&repeat_id)?);
        let goal = goal_id.and_then(|goal| goals.get(&goal)).copied().map(GoalId::from_uuid);
        Some(Decided::new(repeat, date, goal))
    });
    stored::remember(connection, decided)
}
