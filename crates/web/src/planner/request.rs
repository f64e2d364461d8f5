//! What is asked of the server, and how.

use super::{Change, Id, Pending, View};
use crate::api::Api;
use studentos_client::{
    Call, ETag, Error, IdempotencyKey, ListQuery, ListRequest, Listed, kind,
    types::{CreateGoal, CreateLog, CreateTask, Goal, Limit, Log, Task},
};

/// Something to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A part of what the server has.
    View(View),
    /// One thing as it is now, before it is changed.
    Look(Id),
    /// Something that was done.
    Change(Pending),
}

/// What the server said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Goals, in order.
    Goals(Vec<Goal>),
    /// Tasks.
    Tasks(Vec<Task>),
    /// Logs.
    Logs(Vec<Log>),
    /// The goal as it now is.
    Goal(Box<Goal>),
    /// The task as it now is.
    Task(Box<Task>),
    /// The log as it now is.
    Log(Box<Log>),
    /// It is done, and there is nothing to show.
    Done,
    /// What was looked at, and which version of it it is.
    Version(Box<Answer>, ETag),
}

impl Request {
    /// Asks the server.
    ///
    /// # Errors
    /// As the call of the client.
    pub async fn send(self, api: &Api) -> Result<Answer, Error> {
        match self {
            Self::View(view) => read(api, view).await,
            Self::Look(id) => look(api, id).await,
            Self::Change(pending) => change(api, pending).await,
        }
    }
}

async fn read(api: &Api, view: View) -> Result<Answer, Error> {
    match view {
        View::Goals(from, to) => all(api.goals().list().between(from, to)).await.map(Answer::Goals),
        View::Steps(date) => all(api.tasks().list().goal_date(date)).await.map(Answer::Tasks),
        View::Tasks(completed) => all(api.tasks().list().completed(completed)).await.map(Answer::Tasks),
        View::Logs(from, to) => all(api.logs().list().between(from, to)).await.map(Answer::Logs),
    }
}

/// A view is shown whole, however many pages it takes.
async fn all<Q: ListQuery, T: Listed>(list: ListRequest<Q, T>) -> Result<Vec<T>, Error> {
    let list = match Limit::new(Limit::MAX) {
        Ok(most) => list.limit(most),
        Err(_) => list,
    };
    let mut page = list.clone().send().await?;
    let mut items = page.data;
    while let Some(cursor) = page.next_cursor {
        page = list.clone().after(cursor).send().await?;
        items.append(&mut page.data);
    }
    Ok(items)
}

async fn look(api: &Api, id: Id) -> Result<Answer, Error> {
    let (answer, etag) = match id {
        Id::Goal(id) => {
            let found = api.goals().get(id).with_etag().await?;
            (goal(found.data), found.etag)
        }
        Id::Task(id) => {
            let found = api.tasks().get(id).with_etag().await?;
            (task(found.data), found.etag)
        }
        Id::Log(id) => {
            let found = api.logs().get(id).with_etag().await?;
            (log(found.data), found.etag)
        }
    };
    Ok(Answer::Version(Box::new(answer), etag))
}

async fn change(api: &Api, pending: Pending) -> Result<Answer, Error> {
    let Pending { change, key, etag, .. } = pending;
    let key = IdempotencyKey::parse(&key).unwrap_or_else(|_| IdempotencyKey::random());
    let done = |()| Answer::Done;
    match change {
        Change::AddGoal(new) => {
            let new = CreateGoal::new(new.title, new.date);
            api.goals().create(&new).idempotency_key(&key).await.map(goal)
        }
        Change::EditGoal(id, changes) => {
            let call = api.goals().update(id, &changes);
            if_match(call, etag.as_ref()).await.map(goal)
        }
        Change::DeleteGoal(id) => api.goals().delete(id).await.map(done),
        Change::RestoreGoal(id) => api.goals().restore(id).await.map(goal),
        Change::CarryOver(days) => api.goals().carry_over(&days).await.map(|_| Answer::Done),
        Change::AddRepeat(new) => api.repeats().create(&new).idempotency_key(&key).await.map(|_| Answer::Done),
        Change::AddTask(new) => {
            let new = CreateTask { title: new.title, goal_id: new.goal_id, due_date: new.due_date };
            api.tasks().create(&new).idempotency_key(&key).await.map(task)
        }
        Change::EditTask(id, changes) => {
            let call = api.tasks().update(id, &changes);
            if_match(call, etag.as_ref()).await.map(task)
        }
        Change::DeleteTask(id) => api.tasks().delete(id).await.map(done),
        Change::RestoreTask(id) => api.tasks().restore(id).await.map(task),
        Change::AddLog(new) => {
            let Log { date, body, minutes, mood, goal_id, .. } = *new;
            let new = CreateLog { date, body, minutes, mood, goal_id };
            api.logs().create(&new).idempotency_key(&key).await.map(log)
        }
        Change::EditLog(id, changes) => {
            let call = api.logs().update(id, &changes);
            if_match(call, etag.as_ref()).await.map(log)
        }
        Change::DeleteLog(id) => api.logs().delete(id).await.map(done),
        Change::RestoreLog(id) => api.logs().restore(id).await.map(log),
    }
}

fn if_match<A>(call: Call<A, kind::Change>, etag: Option<&ETag>) -> Call<A, kind::Change> {
    match etag {
        Some(etag) => call.if_match(etag),
        None => call,
    }
}

fn goal(goal: Goal) -> Answer {
    Answer::Goal(Box::new(goal))
}

fn task(task: Task) -> Answer {
    Answer::Task(Box::new(task))
}

fn log(log: Log) -> Answer {
    Answer::Log(Box::new(log))
}
