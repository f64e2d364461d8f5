//! What the server finds.

use crate::account::Account;
use futures_util::{
    FutureExt,
    future::{maybe_done, try_join3},
};
use std::{future::poll_fn, pin::Pin, task::Poll};
use studentos_client::{
    Error, ListQuery, ListRequest, Listed,
    types::{Cursor, Date, Goal, GoalId, Limit, List, Search},
};

/// How many of a kind are shown at once.
const PAGE: u8 = 20;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Goals, by their titles.
    Goals,
    /// Tasks, by their titles.
    Tasks,
    /// Entries of the journal, by their texts.
    Logs,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What names it.
    pub id: String,
    /// The text that holds the words.
    pub text: String,
    /// The day it belongs to, if any.
    pub date: Option<Date>,
    /// The goal that it is a step of.
    pub of: Option<String>,
    /// Whether it is done.
    pub is_done: bool,
}

/// What was found of a kind so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// In the order of the server.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub has_more: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What was looked for.
    pub words: String,
    /// Each kind of which something was found.
    pub groups: Vec<Group>,
}

/// So many pages of each kind that holds these words; nothing, when there are none.
///
/// # Errors
/// As any call.
pub async fn find(account: Account, words: String, pages: [usize; 3]) -> Result<Found, Error> {
    let Ok(search) = Search::parse(&words) else { return Ok(Found { words, groups: Vec::new() }) };
    let api = account.api();
    let [of_goals, of_tasks, of_logs] = pages;
    let (goals, tasks, logs) = try_join3(
        some(api.goals().list().matching(search.clone()), of_goals),
        some(api.tasks().list().matching(search.clone()), of_tasks),
        some(api.logs().list().matching(search), of_logs),
    )
    .await?;
    let goals = group(Kind::Goals, goals, |goal: Goal| Hit {
        id: goal.id.to_string(),
        text: goal.title.to_string(),
        date: Some(goal.date),
        of: None,
        is_done: goal.completed,
    });
    let known = goals_of(&account, tasks.data.iter().filter_map(|task| task.goal_id)).await?;
    let tasks = group(Kind::Tasks, tasks, |task| {
        let goal = task.goal_id.and_then(|id| known.iter().find(|goal| goal.id == id));
        Hit {
            id: task.id.to_string(),
            text: task.title.to_string(),
            date: goal.map(|goal| goal.date).or(task.due_date),
            of: goal.map(|goal| goal.title.to_string()),
            is_done: task.completed,
        }
    });
    let logs = group(Kind::Logs, logs, |log| Hit {
        id: log.id.to_string(),
        text: super::around(log.body.as_str(), &words),
        date: Some(log.date),
        of: None,
        is_done: false,
    });
    let groups = [goals, tasks, logs].into_iter().filter(|group| !group.hits.is_empty()).collect();
    Ok(Found { words, groups })
}

/// The first pages of a list.
async fn some<Q: ListQuery, T: Listed>(list: ListRequest<Q, T>, pages: usize) -> Result<List<T>, Error> {
    let list = list.limit(Limit::new(PAGE).unwrap_or_default());
    let mut found = list.clone().send().await?;
    for _ in 1..pages {
        let Some(cursor) = found.next_cursor.take() else { break };
        let mut page = list.clone().after(cursor).send().await?;
        found.data.append(&mut page.data);
        found.next_cursor = page.next_cursor;
    }
    Ok(found)
}

/// The goals that tasks are steps of, asked for at once. One that is gone by now is not missed.
async fn goals_of(account: &Account, ids: impl Iterator<Item = GoalId>) -> Result<Vec<Goal>, Error> {
    let mut all = Vec::new();
    for id in ids {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    let mut asked: Vec<_> = all.into_iter().map(|id| maybe_done(account.api().goals().get(id).send())).collect();
    poll_fn(|context| {
        let waiting = asked.iter_mut().filter_map(|goal| goal.poll_unpin(context).is_pending().then_some(()));
        if waiting.count() == 0 { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    let answers = asked.iter_mut().filter_map(|goal| Pin::new(goal).take_output());
    answers.filter(|answer| answer.as_ref().err().is_none_or(|error| error.code().is_none())).collect()
}

fn group<T>(kind: Kind, list: List<T>, hit: impl Fn(T) -> Hit) -> Group {
    let has_more: Option<Cursor> = list.next_cursor;
    Group { kind, has_more: has_more.is_some(), hits: list.data.into_iter().map(hit).collect() }
}
