//! What is asked of the server, and how.

use super::{Change, Id, Pending, View};
use crate::api::{Api, all};
use futures_util::future::LocalBoxFuture;
use studentos_client::{
    self as client, Call, ETag, Error, IdempotencyKey, Versioned, kind,
    types::{CreateGoal, CreateLog, CreateTask, Goal, Log, Task},
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

/// What is answered, once it is.
type Answering = LocalBoxFuture<'static, Result<Answer, Error>>;

impl Request {
    /// Asks the server.
    ///
    /// # Errors
    /// As the call of the client.
    #[must_use = "nothing is asked until it is awaited"]
    pub fn send(self, api: &Api) -> Answering {
        match self {
            Self::View(view) => read(api, view),
            Self::Look(id) => look(api, id),
            Self::Change(pending) => change(api, pending),
        }
    }
}

fn read(api: &Api, view: View) -> Answering {
    match view {
        View::Goals(from, to) => whole(all(api.goals().list().between(from, to)), Answer::Goals),
        View::GoalsWithSteps => whole(all(api.goals().list().has_open_tasks(true)), Answer::Goals),
        View::Steps(date) => whole(all(api.tasks().list().goal_date(date)), Answer::Tasks),
        View::Tasks(completed) => whole(all(api.tasks().list().completed(completed)), Answer::Tasks),
        View::Due(date) => whole(all(api.tasks().list().completed(false).due_before(date.plus_days(1))), Answer::Tasks),
        View::Logs(from, to) => whole(all(api.logs().list().between(from, to)), Answer::Logs),
    }
}

/// A view is shown whole, however many pages it takes.
fn whole<T: 'static>(items: LocalBoxFuture<'static, Result<Vec<T>, Error>>, answer: fn(Vec<T>) -> Answer) -> Answering {
    Box::pin(async move { items.await.map(answer) })
}

fn look(api: &Api, id: Id) -> Answering {
    match id {
        Id::Goal(id) => version(api.goals().get(id), goal),
        Id::Task(id) => version(api.tasks().get(id), task),
        Id::Log(id) => version(api.logs().get(id), log),
    }
}

fn version<A: Versioned>(call: Call<A, kind::Read>, answer: fn(A) -> Answer) -> Answering {
    let call = call.with_etag().send();
    Box::pin(async move {
        let found = call.await?;
        Ok(Answer::Version(Box::new(answer(found.data)), found.etag))
    })
}

fn change(api: &Api, pending: Pending) -> Answering {
    let Pending { change, key, etag, .. } = pending;
    let key = IdempotencyKey::parse(&key).unwrap_or_else(|_| IdempotencyKey::random());
    let etag = etag.as_ref();
    match change {
        Change::AddGoal(new) => {
            let new = CreateGoal::new(new.title, new.date);
            done(api.goals().create(&new).idempotency_key(&key), goal)
        }
        Change::EditGoal(id, changes) => done(if_match(api.goals().update(id, &changes), etag), goal),
        Change::DeleteGoal(id) => done(api.goals().delete(id), nothing),
        Change::RestoreGoal(id) => done(api.goals().restore(id), goal),
        Change::CarryOver(days) => done(api.goals().carry_over(&days), nothing),
        Change::AddRepeat(new) => done(api.repeats().create(&new).idempotency_key(&key), nothing),
        Change::AddTask(new) => {
            let new = CreateTask { title: new.title, goal_id: new.goal_id, due_date: new.due_date };
            done(api.tasks().create(&new).idempotency_key(&key), task)
        }
        Change::EditTask(id, changes) => done(if_match(api.tasks().update(id, &changes), etag), task),
        Change::DeleteTask(id) => done(api.tasks().delete(id), nothing),
        Change::RestoreTask(id) => done(api.tasks().restore(id), task),
        Change::AddLog(new) => {
            let Log { date, body, minutes, mood, goal_id, .. } = *new;
            let new = CreateLog { date, body, minutes, mood, goal_id };
            done(api.logs().create(&new).idempotency_key(&key), log)
        }
        Change::EditLog(id, changes) => done(if_match(api.logs().update(id, &changes), etag), log),
        Change::DeleteLog(id) => done(api.logs().delete(id), nothing),
        Change::RestoreLog(id) => done(api.logs().restore(id), log),
    }
}

/// Waits for an answer by code that is the same whatever the call does: each kind of answer has its own, which weighs.
fn done<A: client::Answer, K: 'static>(call: Call<A, K>, answer: fn(A) -> Answer) -> Answering {
    let call = call.send();
    Box::pin(async move { call.await.map(answer) })
}

fn if_match<A>(call: Call<A, kind::Change>, etag: Option<&ETag>) -> Call<A, kind::Change> {
    match etag {
        Some(etag) => call.if_match(etag),
        None => call,
    }
}

fn nothing<A>(_: A) -> Answer {
    Answer::Done
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
