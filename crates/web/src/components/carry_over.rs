//! What was left undone yesterday.

use crate::{goals::Item, words};
use yew::prelude::*;

/// Properties of [`CarryOver`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CarryOverProps {
    /// What was left.
    pub items: Vec<Item>,
    /// Whether it is on its way.
    pub is_busy: bool,
    /// It is to come.
    pub onclick: Callback<()>,
}

/// Offers to take yesterday's open goals over, all at once.
#[component]
pub fn CarryOver(props: &CarryOverProps) -> Html {
    if props.items.is_empty() {
        return Html::default();
    }
    let titles: Vec<_> = props.items.iter().map(|item| item.title.as_str()).collect();
    html! {
        <section class="left-over" aria-labelledby="left-over">
            <div>
                <h2 id="left-over">{ words::left_over(props.items.len()) }</h2>
                <p>{ titles.join(" · ") }</p>
            </div>
            <button class="button" type="button" disabled={props.is_busy} onclick={props.onclick.reform(|_| ())}>
                { if props.is_busy { words::CARRYING_OVER } else { words::CARRY_OVER } }
            </button>
        </section>
    }
}
