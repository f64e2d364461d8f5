//! How what was done can be undone.

use super::{Change, Records};
use studentos_client::types::{CarryOver, Date, Goal, UpdateGoal};

/// What was done, as long as it can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// What was done.
    pub deed: Deed,
    /// What undoes it, step by step.
    pub changes: Vec<Change>,
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
    /// They are on another day, as carried over from one day to the other.
    CarriedOver(String, CarryOver),
}

impl Undo {
    /// What undoes a change to what is shown, if it is one that a person may regret.
    #[must_use]
    pub fn of(change: &Change, shown: &Records) -> Option<Self> {
        let undo = |deed, change| Some(Self { deed, changes: vec![change] });
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
                undo(Deed::Moved(goal.title.to_string(), *date), back_to_day(goal))
            }
            Change::EditGoal(id, UpdateGoal { skipped: Some(true), .. }) => {
                let goal = shown.goals.get(*id).filter(|goal| !goal.skipped)?;
                let back = UpdateGoal::default().skipped(false);
                undo(Deed::Skipped(goal.title.to_string()), Change::EditGoal(*id, back))
            }
            Change::CarryOver(days) => {
                let goals = shown.left_over(days.from, days.to);
                if goals.is_empty() {
                    return None;
                }
                let titles: Vec<_> = goals.iter().map(|goal| goal.title.as_str()).collect();
                let deed = Deed::CarriedOver(titles.join(" · "), *days);
                // Those that the page knows of. Each finds its place again behind those that were before it.
                Some(Self { deed, changes: goals.iter().map(|goal| back_to_day(goal)).collect() })
            }
            _ => None,
        }
    }

    /// Leaves out what there is nothing to undo of, since a change was refused; whether anything is left.
    pub fn outlives(&mut self, refused: &Change) -> bool {
        let of = match (&self.deed, refused) {
            (Deed::CarriedOver(_, days), Change::CarryOver(refused)) => return days != refused,
            // Of many goals, one that was not made; what else is refused of one has not kept it from being carried.
            (Deed::CarriedOver(..), _) => refused.made(),
            _ => refused.made().or(refused.target()),
        };
        self.changes.retain(|back| of.is_none() || back.target() != of);
        !self.changes.is_empty()
    }
}

/// Puts a goal back where it is now.
fn back_to_day(goal: &Goal) -> Change {
    let back =
        UpdateGoal { date: Some(goal.date), position: u32::try_from(goal.position).ok(), ..UpdateGoal::default() };
    Change::EditGoal(goal.id, back)
}
