//! The steps of goals, and loose to-dos.

use crate::{Client, Error, Method, Request, Transport};
use studentos_api_types::{
    CreateTask, Cursor, Data, Date, GoalId, Limit, List, ListTasks, Search, Task, TaskId, UpdateTask,
};

/// The calls under `/api/tasks`.
#[derive(Debug)]
pub struct Tasks<'a, T> {
    client: &'a Client<T>,
}

fn path(id: TaskId) -> String {
    format!("/api/tasks/{id}")
}

impl<'a, T: Transport> Tasks<'a, T> {
    pub(crate) fn new(client: &'a Client<T>) -> Self {
        Self { client }
    }

    /// The user's tasks by the day they are due, or those of a goal by place; narrow it down, then
    /// [`send`](ListTasksRequest::send) it.
    pub fn list(&self) -> ListTasksRequest<'a, T> {
        ListTasksRequest { client: self.client, query: ListTasks::default() }
    }

    /// Adds a task, the last of its goal or of the loose ones.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours` when its goal is so, or as any call.
    pub async fn create(&self, task: &CreateTask) -> Result<Task, Error> {
        let call = Request::new(Method::Post, "/api/tasks").json(task).answering::<Data<Task>>();
        Ok(self.client.call(call).await?.data)
    }

    /// One task.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn get(&self, id: TaskId) -> Result<Task, Error> {
        let call = Request::new(Method::Get, path(id)).answering::<Data<Task>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Changes or moves a task and gives it back changed.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, of the task or of the goal it moves to, or as any call.
    pub async fn update(&self, id: TaskId, changes: &UpdateTask) -> Result<Task, Error> {
        let call = Request::new(Method::Patch, path(id)).json(changes).answering::<Data<Task>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Puts a task into the trash, where it is kept for 30 days.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn delete(&self, id: TaskId) -> Result<(), Error> {
        self.client.call(Request::new(Method::Delete, path(id)).answering()).await
    }

    /// Takes a task out of the trash, back to where it was; without its goal, it becomes a loose one.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn restore(&self, id: TaskId) -> Result<Task, Error> {
        let call = Request::new(Method::Post, format!("{}/restore", path(id))).answering::<Data<Task>>();
        Ok(self.client.call(call).await?.data)
    }
}

/// `GET /api/tasks`, being put together.
#[derive(Debug)]
#[must_use = "nothing is asked until it is sent"]
pub struct ListTasksRequest<'a, T> {
    client: &'a Client<T>,
    query: ListTasks,
}

impl<T: Transport> ListTasksRequest<'_, T> {
    /// Only the tasks of this goal, by place.
    pub fn goal(mut self, goal: GoalId) -> Self {
        self.query.goal_id = Some(goal);
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

    /// At most so many at once; 100 when it is not said.
    pub fn limit(mut self, limit: Limit) -> Self {
        self.query.limit = Some(limit);
        self
    }

    /// The page after the one that gave this `next_cursor`.
    pub fn after(mut self, cursor: Cursor) -> Self {
        self.query.cursor = Some(cursor);
        self
    }

    /// Asks the server.
    ///
    /// # Errors
    /// As any call.
    pub async fn send(self) -> Result<List<Task>, Error> {
        let request = Request::new(Method::Get, "/api/tasks").query(&self.query);
        self.client.call(request.answering()).await
    }
}
