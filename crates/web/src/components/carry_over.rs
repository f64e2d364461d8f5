//! What was left undone yesterday.

use crate::{browser::focus, words::words};
use std::rc::Rc;
use studentos_client::types::Goal;
use yew::prelude::*;

/// Offers to take yesterday's open goals over, all at once, and names them then; `is_busy` while they are on their way.
pub fn carry_over(goals: &[Rc<Goal>], is_busy: bool, oncarry: &Callback<String>) -> Html {
    if goals.is_empty() {
        return Html::default();
    }
    let titles = goals.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join(" · ");
    let onclick = oncarry.reform({
        let titles = titles.clone();
        move |_| {
            focus::hand_over(".left-over", "h1");
            titles.clone()
        }
    });
    html! {
        <section class="left-over" aria-labelledby="left-over">
            <div>
                <h2 id="left-over">{ (words().day.left_over)(goals.len()) }</h2>
                <p>{ titles }</p>
            </div>
            <button class="button" type="button" disabled={is_busy} {onclick}>
                { if is_busy { words().day.carrying_over } else { words().day.carry_over } }
            </button>
        </section>
    }
}
