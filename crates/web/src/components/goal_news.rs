//! What is done to goals and tasks, told to who does not see what becomes of it.

use super::News;
use crate::{
    browser::{intl, page},
    calendar::Week,
    planner::{Action, Change, Planner, Records, added},
    quick_add::Understood,
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, Goal, Title, UpdateGoal};
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
            news.set(News::heard(words().day.moved.fill(&goal.title, &place, &shown.day(goal.date).len())));
        }
        dispatch.emit(Action::Do(change));
    })
}

/// Tells where a task is moved: its title, its new place, from 0, and among how many.
#[must_use]
pub fn move_telling(news: UseStateSetter<News>) -> Callback<(String, usize, usize)> {
    Callback::from(move |(title, to, count): (String, usize, usize)| {
        news.set(News::heard(words().day.moved.fill(&title, &(to + 1), &count)));
    })
}

/// Adds what was typed in the field of a day, and tells if that was understood to be for another one or for many, or if it is
/// too far down to be seen. `week` is what is on the page where that is not the day alone, `goals` are those that could be named.
#[must_use]
pub fn add_telling(
    date: Date,
    week: Option<Week>,
    today: Date,
    goals: Vec<Rc<Goal>>,
    dispatch: &Callback<Action>,
    news: UseStateSetter<News>,
) -> Callback<(String, Title, Understood)> {
    let dispatch = dispatch.clone();
    Callback::from(move |(text, title, understood): (String, Title, Understood)| {
        let words = &words().day;
        let goal = understood.goal.and_then(|goal| goals.get(goal));
        // A step stands below its goal, whenever it is due.
        let day = goal.map(|goal| goal.date).or(understood.date).unwrap_or(date);
        let planned = || words.planned_for.fill(&title, &intl::long_date(understood.date.unwrap_or(day), today));
        news.set(match understood.rule {
            Some(_) => News::seen(words.coming_back.fill(&title)),
            // A week shows no steps.
            None if goal.is_some() && week.is_some() => News::seen(planned()),
            // What is added to a day of a week is beside its field.
            None if day == date && (week.is_some() || !page::ends_below(".goals")) => News::default(),
            None if week == Some(Week::of(day)) => News::heard(planned()),
            None => News::seen(planned()),
        });
        let change = added(title, understood, &goals, Some(date), today);
        dispatch.emit(Action::Add(change, (text, Some(date))));
    })
}

/// What was typed and could not be added.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// What was typed.
    pub text: String,
    /// Why it could not be added.
    pub why: AttrValue,
    /// Hears that it is back in its field: it is no failure any more that waits to be seen, and nothing is told of it.
    pub onback: Callback<()>,
}

/// What could not be added in the field of a day, or in that for tasks.
#[must_use]
pub fn refused(
    planner: &Planner,
    day: Option<Date>,
    dispatch: &Callback<Action>,
    news: UseStateSetter<News>,
) -> Option<Refused> {
    let (text, error) = planner.unsaved(day)?;
    let onback = dispatch.reform(move |()| {
        news.set(News::default());
        Action::DismissFailure
    });
    Some(Refused { text: text.to_owned(), why: words().errors.say(error).into(), onback })
}
