//! How what was done can be undone.

use super::{Change, Records};
use studentos_client::types::{Date, UpdateGoal};

/// What was done, as long as it can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// What was done.
    pub deed: Deed,
    /// What undoes it.
    pub change: Change,
}

/// What there is to say about what was done, with the title or the text it was done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It is in the trash.
    Deleted(String),
    /// It is on another day.
    Moved(String, Date),
    /// It is set aside.
    Skipped(String),
}

impl Undo {
    /// What undoes a change to what is shown, if it is one that a person may regret.
    #[must_use]
    pub fn of(change: &Change, shown: &Records) -> Option<Self> {
        let undo = |deed, change| Some(Self { deed, change });
        match change {
            Change::DeleteGoal(id) => {
                let goal = shown.goals.get(*id)?;
                undo(Deed::Deleted(goal.title.to_string()), Change::RestoreGoal(*id))
            }
            Change::DeleteTask(id) => {
                let task = shown.tasks.get(*id)?;
                undo(Deed::Deleted(task.title.to_string()), Change::RestoreTask(*id))
            }
            Change::DeleteLog(id) => {
                let log = shown.logs.get(*id)?;
                undo(Deed::Deleted(log.body.to_string()), Change::RestoreLog(*id))
            }
            Change::EditGoal(id, UpdateGoal { date: Some(date), .. }) => {
                let goal = shown.goals.get(*id).filter(|goal| goal.date != *date)?;
                let back = UpdateGoal {
                    date: Some(goal.date),
                    position: u32::try_from(goal.position).ok(),
                    ..UpdateGoal::default()
                };
                undo(Deed::Moved(goal.title.to_string(), *date), Change::EditGoal(*id, back))
            }
            Change::EditGoal(id, UpdateGoal { skipped: Some(true), .. }) => {
                let goal = shown.goals.get(*id).filter(|goal| !goal.skipped)?;
                let back = UpdateGoal::default().skipped(false);
                undo(Deed::Skipped(goal.title.to_string()), Change::EditGoal(*id, back))
            }
            _ => None,
        }
    }
}
