//! Tasks, in the order of their goal or of the loose ones.
#![expect(clippy::unwrap_used, reason = "what tests are made of may panic")]

use super::{Server, matches, refusal};
use crate::planner::Answer;
use studentos_client::{
    ETag, Error,
    types::{ErrorCode, Event, GoalId, Task, TaskChange, TaskId, Timestamp, UpdateTask},
};

impl Server {
    pub fn tasks_of(&self, goal: Option<GoalId>) -> Vec<Task> {
        let mut tasks: Vec<_> = self.tasks.iter().filter(|task| task.goal_id == goal).cloned().collect();
        tasks.sort_by_key(|task| task.position);
        tasks
    }

    /// The place of each task.
    pub(super) fn places(&self) -> Vec<(TaskId, i64)> {
        self.tasks.iter().map(|task| (task.id, task.position)).collect()
    }

    pub(super) fn add_task(&mut self, task: Task, now: Timestamp) -> Result<Answer, Error> {
        let id = TaskId::parse(&self.any_id()).unwrap();
        self.has_goal(task.goal_id)?;
        Ok(self.insert_task(usize::MAX, Task { id, created_at: now, updated_at: now, ..task }))
    }

    pub(super) fn edit_task(
        &mut self,
        id: TaskId,
        changes: UpdateTask,
        etag: Option<&ETag>,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        let mut task = self.task(id)?;
        matches(etag, task.updated_at)?;
        let UpdateTask { title, completed, goal_id, due_date, position } = changes;
        let of = goal_id.unwrap_or(task.goal_id);
        self.has_goal(of)?;
        let end = if of == task.goal_id { usize::try_from(task.position).unwrap() } else { usize::MAX };
        let to = position.map_or(end, |position| position as usize);
        self.take_task(id);
        task.title = title.unwrap_or(task.title);
        task.completed = completed.unwrap_or(task.completed);
        task.due_date = due_date.unwrap_or(task.due_date);
        (task.goal_id, task.updated_at) = (of, now);
        Ok(self.insert_task(to, task))
    }

    pub(super) fn delete_task(&mut self, id: TaskId) -> Result<Answer, Error> {
        let task = self.task(id)?;
        self.take_task(id);
        self.task_trash.push(task);
        self.events.push_back(Event::Task(TaskChange::Delete { id }));
        Ok(Answer::Done)
    }

    pub(super) fn restore_task(&mut self, id: TaskId) -> Result<Answer, Error> {
        let Some(index) = self.task_trash.iter().position(|task| task.id == id) else {
            return self.task(id).map(|task| Answer::Task(Box::new(task)));
        };
        let mut task = self.task_trash.remove(index);
        task.goal_id = task.goal_id.filter(|id| self.goal(*id).is_ok());
        Ok(self.insert_task(usize::try_from(task.position).unwrap(), task))
    }

    /// A task of a goal in the trash is not there either.
    pub(super) fn task(&self, id: TaskId) -> Result<Task, Error> {
        let task = self.tasks.iter().find(|task| task.id == id).cloned().ok_or_else(|| refusal(ErrorCode::NotFound))?;
        self.has_goal(task.goal_id)?;
        Ok(task)
    }

    fn take_task(&mut self, id: TaskId) {
        let task = self.tasks.remove(self.tasks.iter().position(|task| task.id == id).unwrap());
        let rest =
            self.tasks.iter_mut().filter(|other| other.goal_id == task.goal_id && other.position > task.position);
        rest.for_each(|other| other.position -= 1);
    }

    fn insert_task(&mut self, place: usize, mut task: Task) -> Answer {
        let there = self.tasks_of(task.goal_id).len();
        task.position = place.min(there).try_into().unwrap();
        let rest =
            self.tasks.iter_mut().filter(|other| other.goal_id == task.goal_id && other.position >= task.position);
        rest.for_each(|other| other.position += 1);
        self.tasks.push(task.clone());
        self.events.push_back(Event::Task(TaskChange::Upsert { id: task.id, data: task.clone() }));
        Answer::Task(Box::new(task))
    }
}
