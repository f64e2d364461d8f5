//! What is done to goals, told to who does not see what becomes of it.

use super::News;
use crate::{
    browser::intl,
    planner::{Action, Change, Records},
    quick_add::Understood,
    words::words,
};
use std::{ops::RangeInclusive, rc::Rc};
use studentos_client::types::{CreateRepeat, Date, Goal, Title, UpdateGoal};
use yew::prelude::*;

/// Does what is done, and tells which place a goal has got in its day.
#[must_use]
pub fn change_telling(
    shown: &Rc<Records>,
    dispatch: &Callback<Action>,
    news: UseStateSetter<News>,
) -> Callback<Change> {
    let (shown, dispatch) = (Rc::clone(shown), dispatch.clone());
    Callback::from(move |change: Change| {
        if let Change::EditGoal(id, UpdateGoal { position: Some(to), date: None, .. }) = &change
            && let Some(goal) = shown.goals.get(*id)
        {
            let place = usize::try_from(*to).unwrap_or(usize::MAX).saturating_add(1);
            news.set(News::heard((words().day.moved)(goal.title.as_str(), place, shown.day(goal.date).len())));
        }
        dispatch.emit(Action::Do(change));
    })
}

/// Adds what was typed for a day, and tells if that was understood to be for another one, or for many. `days` are those on the
/// page, `goals` those that could be named.
#[must_use]
pub fn add_telling(
    date: Date,
    days: RangeInclusive<Date>,
    today: Date,
    goals: Vec<Rc<Goal>>,
    dispatch: &Callback<Action>,
    news: UseStateSetter<News>,
) -> Callback<(Title, Understood)> {
    let dispatch = dispatch.clone();
    Callback::from(move |(title, understood): (Title, Understood)| {
        let words = &words().day;
        let goal = understood.goal.and_then(|goal| goals.get(goal));
        // A step stands below its goal, whenever it is due.
        let day = goal.map(|goal| goal.date).or(understood.date).unwrap_or(date);
        let planned = || (words.planned_for)(title.as_str(), &intl::long_date(understood.date.unwrap_or(day), today));
        news.set(match understood.rule {
            Some(_) => News::seen((words.coming_back)(title.as_str())),
            // A week shows no steps.
            None if goal.is_some() && days.start() != days.end() => News::seen(planned()),
            None if day == date => News::default(),
            None if days.contains(&day) => News::heard(planned()),
            None => News::seen(planned()),
        });
        if let Some(change) = added(title, understood, &goals, Some(date), today) {
            dispatch.emit(Action::Do(change));
        }
    })
}

/// What somebody adds by what they typed: a goal where they add to a day, else a task, and always a step of the goal they name.
/// What comes back is a goal, since tasks are done once.
#[must_use]
pub fn added(
    title: Title,
    understood: Understood,
    goals: &[Rc<Goal>],
    day: Option<Date>,
    today: Date,
) -> Option<Change> {
    let Understood { date, rule, goal, .. } = understood;
    let goal = goal.and_then(|goal| goals.get(goal)).map(|goal| goal.id);
    match (rule, day) {
        (Some(rule), day) => {
            let first = date.or(day).unwrap_or(today);
            Some(Change::AddRepeat(Box::new(CreateRepeat::new(title, rule, first))))
        }
        (None, Some(day)) if goal.is_none() => Change::add_goal(title, date.unwrap_or(day)),
        _ => Change::add_task(title, goal, date),
    }
}
