//! From day to day.

use super::{Shape, icon};
use crate::{route::Route, words::words};
use studentos_client::types::Date;
use yew::prelude::*;

/// Links to the day before, today and the day after.
pub fn day_nav(date: Date, today: Date) -> Html {
    let neighbour = |by: i32, shape, label: &'static str, shortcut: &'static str| {
        html! {
            <a href={Route::of_day(date.plus_days(by), today).path()} class="icon-button" aria-keyshortcuts={shortcut}>
                { icon(shape) }
                <span class="visually-hidden">{ label }</span>
            </a>
        }
    };
    html! {
        <nav class="day-nav" aria-label={words().day.days}>
            { neighbour(-1, Shape::Left, words().day.previous_day, "ArrowLeft") }
            <a
                href={Route::Today.path()}
                class="button is-quiet"
                aria-current={(date == today).then_some("page")}
                aria-keyshortcuts="t"
            >
                { words().day.today }
            </a>
            { neighbour(1, Shape::Right, words().day.next_day, "ArrowRight") }
        </nav>
    }
}
