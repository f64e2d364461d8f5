//! What is asked of the server about goals, and how.

use crate::api::Api;
use studentos_client::{
    Error,
    types::{CarryOver, CreateGoal, Date, Goal, GoalId, UpdateGoal},
};

/// Something to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// All goals of a day.
    List(Date),
    /// A new goal.
    Create(CreateGoal),
    /// A changed goal.
    Update(GoalId, UpdateGoal),
    /// One goal less.
    Delete(GoalId),
    /// The same goal again.
    Restore(GoalId),
    /// The open goals of one day on another.
    CarryOver(CarryOver),
}

/// What the server said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The goals of the day, in order.
    Listed(Vec<Goal>),
    /// The goal as it now is.
    Saved(Box<Goal>),
    /// The goal is in the trash.
    Deleted,
    /// The goals that came.
    CarriedOver(Vec<Goal>),
}

impl Request {
    /// Asks the server.
    ///
    /// # Errors
    /// As the call of the client.
    pub async fn send(self, api: &Api) -> Result<Answer, Error> {
        let goals = api.goals();
        let saved = |goal| Answer::Saved(Box::new(goal));
        match self {
            Self::List(date) => list(api, date).await.map(Answer::Listed),
            Self::Create(goal) => goals.create(&goal).await.map(saved),
            Self::Update(id, changes) => goals.update(id, &changes).await.map(saved),
            Self::Delete(id) => goals.delete(id).await.map(|()| Answer::Deleted),
            Self::Restore(id) => goals.restore(id).await.map(saved),
            Self::CarryOver(days) => goals.carry_over(&days).await.map(Answer::CarriedOver),
        }
    }
}

/// A day is shown whole, however many pages it takes.
async fn list(api: &Api, date: Date) -> Result<Vec<Goal>, Error> {
    let mut page = api.goals().list().date(date).send().await?;
    let mut goals = page.data;
    while let Some(cursor) = page.next_cursor {
        page = api.goals().list().date(date).after(cursor).send().await?;
        goals.append(&mut page.data);
    }
    Ok(goals)
}
