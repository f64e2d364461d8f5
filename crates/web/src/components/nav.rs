//! From page to page.

use super::{Shape, icon};
use crate::{calendar::Week, route::Route, words::words};
use studentos_client::types::Date;
use yew::prelude::*;

/// Links to the pages of who is signed in: beside the name of the app, or at the thumb of who holds a phone.
pub fn nav(route: Route, today: Date) -> Html {
    let words = &words().nav;
    let pages = [
        (Route::Today, words.day, Shape::Sun),
        (Route::Week(Week::of(today)), words.week, Shape::Week),
        (Route::Tasks, words.tasks, Shape::List),
        (Route::Journal, words.journal, Shape::Note),
        (Route::Insights, words.insights, Shape::Chart),
    ];
    let link = |(to, label, shape): (Route, &'static str, Shape)| {
        html! {
            <a class="nav-link" href={to.path()} aria-current={is_at(route, to).then_some("page")}>
                { icon(shape) }<span>{ label }</span>
            </a>
        }
    };
    html! { <nav class="nav" aria-label={words.pages}>{ for pages.map(link) }</nav> }
}

/// Where one looks for what was planned and written.
pub fn search_link(route: Route) -> Html {
    let current = (route == Route::Search).then_some("page");
    html! {
        <a class="icon-button" href={Route::Search.path()} aria-label={words().nav.search} aria-current={current}>
            { icon(Shape::Search) }
        </a>
    }
}

/// Whether a page is the one, or one of the kind, that a link leads to.
const fn is_at(route: Route, to: Route) -> bool {
    match to {
        Route::Today => matches!(route, Route::Today | Route::Day(_)),
        Route::Week(_) => matches!(route, Route::ThisWeek | Route::Week(_)),
        Route::Tasks => matches!(route, Route::Tasks | Route::Repeats),
        Route::Journal => matches!(route, Route::Journal | Route::JournalDay(_)),
        Route::Insights => matches!(route, Route::Insights),
        _ => false,
    }
}
