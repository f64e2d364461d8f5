//! What surrounds every page.

use crate::{
    route::Route,
    words::{self, Language},
};
use yew::prelude::*;

/// The bar on top with what concerns the account at its end, and the page under it, which begins anew in another language.
pub fn frame(account: Html, page: Html) -> Html {
    html! {
        <>
            <header class="bar">
                <a href={Route::Today.path()} class="brand">{ mark() }{ words::APP }</a>
                { account }
            </header>
            <main key={Language::spoken().tag()}>{ page }</main>
        </>
    }
}

/// The mark of the app; `index.html` and `icon.svg` have the same.
fn mark() -> Html {
    html! {
        <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
            <rect width="24" height="24" rx="6" /><path d="M7 12.5 10.5 16 17 8.5" />
        </svg>
    }
}
