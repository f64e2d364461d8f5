//! Links inside the app, which do not load it anew.

use crate::route::{Next, Route};
use yew::prelude::*;
use yew_router::hooks::use_navigator;

/// Properties of [`Link`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LinkProps {
    /// Where it leads.
    pub to: Route,
    /// Where to go on from there, after logging in.
    #[prop_or_default]
    pub next: Next,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// Whether it leads to what is shown.
    #[prop_or_default]
    pub is_current: bool,
    /// The key that presses it.
    #[prop_or_default]
    pub shortcut: Option<AttrValue>,
    /// What it says.
    pub children: Html,
}

/// A link to a page of the app.
#[component]
pub fn Link(props: &LinkProps) -> Html {
    let navigator = use_navigator();
    let LinkProps { to, next, .. } = props.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // A new tab or window is the browser's business.
        if event.button() != 0 || event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
            return;
        }
        if let Some(navigator) = &navigator {
            event.prevent_default();
            next.push(navigator, to);
        }
    });
    html! {
        <a
            href={props.next.href(to)}
            class={props.class.clone()}
            aria-current={props.is_current.then_some("page")}
            aria-keyshortcuts={props.shortcut.clone()}
            {onclick}
        >
            { props.children.clone() }
        </a>
    }
}
