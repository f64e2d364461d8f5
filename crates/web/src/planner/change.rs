//! What a person does.

use super::{Id, Records};
use serde::{Deserialize, Serialize};
use studentos_client::types::{
    CarryOver, CreateRepeat, Goal, GoalId, Log, LogId, Task, TaskId, UpdateGoal, UpdateLog, UpdateTask,
};

/// One thing done. What is new has an id of its own until the server gives it another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A new goal, last in its day.
    AddGoal(Box<Goal>),
    /// A goal is ticked, renamed, moved or set aside.
    EditGoal(GoalId, UpdateGoal),
    /// A goal goes into the trash.
    DeleteGoal(GoalId),
    /// A goal comes out of the trash.
    RestoreGoal(GoalId),
    /// The open goals of one day come to another. It shows when the server has said which they are.
    CarryOver(CarryOver),
    /// A goal is to come back by a rule. Its goals show when the server has made them.
    AddRepeat(Box<CreateRepeat>),
    /// A new task, last of its goal or of the loose ones.
    AddTask(Box<Task>),
    /// A task is ticked, renamed or moved.
    EditTask(TaskId, UpdateTask),
    /// A task goes into the trash.
    DeleteTask(TaskId),
    /// A task comes out of the trash.
    RestoreTask(TaskId),
    /// A new entry of the journal.
    AddLog(Box<Log>),
    /// An entry of the journal is written anew.
    EditLog(LogId, UpdateLog),
    /// An entry of the journal goes into the trash.
    DeleteLog(LogId),
    /// An entry of the journal comes out of the trash.
    RestoreLog(LogId),
}

impl Change {
    /// A goal done, or not done after all.
    #[must_use]
    pub fn tick_goal(id: GoalId, completed: bool) -> Self {
        Self::EditGoal(id, UpdateGoal::default().completed(completed))
    }

    /// A task done, or not done after all.
    #[must_use]
    pub fn tick_task(id: TaskId, completed: bool) -> Self {
        Self::EditTask(id, UpdateTask::default().completed(completed))
    }

    /// What it is done to, which has to be there for it.
    #[must_use]
    pub const fn target(&self) -> Option<Id> {
        match self {
            Self::EditGoal(id, _) | Self::DeleteGoal(id) | Self::RestoreGoal(id) => Some(Id::Goal(*id)),
            Self::EditTask(id, _) | Self::DeleteTask(id) | Self::RestoreTask(id) => Some(Id::Task(*id)),
            Self::EditLog(id, _) | Self::DeleteLog(id) | Self::RestoreLog(id) => Some(Id::Log(*id)),
            Self::AddGoal(_) | Self::AddTask(_) | Self::AddLog(_) | Self::CarryOver(_) | Self::AddRepeat(_) => None,
        }
    }

    /// Whether what it is done to is there for it.
    #[must_use]
    pub fn is_possible(&self, records: &Records) -> bool {
        let is_restored = matches!(self, Self::RestoreGoal(_) | Self::RestoreTask(_) | Self::RestoreLog(_));
        match self.target() {
            Some(Id::Goal(id)) => records.goals.has(id, is_restored),
            Some(Id::Task(id)) => records.tasks.has(id, is_restored),
            Some(Id::Log(id)) => records.logs.has(id, is_restored),
            None => true,
        }
    }

    /// What it makes.
    #[must_use]
    pub fn made(&self) -> Option<Id> {
        match self {
            Self::AddGoal(goal) => Some(Id::Goal(goal.id)),
            Self::AddTask(task) => Some(Id::Task(task.id)),
            Self::AddLog(log) => Some(Id::Log(log.id)),
            _ => None,
        }
    }

