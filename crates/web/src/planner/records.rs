//! Goals, tasks and logs, as far as they are known.

use super::{fresh::NEVER, table::Table};
use crate::order;
use std::{cmp::Reverse, fmt, rc::Rc};
use studentos_client::types::{Date, Goal, GoalId, Log, LogId, Task, TaskId};

/// The id of one thing, of whichever kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// A goal.
    Goal(GoalId),
    /// A task.
    Task(TaskId),
    /// A log.
    Log(LogId),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Goal(id) => id.fmt(f),
            Self::Task(id) => id.fmt(f),
            Self::Log(id) => id.fmt(f),
        }
    }
}

/// What is known: not all there is, but all that was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// The goals.
    pub goals: Table<Goal>,
    /// The tasks.
    pub tasks: Table<Task>,
    /// The logs.
    pub logs: Table<Log>,
}

impl Records {
    /// The goals of a day, in their order.
    #[must_use]
    pub fn day(&self, date: Date) -> Vec<Rc<Goal>> {
        self.goals.at(date)
    }

    /// The steps of a goal, or the loose tasks, in their order.
    #[must_use]
    pub fn tasks_of(&self, goal: Option<GoalId>) -> Vec<Rc<Task>> {
        self.tasks.at(goal)
    }

    /// The day of the goal that a task is a step of, where that is known.
    #[must_use]
    pub fn day_of(&self, task: &Task) -> Option<Date> {
        self.goals.get(task.goal_id?).map(|goal| goal.date)
    }

    /// The logs of some days, the latest day first and each day's as they were made.
    #[must_use]
    pub fn logs_between(&self, from: Date, to: Date) -> Vec<Rc<Log>> {
        let logs = self.logs.iter().filter(|log| (from..=to).contains(&log.date)).cloned();
        // Whatever the clock here says, what the server does not have yet is made after all that it has.
        order::by_key(logs, |log| (Reverse(log.date), log.created_at == NEVER, log.id))
    }

    /// The goals a person left open on one day and has not on the other.
    #[must_use]
    pub fn left_over(&self, from: Date, to: Date) -> Vec<Rc<Goal>> {
        let there = self.day(to);
        // Which titles are the same is for the server to say, which knows every alphabet; this is close enough not to
        // offer what it would leave.
        let is_same = |one: &Goal, other: &Goal| one.title.as_str().eq_ignore_ascii_case(other.title.as_str());
        let is_there = |goal: &Goal| there.iter().any(|other| is_same(goal, other));
        let is_open = |goal: &Goal| !goal.completed && !goal.skipped;
        self.day(from).into_iter().filter(|goal| is_open(goal) && !is_there(goal)).collect()
    }

    /// The last of so many days before this one that goals are left of, and these.
    #[must_use]
    pub fn last_left_over(&self, today: Date, days: i32) -> Option<(Date, Vec<Rc<Goal>>)> {
        let days = (1..=days).map(|ago| today.plus_days(-ago));
        days.map(|day| (day, self.left_over(day, today))).find(|(_, goals)| !goals.is_empty())
    }

    /// Lets a goal have so many tasks more, and so many done ones.
    pub(super) fn count(&mut self, goal: Option<GoalId>, total: i64, completed: i64) {
        if let Some(goal) = goal.and_then(|goal| self.goals.get_mut(goal)) {
            goal.tasks_total = (goal.tasks_total + total).max(0);
            goal.tasks_completed = (goal.tasks_completed + completed).max(0);
        }
    }
}
