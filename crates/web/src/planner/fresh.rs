//! What is new, under a name of its own until the server gives it another.

use super::Change;
use studentos_client::{
    IdempotencyKey,
    types::{Date, Goal, GoalId, Invalid, Log, LogBody, LogId, Minutes, Mood, Notes, Task, TaskId, Timestamp, Title},
};

impl Change {
    /// A new goal.
    #[must_use]
    pub fn add_goal(title: Title, date: Date) -> Option<Self> {
        let goal = Goal {
            id: fresh(GoalId::parse)?,
            title,
            date,
            completed: false,
            completed_at: None,
            skipped: false,
            notes: Notes::default(),
            position: 0,
            tasks_total: 0,
            tasks_completed: 0,
            repeat_id: None,
            created_at: NEVER,
            updated_at: NEVER,
        };
        Some(Self::AddGoal(Box::new(goal)))
    }

    /// A new task: a step of a goal or a loose one.
    #[must_use]
    pub fn add_task(title: Title, goal_id: Option<GoalId>, due_date: Option<Date>) -> Option<Self> {
        let task = Task {
            id: fresh(TaskId::parse)?,
            goal_id,
            title,
            completed: false,
            completed_at: None,
            due_date,
            position: 0,
            created_at: NEVER,
            updated_at: NEVER,
        };
        Some(Self::AddTask(Box::new(task)))
    }

    /// A new entry of the journal.
    #[must_use]
    pub fn add_log(
        date: Date,
        body: LogBody,
        minutes: Option<Minutes>,
        mood: Option<Mood>,
        goal_id: Option<GoalId>,
    ) -> Option<Self> {
        let id = fresh(LogId::parse)?;
        Some(Self::AddLog(Box::new(Log {
            id,
            date,
            body,
            minutes,
            mood,
            goal_id,
            created_at: NEVER,
            updated_at: NEVER,
        })))
    }
}

/// When something was made that the server does not know yet.
const NEVER: Timestamp = Timestamp::from_micros(0);

/// A name that nothing has. It is the key as well under which the server makes it once.
fn fresh<T>(parse: fn(&str) -> Result<T, Invalid>) -> Option<T> {
    parse(IdempotencyKey::random().as_str()).ok()
}
