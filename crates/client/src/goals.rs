//! Goals.

use crate::{
    Call, Client, ListRequest,
    kind::{Change, Create, Read},
    operations::{CARRY_OVER_GOALS, CREATE_GOAL, DELETE_GOAL, GET_GOAL, LIST_GOALS, RESTORE_GOAL, UPDATE_GOAL},
};
use studentos_api_types::{CarryOver, CreateGoal, Date, Goal, GoalId, ListGoals, Search, UpdateGoal};

/// The calls under `/api/goals`.
#[derive(Clone, Debug)]
pub struct Goals {
    client: Client,
}

/// `GET /api/goals`, being put together.
pub type ListGoalsRequest = ListRequest<ListGoals, Goal>;

impl Goals {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// The user's goals by day and place.
    pub fn list(&self) -> ListGoalsRequest {
        ListRequest::new(&self.client, &LIST_GOALS)
    }

    /// Adds a goal at the end of its day.
    ///
    /// # Errors
    /// `goal_exists`, or as any call.
    pub fn create(&self, goal: &CreateGoal) -> Call<Goal, Create> {
        Call::new(&self.client, &CREATE_GOAL, CREATE_GOAL.request()).json(goal)
    }

    /// One goal.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn get(&self, id: GoalId) -> Call<Goal, Read> {
        Call::new(&self.client, &GET_GOAL, GET_GOAL.request_for(id))
    }

    /// Changes a goal and gives it back changed.
    ///
    /// # Errors
    /// `not_found`, `not_yours` or `goal_exists`, or as any call.
    pub fn update(&self, id: GoalId, changes: &UpdateGoal) -> Call<Goal, Change> {
        Call::new(&self.client, &UPDATE_GOAL, UPDATE_GOAL.request_for(id)).json(changes)
    }

    /// Puts a goal into the trash, where it is kept for 30 days.
    ///
    /// # Errors
    /// `not_found` or `not_yours`, or as any call.
    pub fn delete(&self, id: GoalId) -> Call<(), Change> {
        Call::new(&self.client, &DELETE_GOAL, DELETE_GOAL.request_for(id))
    }

    /// Takes a goal out of the trash, back to where it was.
    ///
    /// # Errors
    /// `not_found`, `not_yours` or `goal_exists`, or as any call.
    pub fn restore(&self, id: GoalId) -> Call<Goal> {
        Call::new(&self.client, &RESTORE_GOAL, RESTORE_GOAL.request_for(id))
    }

    /// Moves the unfinished goals of one day to another, and gives back those that moved.
    ///
    /// # Errors
    /// `invalid_input` when both are the same day, or as any call.
    pub fn carry_over(&self, days: &CarryOver) -> Call<Vec<Goal>> {
        Call::new(&self.client, &CARRY_OVER_GOALS, CARRY_OVER_GOALS.request()).json(days)
    }
}

impl ListGoalsRequest {
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

    /// Only done ones, or only those that are not, skipped ones among them.
    pub fn completed(mut self, completed: bool) -> Self {
        self.query.completed = Some(completed);
        self
    }

    /// Only those with tasks that are still to be done, or only those without, whether done themselves or not.
    pub fn has_open_tasks(mut self, has_open_tasks: bool) -> Self {
        self.query.has_open_tasks = Some(has_open_tasks);
        self
    }

    /// Only those whose title or notes hold this.
    pub fn matching(mut self, words: Search) -> Self {
        self.query.q = Some(words);
        self
    }
}
