//! What was left undone before.

use super::busy_button;
use crate::{
    browser::{focus, intl},
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, Goal};
use yew::prelude::*;

/// Offers to take the open goals of a day over, all at once; `is_busy` while they are on their way.
pub fn carry_over(from: Date, today: Date, goals: &[Rc<Goal>], is_busy: bool, oncarry: &Callback<Date>) -> Html {
    let weekday = (from != today.plus_days(-1)).then(|| intl::weekday(from.weekday()));
    let titles = goals.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join(" · ");
    let onclick = oncarry.reform(move |_| {
        focus::hand_over(".left-over", "h1");
        from
    });
    let label = if is_busy { words().day.carrying_over } else { words().day.carry_over };
    html! {
        <section class="left-over" aria-labelledby="left-over">
            <div>
                <h2 id="left-over">{ words().day.left_over(goals.len(), weekday.as_deref()) }</h2>
                <p>{ titles }</p>
            </div>
            { busy_button(label, is_busy, onclick) }
        </section>
    }
}
