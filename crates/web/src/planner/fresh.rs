//! What is new, under an id of its own until the server gives it another.

use super::Change;
use std::cell::Cell;
use studentos_client::types::{
    Date, Goal, GoalId, Log, LogBody, LogId, Minutes, Mood, Notes, Task, TaskId, Timestamp, Title,
};
use uuid::{Builder, Uuid};

impl Change {
    /// A new goal.
    #[must_use]
    pub fn add_goal(title: Title, date: Date) -> Self {
        let goal = Goal {
            id: GoalId::from_uuid(fresh()),
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
        Self::AddGoal(Box::new(goal))
    }

    /// A new task: a step of a goal or a loose one.
    #[must_use]
    pub fn add_task(title: Title, goal_id: Option<GoalId>, due_date: Option<Date>) -> Self {
        let task = Task {
            id: TaskId::from_uuid(fresh()),
            goal_id,
            title,
            completed: false,
            completed_at: None,
            due_date,
            position: 0,
            created_at: NEVER,
            updated_at: NEVER,
        };
        Self::AddTask(Box::new(task))
    }

    /// A new entry of the journal.
    #[must_use]
    pub fn add_log(
        date: Date,
        body: LogBody,
        minutes: Option<Minutes>,
        mood: Option<Mood>,
        goal_id: Option<GoalId>,
    ) -> Self {
        let id = LogId::from_uuid(fresh());
        Self::AddLog(Box::new(Log { id, date, body, minutes, mood, goal_id, created_at: NEVER, updated_at: NEVER }))
    }
}

/// When something was made that the server does not know yet.
pub(super) const NEVER: Timestamp = Timestamp::from_micros(0);

thread_local! {
    /// The time in the last id, in milliseconds.
    static LAST: Cell<u64> = const { Cell::new(0) };
}

/// An id that nothing has, later than all that this page made before: what waits is listed as it was made. It is the key as well
/// under which the server makes it once. It is a UUID of version 7; the crate's own weigh ten times as much.
fn fresh() -> Uuid {
    let time = now().max(LAST.get() + 1);
    LAST.set(time);
    let [random @ .., _, _, _, _, _, _] = Uuid::new_v4().into_bytes();
    Builder::from_unix_timestamp_millis(time, &random).into_uuid()
}

/// What the browser's clock shows, in milliseconds. Without a browser, in tests, time goes by as ids are made.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970 fit")]
fn now() -> u64 {
    if cfg!(target_arch = "wasm32") { js_sys::Date::now() as u64 } else { 0 }
}
