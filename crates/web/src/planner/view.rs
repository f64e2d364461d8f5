//! What pages show: parts of what the server has, each read by one request.

use serde::{Deserialize, Serialize};
use studentos_client::{
    Error,
    types::{Date, Goal, Task},
};

/// A part of what the server has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// The goals of these days.
    Goals(Date, Date),
    /// The goals with steps that are still to be done, whatever their day.
    GoalsWithSteps,
    /// The steps of the goals of a day.
    Steps(Date),
    /// The tasks that are done, or those that are not.
    Tasks(bool),
    /// The open tasks that are due on a day or were due before it.
    Due(Date),
    /// The logs of these days.
    Logs(Date, Date),
}

impl View {
    /// Whether all of the other one is in this one.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        match (self, other) {
            (Self::Goals(from, to), Self::Goals(first, last)) | (Self::Logs(from, to), Self::Logs(first, last)) => {
                from <= first && last <= to
            }
            (Self::Tasks(false), Self::Due(_)) => true,
            (Self::Due(date), Self::Due(other)) => other <= date,
            _ => self == other,
        }
    }

    /// Whether a task is in it; its goal's day is `day`.
    pub(super) fn has_task(self, task: &Task, day: Option<Date>) -> bool {
        match self {
            Self::Steps(date) => day == Some(date),
            Self::Tasks(completed) => task.completed == completed,
            Self::Due(date) => !task.completed && task.due_date.is_some_and(|due| due <= date),
            Self::Goals(..) | Self::GoalsWithSteps | Self::Logs(..) => false,
        }
    }

    pub(super) fn has_goals_of(self, date: Date) -> bool {
        matches!(self, Self::Goals(from, to) if (from..=to).contains(&date))
    }

    pub(super) fn has_goal(self, goal: &Goal) -> bool {
        self.has_goals_of(goal.date) || self == Self::GoalsWithSteps && goal.tasks_completed < goal.tasks_total
    }

    pub(super) fn has_logs_of(self, date: Date) -> bool {
        matches!(self, Self::Logs(from, to) if (from..=to).contains(&date))
    }

    pub(super) const fn has_goals(self) -> bool {
        matches!(self, Self::Goals(..) | Self::GoalsWithSteps)
    }

    pub(super) const fn has_tasks(self) -> bool {
        matches!(self, Self::Steps(_) | Self::Tasks(_) | Self::Due(_))
    }
}

/// How far a view is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loading {
    /// It is on its way.
    Loading,
    /// It could not be had.
    Failed(Error),
    /// It is there.
    Loaded,
}

/// A view, and how far what was read of it can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    pub view: View,
    /// Whether it was ever read.
    pub is_loaded: bool,
    pub state: State,
    /// The turn in which it was asked for, while it is.
    pub asked: Option<u64>,
}

/// How far what was read can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is what the server has, or will be when it is answered.
    Fresh,
    /// It has to be read (again).
    Stale,
    /// It has to be read again, but that failed and is not tried before there is a reason to.
    Failed(Error),
}

impl Shelf {
    pub const fn new(view: View) -> Self {
        Self { view, is_loaded: false, state: State::Stale, asked: None }
    }
}
