//! An address that leads nowhere.

use crate::{components::Link, hooks::use_title, route::Route, words};
use yew::prelude::*;

/// Says so, and leads back.
#[component]
pub fn NotFoundPage() -> Html {
    use_title(words::NOT_FOUND);
    html! {
        <div class="blank">
            <h1 class="blank-title" tabindex="-1">{ words::NOT_FOUND }</h1>
            <p class="blank-hint">{ words::NOT_FOUND_HINT }</p>
            <Link to={Route::Today} class="button is-primary">{ words::TO_TODAY }</Link>
        </div>
    }
}
