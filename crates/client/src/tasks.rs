//! The steps of goals, and loose to-dos.

use crate::{
    Call, Client, ListRequest,
    kind::{Change, Create, Read},
    operations::{CREATE_TASK, DELETE_TASK, GET_TASK, LIST_TASKS, RESTORE_TASK, UPDATE_TASK},
};
use studentos_api_types::{CreateTask, Date, GoalId, ListTasks, Search, Task, TaskId, UpdateTask};

/// The calls under `/api/tasks`.
#[derive(Clone, Debug)]
pub struct Tasks {
    client: Client,
}

/// `GET /api/tasks`, being put together.
pub type ListTasksRequest = ListRequest<ListTasks, Task>;

impl Tasks {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// The user's tasks by the day they are due, or those of a goal, or of a day's goals, by place.
    ///
    /// # Errors
    /// `not_found` or `not_yours` when it is about such a goal, or as any call.
    pub fn list(&self) -> ListTasksRequest {
        ListRequest::new(&self.client, &LIST_TASKS)
    }

    /// Adds a task, the last of its goal or of the loose ones.
    ///
    /// # Errors
    /// `not_found` or `not_yours` when its goal is so, or as any call.
    pub fn create(&self, task: &CreateTask) -> Call<Task, Create> {
        Call::new(&self.client, &CREATE_TASK, CREATE_TASK.request()).json(task)
    }

    /// One task.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn get(&self, id: TaskId) -> Call<Task, Read> {
        Call::new(&self.client, &GET_TASK, GET_TASK.request_for(id))
    }

    /// Changes or moves a task and gives it back changed.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, of the task or of the goal it moves to, or as any call.
    pub fn update(&self, id: TaskId, changes: &UpdateTask) -> Call<Task, Change> {
        Call::new(&self.client, &UPDATE_TASK, UPDATE_TASK.request_for(id)).json(changes)
    }

    /// Puts a task into the trash, where it is kept for 30 days.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn delete(&self, id: TaskId) -> Call<(), Change> {
        Call::new(&self.client, &DELETE_TASK, DELETE_TASK.request_for(id))
    }

    /// Takes a task out of the trash, back to where it was; without its goal, it becomes a loose one.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn restore(&self, id: TaskId) -> Call<Task> {
        Call::new(&self.client, &RESTORE_TASK, RESTORE_TASK.request_for(id))
    }
}

impl ListTasksRequest {
    /// Only the tasks of this goal, by place; in the place of a day's.
    pub fn goal(mut self, goal: GoalId) -> Self {
        (self.query.goal_id, self.query.goal_date) = (Some(goal), None);
        self
    }

    /// Only the tasks of the goals of this day, goal by goal and by place; in the place of one goal's.
    pub fn goal_date(mut self, date: Date) -> Self {
        (self.query.goal_id, self.query.goal_date) = (None, Some(date));
        self
    }

    /// Only those that are due on an earlier day.
    pub fn due_before(mut self, date: Date) -> Self {
        self.query.due_before = Some(date);
        self
    }

    /// Only done ones, or only those that are not.
    pub fn completed(mut self, completed: bool) -> Self {
        self.query.completed = Some(completed);
        self
    }

    /// Only those whose title holds this.
    pub fn matching(mut self, words: Search) -> Self {
        self.query.q = Some(words);
        self
    }
}
