//! What was done but could not be kept.

use super::{Change, Planner, Typed};
use studentos_client::{
    Error,
    types::{Date, GoalId},
};

/// What was done but could not be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What it was.
    pub change: Change,
    /// What one knows it by, if anything.
    pub name: Option<String>,
    /// What was typed to have it done.
    pub typed: Option<Typed>,
    /// Why.
    pub error: Error,
    /// Whether it was done some time ago.
    pub is_late: bool,
}

impl Planner {
    /// What failed, and nobody has seen yet.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.failures.first()
    }

    /// What was typed in the field of a day, or in that for tasks, and could not be added; and why.
    #[must_use]
    pub fn unsaved(&self, day: Option<Date>) -> Option<(&str, &Error)> {
        let Failure { typed, error, .. } = self.failure()?;
        let (text, of) = typed.as_ref()?;
        (*of == day).then_some((text, error))
    }

    /// The step that could not be added in the field of a goal, with its day, as it can be typed there.
    #[must_use]
    pub fn unsaved_step(&self, goal: GoalId) -> Option<String> {
        match self.failure()? {
            Failure { change: Change::AddTask(task), typed: None, .. } if task.goal_id == Some(goal) => {
                let day = task.due_date.map(|day| format!(" {day}")).unwrap_or_default();
                Some(format!("{}{day}", task.title))
            }
            _ => None,
        }
    }
}
