//! An address that leads nowhere.

use crate::{
    hooks::{use_focus, use_title},
    route::Route,
    words,
};
use yew::prelude::*;

/// Says so, and leads back.
#[component]
pub fn NotFoundPage() -> Html {
    use_title(words::NOT_FOUND);
    let heading = use_node_ref();
    use_focus(&heading);
    html! {
        <div class="blank">
            <h1 ref={heading} class="blank-title" tabindex="-1">{ words::NOT_FOUND }</h1>
            <p class="blank-hint">{ words::NOT_FOUND_HINT }</p>
            <a href={Route::Today.path()} class="button is-primary">{ words::TO_TODAY }</a>
        </div>
    }
}
