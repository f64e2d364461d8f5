//! The goals of a file.

use super::{
    super::{AnyConnection, Change, Error, goals::There},
    ids::{ImportedId, ImportedIds},
    referred::Referred,
    rows::row,
};
use crate::fold::{fold, search_key};
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use std::collections::HashMap;
use studentos_api_types::{Goal, GoalId, RepeatId, UserId};
use uuid::Uuid;

/// What the goals of a file become.
#[derive(Default)]
pub struct Goals {
    /// Those that are to be added, in order of day and place.
    pub new: Vec<NewGoal>,
    /// Which goal of the user's stands for each of the file's.
    pub links: HashMap<GoalId, Uuid>,
    /// Those that are in the trash until they are added.
    pub trashed: Vec<Uuid>,
}

/// A goal that is to be added.
pub struct NewGoal {
    pub id: Uuid,
    pub position: i64,
    pub title_key: String,
    /// The repeat of the user's that made it.
    pub repeat: Option<Uuid>,
    pub goal: Goal,
}

row!(GoalRow in "goals" {
    id: Text as String,
    user_id: Text as String,
    title: Text as String,
    title_key: Text as String,
    date: Text as String,
    completed_at: Nullable<BigInt> as Option<i64>,
    skipped: Bool as bool,
    notes: Text as String,
    notes_key: Text as String,
    position: BigInt as i64,
    tasks_total: BigInt as i64,
    tasks_completed: BigInt as i64,
    repeat_id: Nullable<Text> as Option<String>,
    created_at: BigInt as i64,
    updated_at: BigInt as i64,
    deleted_at: Nullable<BigInt> as Option<i64>,
    revision: BigInt as i64,
});

impl NewGoal {
    /// The row, with so many tasks, and so many of them done.
    pub fn row(self, change: &Change, (tasks_total, tasks_completed): (i64, i64)) -> GoalRow {
        let Self { id, position, title_key, repeat, goal } = self;
        GoalRow {
            id: id.to_string(),
            user_id: change.owner.to_string(),
            title: goal.title.into(),
            title_key,
            date: goal.date.to_string(),
            completed_at: goal.completed_at.map(i64::from),
            skipped: goal.skipped,
            notes_key: search_key(goal.notes.as_str()),
            notes: goal.notes.into(),
            position,
            tasks_total,
            tasks_completed,
            repeat_id: repeat.map(String::from),
            created_at: goal.created_at.as_micros(),
            updated_at: goal.updated_at.as_micros(),
            deleted_at: None,
            revision: change.revision,
        }
    }
}

/// Finds out which goals the user does not have: they come behind those that are in their days.
///
/// One whose title its day has already is that goal.
pub fn sort_out(
    connection: &mut AnyConnection,
    owner: UserId,
    mut goals: Vec<Goal>,
    repeats: &HashMap<RepeatId, Uuid>,
) -> Result<Goals, Error> {
    let mut ids = ImportedIds::find(connection, "goals", owner, goals.iter().map(|goal| goal.id.as_uuid()))?;
    let mut found = Goals::default();
    goals.retain(|goal| match ids.of(goal.id.as_uuid()) {
        ImportedId::There(id) => {
            found.links.insert(goal.id, id);
            false
        }
        ImportedId::Trashed(_) | ImportedId::New(_) => true,
    });
    let repeats = Referred::find(connection, owner, repeats, goals.iter().filter_map(|goal| goal.repeat_id))?;
    let mut there = There::read(connection, owner, goals.iter().map(|goal| goal.date))?;
    goals.sort_by_key(|goal| (goal.date, goal.position));
    for goal in goals {
        let title_key = fold(goal.title.as_str());
        let imported = ids.of(goal.id.as_uuid());
        let placed = imported.free().and_then(|id| match there.get(goal.date, &title_key) {
            Some(same) => Err(same.as_uuid()),
            None => Ok((id, there.add(goal.date, &title_key, GoalId::from_uuid(id)))),
        });
        found.links.insert(goal.id, placed.map_or_else(|there| there, |(id, _)| id));
        if let Ok((id, position)) = placed {
            // Not before: one that its day has already is never stored under its id.
            ids.add(id);
            if matches!(imported, ImportedId::Trashed(_)) {
                found.trashed.push(id);
            }
            // A goal says where it came from, though the repeat be deleted.
            let repeat = goal.repeat_id.map(|repeat| repeats.id(repeat));
            found.new.push(NewGoal { id, position, title_key, repeat, goal });
        }
    }
    Ok(found)
}
