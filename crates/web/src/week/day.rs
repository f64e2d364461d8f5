//! One day of the week.

use crate::{
    browser::intl,
    components::{AddGoal, Around, Refused, goal_rows, progress},
    hooks::Drag,
    planner::{Change, Planner},
    quick_add::Understood,
    route::Route,
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, Goal, Title, UserId};
use yew::prelude::*;

/// What a day of the week is shown with.
#[derive(Clone, Debug)]
pub struct DayCard<'a> {
    /// The planner.
    pub planner: &'a Planner,
    /// Whose week it is.
    pub user: UserId,
    /// Which day it is.
    pub date: Date,
    /// The user's own day.
    pub today: Date,
    /// Whether its goals are on their way.
    pub is_loading: bool,
    /// Whether the key for new goals leads here.
    pub has_key: bool,
    /// The goals that can be named by `#`.
    pub goals: Vec<Rc<Goal>>,
    /// Hears that somebody begins to name one.
    pub onname: &'a Callback<()>,
    /// What is being carried.
    pub drag: &'a Drag,
    /// Something was done to one of its goals.
    pub onchange: &'a Callback<Change>,
    /// There is a new goal.
    pub onadd: Callback<(String, Title, Understood)>,
    /// What could not be added here.
    pub refused: Option<Refused>,
    /// It has got the keyboard.
    pub onfocus: Callback<Date>,
}

/// The day with its goals, how far it is, and room for more.
pub fn day_card(card: DayCard) -> Html {
    let DayCard { planner, user, date, today, drag, onchange, .. } = card;
    let goals = planner.shown().day(date);
    let name = format!("day-{date}");
    let class = classes!(
        "week-day",
        (date < today).then_some("is-past"),
        (date == today).then_some("is-today"),
        drag.over().is_some_and(|spot| spot.day == Some(date)).then_some("is-over"),
    );
    html! {
        <section
            key={name.clone()}
            {class}
            data-day={date.to_string()}
            aria-labelledby={name.clone()}
            onfocusin={card.onfocus.reform(move |_| date)}
        >
            <div class="week-head">
                <h2 id={name.clone()}>
                    <a href={Route::of_day(date, today).path()} aria-current={(date == today).then_some("date")}>
                        // The heading of the page has the year.
                        { intl::long_date(date, date) }
                    </a>
                </h2>
                if date == today {
                    <span class="tag is-understood">{ words().day.today }</span>
                }
            </div>
            { progress(words().day.progress, &goals) }
            if !goals.is_empty() {
                <ul class="goals" aria-labelledby={name}>
                    { goal_rows(planner, user, date, today, &|_| Around::Days, drag, onchange) }
                </ul>
            } else if card.is_loading {
                <div class="bone is-row" />
            }
            <AddGoal
                {user}
                {today}
                goals={card.goals}
                onname={card.onname}
                day={Some(date)}
                has_others=true
                has_key={card.has_key}
                refused={card.refused}
                onadd={card.onadd}
            />
        </section>
    }
}
