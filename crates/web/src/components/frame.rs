//! What surrounds every page.

use super::Link;
use crate::{route::Route, words};
use yew::prelude::*;

/// Properties of [`Frame`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct FrameProps {
    /// What stands at the end of the bar.
    #[prop_or_default]
    pub account: Html,
    /// The page.
    pub children: Html,
}

/// The bar on top, and the page under it.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    html! {
        <>
            <header class="bar">
                <Link to={Route::Today} class="brand">{ words::APP }</Link>
                { props.account.clone() }
            </header>
            <main>{ props.children.clone() }</main>
        </>
    }
}
