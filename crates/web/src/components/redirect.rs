//! Going on to another page without being asked.

use crate::route::{Next, Route};
use yew::prelude::*;
use yew_router::hooks::use_navigator;

/// Properties of [`Redirect`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RedirectProps {
    /// Where it leads.
    pub to: Route,
    /// Where to go on from there.
    #[prop_or_default]
    pub next: Next,
}

/// Leads to another page; the way back does not lead here again.
#[component]
pub fn Redirect(props: &RedirectProps) -> Html {
    let navigator = use_navigator();
    use_effect_with(props.clone(), move |RedirectProps { to, next }| {
        if let Some(navigator) = navigator {
            next.replace(&navigator, *to);
        }
    });
    Html::default()
}
