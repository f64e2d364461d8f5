//! What the server finds.

use crate::account::Account;
use futures_util::{
    FutureExt,
    future::{maybe_done, try_join3},
};
use std::{future::poll_fn, pin::Pin, task::Poll};
use studentos_client::{
    Error, ListQuery, ListRequest, Listed,
    types::{Date, Goal, GoalId, Limit, RepeatId, Search},
};

/// How many of a kind are shown at once.
const PAGE: u8 = 20;
/// How many goals: of those that come back, one is shown for all.
const GOALS: u8 = 100;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Goals, by their titles and notes.
    Goals,
    /// Tasks, by their titles.
    Tasks,
    /// Entries of the journal, by their texts.
    Logs,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its id.
    pub id: String,
    /// The text that it is known by.
    pub text: String,
    /// What else of it holds the words, if its text does not.
    pub notes: Option<String>,
    /// The day it belongs to, if any.
    pub date: Option<Date>,
    /// The goal that it is a step of.
    pub of: Option<String>,
    /// Whether it is done.
    pub is_done: bool,
    /// Whether it stands for all that a repeat makes.
    pub comes_back: bool,
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
pub async fn find(account: Account, words: String, pages: [usize; 3], today: Date) -> Result<Found, Error> {
    let Ok(search) = Search::parse(&words) else { return Ok(Found { words, groups: Vec::new() }) };
    let api = account.api();
    let [of_goals, of_tasks, of_logs] = pages;
    let (mut goals, tasks, logs) = try_join3(
        some(api.goals().list().matching(search.clone()), of_goals, GOALS),
        some(api.tasks().list().matching(search.clone()), of_tasks, PAGE),
        some(api.logs().list().matching(search), of_logs, PAGE),
    )
    .await?;
    once(&mut goals.0, today);
    let goals = group(Kind::Goals, goals, |goal: Goal| Hit {
        id: goal.id.to_string(),
        text: goal.title.to_string(),
        notes: (!super::holds(goal.title.as_str(), &words)).then(|| super::around(goal.notes.as_str(), &words)),
        date: Some(goal.date),
        of: None,
        is_done: goal.completed,
        comes_back: goal.repeat_id.is_some(),
    });
    let known = goals_of(&account, tasks.0.iter().filter_map(|task| task.goal_id)).await?;
    let tasks = group(Kind::Tasks, tasks, |task| {
        let goal = task.goal_id.and_then(|id| known.iter().find(|goal| goal.id == id));
        Hit {
            id: task.id.to_string(),
            text: task.title.to_string(),
            notes: None,
            date: goal.map(|goal| goal.date).or(task.due_date),
            of: goal.map(|goal| goal.title.to_string()),
            is_done: task.completed,
            comes_back: false,
        }
    });
    let logs = group(Kind::Logs, logs, |log| Hit {
        id: log.id.to_string(),
        text: super::around(log.body.as_str(), &words),
        notes: None,
        date: Some(log.date),
        of: None,
        is_done: false,
        comes_back: false,
    });
    let groups = [goals, tasks, logs].into_iter().filter(|group| !group.hits.is_empty()).collect();
    Ok(Found { words, groups })
}

/// The first pages of a list, and whether there are more.
async fn some<Q: ListQuery, T: Listed>(
    list: ListRequest<Q, T>,
    pages: usize,
    page: u8,
) -> Result<(Vec<T>, bool), Error> {
    let list = list.limit(Limit::new(page).unwrap_or_default());
    let (mut found, mut next) = (Vec::new(), Some(list.clone()));
    for _ in 0..pages {
        let Some(asked) = next.take() else { break };
        let mut page = asked.send().await?;
        found.append(&mut page.data);
        next = page.next_cursor.map(|cursor| list.clone().after(cursor));
    }
    Ok((found, next.is_some()))
}

/// Leaves one goal of each repeat, of goals in the order of their days: the next, or the last if there is none.
fn once(goals: &mut Vec<Goal>, today: Date) {
    let mut days: Vec<(RepeatId, Date)> = Vec::new();
    for goal in goals.iter() {
        match goal.repeat_id.map(|repeat| (repeat, days.iter_mut().find(|(of, _)| *of == repeat))) {
            Some((_, Some((_, day)))) if *day < today => *day = goal.date,
            Some((repeat, None)) => days.push((repeat, goal.date)),
            _ => (),
        }
    }
    goals.retain(|goal| goal.repeat_id.is_none_or(|repeat| days.contains(&(repeat, goal.date))));
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

fn group<T>(kind: Kind, (found, has_more): (Vec<T>, bool), hit: impl Fn(T) -> Hit) -> Group {
    Group { kind, has_more, hits: found.into_iter().map(hit).collect() }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::planner::Change;
    use studentos_client::types::Title;

    #[test]
    fn what_comes_back_is_shown_once_on_the_next_day_it_comes() {
        let date = |day: &str| Date::parse(day).unwrap();
        let repeats: [RepeatId; 2] = ["0198c5d8-0000-7000-8000-000000000001", "0198c5d8-0000-7000-8000-000000000002"]
            .map(|id| serde_json::from_value(id.into()).unwrap());
        let goal = |title: &str, day, repeat: Option<usize>| {
            let change = Change::add_goal(Title::parse(title).unwrap(), date(day));
            let Change::AddGoal(goal) = change else { unreachable!() };
            Goal { repeat_id: repeat.map(|nth| repeats[nth]), ..*goal }
        };
        let mut goals = vec![
            goal("Run", "2026-03-04", Some(0)),
            goal("Read", "2026-03-04", Some(1)),
            goal("Read once", "2026-03-05", None),
            goal("Read", "2026-03-05", Some(1)),
            goal("Run", "2026-03-06", Some(0)),
            goal("Read once", "2026-03-07", None),
            goal("Run", "2026-03-07", Some(0)),
        ];
        once(&mut goals, date("2026-03-06"));
        let left: Vec<_> = goals.iter().map(|goal| (goal.title.as_str(), goal.date.to_string())).collect();
        let left: Vec<_> = left.iter().map(|(title, day)| (*title, day.as_str())).collect();
        let expected =
            [("Read once", "2026-03-05"), ("Read", "2026-03-05"), ("Run", "2026-03-06"), ("Read once", "2026-03-07")];
        assert_eq!(left, expected);
    }
}
