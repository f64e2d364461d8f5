//! Goals.

use crate::{Client, Error, Method, Request, Transport};
use studentos_api_types::{
    CarryOver, CreateGoal, Cursor, Data, Date, Goal, GoalId, Limit, List, ListGoals, Search, UpdateGoal,
};

/// The calls under `/api/goals`.
#[derive(Debug)]
pub struct Goals<'a, T> {
    client: &'a Client<T>,
}

fn path(id: GoalId) -> String {
    format!("/api/goals/{id}")
}

impl<'a, T: Transport> Goals<'a, T> {
    pub(crate) fn new(client: &'a Client<T>) -> Self {
        Self { client }
    }

    /// The user's goals by day and place; narrow it down, then [`send`](ListGoalsRequest::send) it.
    pub fn list(&self) -> ListGoalsRequest<'a, T> {
        ListGoalsRequest { client: self.client, query: ListGoals::default() }
    }

    /// Adds a goal at the end of its day.
    ///
    /// # Errors
    /// [`Error::Api`] with `goal_exists`, or as any call.
    pub async fn create(&self, goal: &CreateGoal) -> Result<Goal, Error> {
        let call = Request::new(Method::Post, "/api/goals").json(goal).answering::<Data<Goal>>();
        Ok(self.client.call(call).await?.data)
    }

    /// One goal.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn get(&self, id: GoalId) -> Result<Goal, Error> {
        let call = Request::new(Method::Get, path(id)).answering::<Data<Goal>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Changes a goal and gives it back changed.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found`, `not_yours` or `goal_exists`, or as any call.
    pub async fn update(&self, id: GoalId, changes: &UpdateGoal) -> Result<Goal, Error> {
        let call = Request::new(Method::Patch, path(id)).json(changes).answering::<Data<Goal>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Puts a goal into the trash, where it is kept for 30 days.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found` or `not_yours`, or as any call.
    pub async fn delete(&self, id: GoalId) -> Result<(), Error> {
        self.client.call(Request::new(Method::Delete, path(id)).answering()).await
    }

    /// Takes a goal out of the trash, back to where it was.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found`, `not_yours` or `goal_exists`, or as any call.
    pub async fn restore(&self, id: GoalId) -> Result<Goal, Error> {
        let call = Request::new(Method::Post, format!("{}/restore", path(id))).answering::<Data<Goal>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Moves the unfinished goals of one day to another, and gives back those that moved.
    ///
    /// # Errors
    /// [`Error::Api`] with `invalid_input` when both are the same day, or as any call.
    pub async fn carry_over(&self, days: &CarryOver) -> Result<Vec<Goal>, Error> {
        let call = Request::new(Method::Post, "/api/goals/carry-over").json(days).answering::<List<Goal>>();
        Ok(self.client.call(call).await?.data)
    }
}

/// `GET /api/goals`, being put together.
#[derive(Debug)]
#[must_use = "nothing is asked until it is sent"]
pub struct ListGoalsRequest<'a, T> {
    client: &'a Client<T>,
    query: ListGoals,
}

impl<T: Transport> ListGoalsRequest<'_, T> {
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
    pub async fn send(self) -> Result<List<Goal>, Error> {
        let request = Request::new(Method::Get, "/api/goals").query(&self.query);
        self.client.call(request.answering()).await
    }
}
