//! From day to day.

use super::{Icon, Link, Shape};
use crate::{route::Route, words};
use studentos_client::types::Date;
use yew::prelude::*;

/// Properties of [`DayNav`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Properties)]
pub struct DayNavProps {
    /// The day that is shown.
    pub date: Date,
    /// The day it is.
    pub today: Date,
}

/// Links to the day before, today and the day after.
#[component]
pub fn DayNav(props: &DayNavProps) -> Html {
    let DayNavProps { date, today } = *props;
    let neighbour = |by: i32, shape, label: &'static str, shortcut: &'static str| {
        html! {
            <Link to={Route::of_day(date.plus_days(by), today)} class="icon-button" {shortcut}>
                <Icon {shape} />
                <span class="visually-hidden">{ label }</span>
            </Link>
        }
    };
    html! {
        <nav class="day-nav" aria-label={words::DAYS}>
            { neighbour(-1, Shape::Left, words::PREVIOUS_DAY, "ArrowLeft") }
            <Link to={Route::Today} class="button is-quiet" is_current={date == today} shortcut="t">
                { words::TODAY }
            </Link>
            { neighbour(1, Shape::Right, words::NEXT_DAY, "ArrowRight") }
        </nav>
    }
}
