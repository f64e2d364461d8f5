//! What a page has to say about what was done on it.

use crate::planner::{Change, Planner};
use yew::prelude::*;

/// Something that was done, for who does not see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    text: AttrValue,
    is_out_of_sight: bool,
}

impl News {
    /// It can be seen on the page: it is told to who hears the page.
    #[must_use]
    pub fn heard(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), is_out_of_sight: false }
    }

    /// It is elsewhere by now: it is told to everybody.
    #[must_use]
    pub fn seen(text: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), is_out_of_sight: true }
    }

    /// The place where it is told, unless what was added is refused; it has to be there before there is something to tell.
    pub fn told(&self, planner: &Planner) -> Html {
        let refused = planner.failure().and_then(|failure| match &failure.change {
            Change::AddGoal(goal) => Some(&goal.title),
            Change::AddTask(task) => Some(&task.title),
            Change::AddRepeat(repeat) => Some(&repeat.title),
            _ => None,
        });
        // There may be more to tell while a failure is still to be seen.
        let is_refused = refused.is_some_and(|title| self.text.contains(title.as_str()));
        let Self { text, is_out_of_sight } = if is_refused { &Self::default() } else { self };
        let class = if *is_out_of_sight { "notice" } else { "visually-hidden" };
        html! { <p {class} aria-live="polite">{ text }</p> }
    }
}
