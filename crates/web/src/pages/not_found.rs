//! An address that leads nowhere.

use crate::{
    hooks::{use_focus, use_title},
    route::Route,
    words::words,
};
use yew::prelude::*;

/// Says so, and leads back.
#[component]
pub fn NotFoundPage() -> Html {
    use_title(words().app.not_found);
    let heading = use_node_ref();
    use_focus(&heading);
    html! {
        <div class="blank">
            <h1 ref={heading} class="blank-title" tabindex="-1">{ words().app.not_found }</h1>
            <p class="blank-hint">{ words().app.not_found_hint }</p>
            <a href={Route::Today.path()} class="button is-primary">{ words().app.to_today }</a>
        </div>
    }
}