    /// The text it writes over another one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::EditGoal(_, UpdateGoal { title: Some(title), .. })
            | Self::EditTask(_, UpdateTask { title: Some(title), .. }) => Some(title.as_str()),
            Self::EditGoal(_, UpdateGoal { notes: Some(notes), .. }) => Some(notes.as_str()),
            Self::EditLog(_, UpdateLog { body: Some(body), .. }) => Some(body.as_str()),
            _ => None,
        }
    }

    /// The text that is in it, which nobody wants to write again.
    #[must_use]
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::AddGoal(goal) => Some(goal.title.as_str()),
            Self::AddRepeat(repeat) => Some(repeat.title.as_str()),
            Self::AddTask(task) => Some(task.title.as_str()),
            Self::AddLog(log) => Some(log.body.as_str()),
            _ => self.text(),
        }
    }

    /// What one knows it by: the text that is in it, or else the title or text of what it is done to.
    #[must_use]
    pub fn name_in<'r>(&'r self, records: &'r Records) -> Option<&'r str> {
        self.written().or_else(|| match self.target()? {
            Id::Goal(id) => Some(records.goals.get(id)?.title.as_str()),
            Id::Task(id) => Some(records.tasks.get(id)?.title.as_str()),
            Id::Log(id) => Some(records.logs.get(id)?.body.as_str()),
        })
    }

    /// Whether it writes text that is longer than a title.
    #[must_use]
    pub const fn is_long(&self) -> bool {
        matches!(
            self,
            Self::EditGoal(_, UpdateGoal { notes: Some(_), .. })
                | Self::AddLog(_)
                | Self::EditLog(_, UpdateLog { body: Some(_), .. })
        )
    }

    /// Whether it writes over the same text as another one.
    #[must_use]
    pub fn overwrites(&self, other: &Self) -> bool {
        let is_title = |change: &Self| matches!(change, Self::EditGoal(_, UpdateGoal { title: Some(_), .. }));
        self.target().is_some()
            && self.target() == other.target()
            && self.text().is_some()
            && other.text().is_some()
            && is_title(self) == is_title(other)
    }

    /// The text that it would be written over now.
    #[must_use]
    pub fn text_in<'r>(&self, records: &'r Records) -> Option<&'r str> {
        match self {
            Self::EditGoal(id, UpdateGoal { title: Some(_), .. }) => Some(records.goals.get(*id)?.title.as_str()),
            Self::EditGoal(id, UpdateGoal { notes: Some(_), .. }) => Some(records.goals.get(*id)?.notes.as_str()),
            Self::EditTask(id, UpdateTask { title: Some(_), .. }) => Some(records.tasks.get(*id)?.title.as_str()),
            Self::EditLog(id, UpdateLog { body: Some(_), .. }) => Some(records.logs.get(*id)?.body.as_str()),
            _ => None,
        }
    }

    /// Has it be about what has another id on the server than it had here.
    pub fn replace_id(&mut self, old: Id, new: Id) {
        match (old, new) {
            (Id::Goal(old), Id::Goal(new)) => self.replace_goal_id(old, new),
            (Id::Task(old), Id::Task(new)) => match self {
                Self::EditTask(id, _) | Self::DeleteTask(id) | Self::RestoreTask(id) if *id == old => *id = new,
                _ => {}
            },
            (Id::Log(old), Id::Log(new)) => match self {
                Self::EditLog(id, _) | Self::DeleteLog(id) | Self::RestoreLog(id) if *id == old => *id = new,
                _ => {}
            },
            _ => {}
        }
    }

    fn replace_goal_id(&mut self, old: GoalId, new: GoalId) {
        let id = match self {
            Self::EditGoal(id, _) | Self::DeleteGoal(id) | Self::RestoreGoal(id) => Some(id),
            Self::AddTask(task) => task.goal_id.as_mut(),
            Self::EditTask(_, changes) => changes.goal_id.as_mut().and_then(Option::as_mut),
            Self::AddLog(log) => log.goal_id.as_mut(),
            Self::EditLog(_, changes) => changes.goal_id.as_mut().and_then(Option::as_mut),
            _ => None,
        };
        if let Some(id) = id.filter(|id| **id == old) {
            *id = new;
        }
    }

    /// Whether it needs what has this id.
    #[must_use]
    pub fn needs(&self, id: Id) -> bool {
        let Id::Goal(goal) = id else { return self.target() == Some(id) };
        match self {
            Self::AddTask(task) => task.goal_id == Some(goal),
            Self::EditTask(_, changes) => changes.goal_id == Some(Some(goal)),
            Self::AddLog(log) => log.goal_id == Some(goal),
            Self::EditLog(_, changes) => changes.goal_id == Some(Some(goal)),
            _ => self.target() == Some(id),
        }
    }
}
