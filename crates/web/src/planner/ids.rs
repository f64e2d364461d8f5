//! By which ids the page knows things: by their first ones, whichever the server gives them later.

use super::{Id, Planner};
use studentos_client::types::{GoalId, LogId, TaskId};

impl Planner {
    /// The id of a goal on the page, from before the server gave it one until the page is left.
    #[must_use]
    pub fn first_id(&self, id: GoalId) -> GoalId {
        match self.first(Id::Goal(id)) {
            Id::Goal(first) => first,
            _ => id,
        }
    }

    /// The same of an entry of the journal.
    #[must_use]
    pub fn first_log_id(&self, id: LogId) -> LogId {
        match self.first(Id::Log(id)) {
            Id::Log(first) => first,
            _ => id,
        }
    }

    /// The same of a task.
    #[must_use]
    pub fn first_task_id(&self, id: TaskId) -> TaskId {
        match self.first(Id::Task(id)) {
            Id::Task(first) => first,
            _ => id,
        }
    }

    /// What has got another id, in the order in which that was: its id now, and its first.
    #[must_use]
    pub fn replaced_ids(&self) -> &[(Id, Id)] {
        &self.first_ids
    }

    fn first(&self, id: Id) -> Id {
        self.first_ids.iter().find(|(now, _)| *now == id).map_or(id, |(_, first)| *first)
    }

    /// What was made here has its id from the server now.
    pub(super) fn replace_id(&mut self, old: Id, new: Id) {
        self.queue.replace_id(old, new);
        for undo in &mut self.undos {
            undo.changes.iter_mut().for_each(|change| change.replace_id(old, new));
        }
        self.first_ids.push((new, self.first(old)));
    }
}
