//! What is done to goals, told to who does not see what becomes of it.

use super::News;
use crate::{
    browser::intl,
    planner::{Action, Change, Records},
    quick_add::Understood,
    words::words,
};
use std::{ops::RangeInclusive, rc::Rc};
use studentos_client::types::{CreateRepeat, Date, Title, UpdateGoal};
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
/// page.
#[must_use]
pub fn add_telling(
    date: Date,
    days: RangeInclusive<Date>,
    today: Date,
    dispatch: &Callback<Action>,
    news: UseStateSetter<News>,
) -> Callback<(Title, Understood)> {
    let dispatch = dispatch.clone();
    Callback::from(move |(title, understood): (Title, Understood)| {
        let words = &words().day;
        let day = understood.date.unwrap_or(date);
        let planned = || (words.planned_for)(title.as_str(), &intl::long_date(day, today));
        news.set(match understood.rule {
            Some(_) => News::seen((words.coming_back)(title.as_str())),
            None if day == date => News::default(),
            None if days.contains(&day) => News::heard(planned()),
            None => News::seen(planned()),
        });
        let change = match understood.rule {
            Some(rule) => Some(Change::AddRepeat(Box::new(CreateRepeat::new(title, rule, day)))),
            None => Change::add_goal(title, day),
        };
        if let Some(change) = change {
            dispatch.emit(Action::Do(change));
        }
    })
}
