//! What stands where the content will be. `index.html` has the same shapes, so that nothing jumps.

use crate::words::words;
use yew::prelude::*;

/// A day that is not there yet.
pub fn day_skeleton() -> Html {
    html! {
        <div class="day" aria-busy="true">
            <div class="day-head">
                <div><div class="bone is-overline" /><div class="bone is-title" /></div>
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
