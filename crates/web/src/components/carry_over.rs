//! What was left undone yesterday.

use crate::words::words;
use std::rc::Rc;
use studentos_client::types::Goal;
use yew::prelude::*;

/// Offers to take yesterday's open goals over, all at once; `is_busy` while they are on their way.
pub fn carry_over(goals: &[Rc<Goal>], is_busy: bool, oncarry: &Callback<()>) -> Html {
    if goals.is_empty() {
        return Html::default();
    }
    let titles: Vec<_> = goals.iter().map(|item| item.title.as_str()).collect();
    html! {
        <section class="left-over" aria-labelledby="left-over">
            <div>
                <h2 id="left-over">{ (words().day.left_over)(goals.len()) }</h2>
                <p>{ titles.join(" · ") }</p>
            </div>
            <button class="button" type="button" disabled={is_busy} onclick={oncarry.reform(|_| ())}>
                { if is_busy { words().day.carrying_over } else { words().day.carry_over } }
            </button>
        </section>
    }
}
