//! Logs.

use crate::{Client, Error, Method, Request, Transport};
use studentos_api_types::{
    CreateLog, Cursor, Data, Date, GoalId, Limit, List, ListLogs, Log, LogId, Search, UpdateLog,
};

/// The calls under `/api/logs`.
#[derive(Debug)]
pub struct Logs<'a, T> {
    client: &'a Client<T>,
}

fn path(id: LogId) -> String {
    format!("/api/logs/{id}")
}

impl<'a, T: Transport> Logs<'a, T> {
    pub(crate) fn new(client: &'a Client<T>) -> Self {
        Self { client }
    }

    /// The user's logs by day and as they were made; narrow it down, then [`send`](ListLogsRequest::send) it.
    pub fn list(&self) -> ListLogsRequest<'a, T> {
        ListLogsRequest { client: self.client, query: ListLogs::default() }
    }

    /// Adds a log to a day, which may have several.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours` when it is about such a goal, or as any call.
    pub async fn create(&self, log: &CreateLog) -> Result<Log, Error> {
        let call = Request::new(Method::Post, "/api/logs").json(log).answering::<Data<Log>>();
        Ok(self.client.call(call).await?.data)
    }

    /// One log.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn get(&self, id: LogId) -> Result<Log, Error> {
        let call = Request::new(Method::Get, path(id)).answering::<Data<Log>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Changes a log and gives it back changed.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, of the log or of the goal it is to be about, or as any call.
    pub async fn update(&self, id: LogId, changes: &UpdateLog) -> Result<Log, Error> {
        let call = Request::new(Method::Patch, path(id)).json(changes).answering::<Data<Log>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Puts a log into the trash, where it is kept for 30 days.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn delete(&self, id: LogId) -> Result<(), Error> {
        self.client.call(Request::new(Method::Delete, path(id)).answering()).await
    }

    /// Takes a log out of the trash.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn restore(&self, id: LogId) -> Result<Log, Error> {
        let call = Request::new(Method::Post, format!("{}/restore", path(id))).answering::<Data<Log>>();
        Ok(self.client.call(call).await?.data)
    }
}

/// `GET /api/logs`, being put together.
#[derive(Debug)]
#[must_use = "nothing is asked until it is sent"]
pub struct ListLogsRequest<'a, T> {
    client: &'a Client<T>,
    query: ListLogs,
}

impl<T: Transport> ListLogsRequest<'_, T> {
    /// Only this day.
    pub fn date(mut self, date: Date) -> Self {
        self.query.date = Some(date);
        self
    }

    /// Only days from the first to the last, at most 366.
    pub fn between(mut self, first: Date, last: Date) -> Self {
        (self.query.from, self.query.to) = (Some(first), Some(last));
        self
    }

    /// Only those about this goal.
    pub fn goal(mut self, goal: GoalId) -> Self {
        self.query.goal_id = Some(goal);
        self
    }

    /// Only those whose body holds this.
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
    /// [`Error::Api`] with `not_found` or `not_yours` when it is about such a goal, or as any call.
    pub async fn send(self) -> Result<List<Log>, Error> {
        let request = Request::new(Method::Get, "/api/logs").query(&self.query);
        self.client.call(request.answering()).await
    }
}
