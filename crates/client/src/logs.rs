//! Logs.

use crate::{
    Call, Client, ListRequest,
    kind::{Change, Create, Read},
    operations::{CREATE_LOG, DELETE_LOG, GET_LOG, LIST_LOGS, RESTORE_LOG, UPDATE_LOG},
};
use studentos_api_types::{CreateLog, Date, GoalId, ListLogs, Log, LogId, Search, UpdateLog};

/// The calls under `/api/logs`.
#[derive(Clone, Debug)]
pub struct Logs {
    client: Client,
}

/// `GET /api/logs`, being put together.
pub type ListLogsRequest = ListRequest<ListLogs, Log>;

impl Logs {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// The user's logs by day and as they were made.
    ///
    /// # Errors
    /// `not_found` or `not_yours` when it is about such a goal, or as any call.
    pub fn list(&self) -> ListLogsRequest {
        ListRequest::new(&self.client, &LIST_LOGS)
    }

    /// Adds a log to a day, which may have several.
    ///
    /// # Errors
    /// `not_found` or `not_yours` when it is about such a goal, or as any call.
    pub fn create(&self, log: &CreateLog) -> Call<Log, Create> {
        Call::new(&self.client, &CREATE_LOG, CREATE_LOG.request()).json(log)
    }

    /// One log.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn get(&self, id: LogId) -> Call<Log, Read> {
        Call::new(&self.client, &GET_LOG, GET_LOG.request_for(id))
    }

    /// Changes a log and gives it back changed.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, of the log or of the goal it is to be about, or as any call.
    pub fn update(&self, id: LogId, changes: &UpdateLog) -> Call<Log, Change> {
        Call::new(&self.client, &UPDATE_LOG, UPDATE_LOG.request_for(id)).json(changes)
    }

    /// Puts a log into the trash, where it is kept for 30 days.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn delete(&self, id: LogId) -> Call<(), Change> {
        Call::new(&self.client, &DELETE_LOG, DELETE_LOG.request_for(id))
    }

    /// Takes a log out of the trash.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn restore(&self, id: LogId) -> Call<Log> {
        Call::new(&self.client, &RESTORE_LOG, RESTORE_LOG.request_for(id))
    }
}

impl ListLogsRequest {
    /// Only this day, in the place of any others.
    pub fn date(mut self, date: Date) -> Self {
        (self.query.date, self.query.from, self.query.to) = (Some(date), None, None);
        self
    }

    /// Only this day and later ones.
    pub fn since(mut self, first: Date) -> Self {
        (self.query.date, self.query.from) = (None, Some(first));
        self
    }

    /// Only this day and earlier ones.
    pub fn until(mut self, last: Date) -> Self {
        (self.query.date, self.query.to) = (None, Some(last));
        self
    }

    /// Only days from the first to the last, at most 366, in the place of any others.
    pub fn between(mut self, first: Date, last: Date) -> Self {
        (self.query.date, self.query.from, self.query.to) = (None, Some(first), Some(last));
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
}
