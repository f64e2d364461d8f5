//! What stands where the content will be. `index.html` has the same shapes, so that nothing jumps.

use crate::{browser::page::root, words::words};
use yew::prelude::*;

/// A day that is not there yet, with its name where `early.js` knew it.
pub fn day_skeleton() -> Html {
    let title = match root().and_then(|root| root.get_attribute("data-day")) {
        Some(day) => html! { <h1>{ day }</h1> },
        None => html! { <div class="bone is-title" /> },
    };
    html! {
        <div class="day" aria-busy="true">
            <div class="day-head">
                <div><div class="bone is-overline" />{ title }</div>
                <div class="bone is-nav" />
            </div>
            <div class="bone is-field" />
            { list_skeleton() }
        </div>
    }
}

/// A page other than a day that is not there yet.
pub fn page_skeleton() -> Html {
    html! {
        <div class="page" aria-busy="true">
            <div class="bone is-title" />
            { list_skeleton() }
        </div>
    }
}

/// Items that are not there yet.
pub fn list_skeleton() -> Html {
    html! {
        <div class="bones" aria-busy="true">
            <span class="visually-hidden">{ words().app.loading }</span>
            <div class="bone is-row" /><div class="bone is-row" /><div class="bone is-row" />
        </div>
    }
}
