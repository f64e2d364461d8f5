//! From day to day, or from week to week.

use super::{Shape, icon};
use crate::{route::Route, words::words};
use studentos_client::types::Date;
use yew::prelude::*;

/// Links to the day before, today and the day after.
pub fn day_nav(date: Date, today: Date) -> Html {
    let words = &words().day;
    let near = |by| Route::of_day(date.plus_days(by), today);
    let names = [words.previous_day, words.today, words.next_day];
    time_nav(words.days, names, [near(-1), Route::Today, near(1)], date == today)
}

/// Links to the time before, to now, and to the time after, with what they are called.
pub fn time_nav(label: &'static str, names: [&'static str; 3], routes: [Route; 3], is_now: bool) -> Html {
    let [before, now, after] = routes;
    let neighbour = |route: Route, shape, label: &'static str, shortcut: &'static str| {
        html! {
            <a href={route.path()} class="icon-button" aria-keyshortcuts={shortcut}>
                { icon(shape) }
                <span class="visually-hidden">{ label }</span>
            </a>
        }
    };
    html! {
        <nav class="day-nav" aria-label={label}>
            { neighbour(before, Shape::Left, names[0], "ArrowLeft") }
            <a
                href={now.path()}
                class="button is-quiet"
                aria-current={is_now.then_some("page")}
                aria-keyshortcuts={(!is_now).then_some("t")}
            >
                { names[1] }
            </a>
            { neighbour(after, Shape::Right, names[2], "ArrowRight") }
        </nav>
    }
}
