//! What was left undone before.

use super::{ButtonKind, busy_button, button};
use crate::{
    browser::{focus, intl},
    hooks::use_state_eq,
    memory,
    words::words,
};
use std::rc::Rc;
use studentos_client::types::{Date, Goal, UserId};
use yew::prelude::*;

/// Whether what was left is put away for today, and what puts it away.
#[hook]
pub fn use_put_away(user: UserId, today: Date) -> (bool, Callback<()>) {
    let day = use_state_eq(|| memory::put_away(user));
    let (today, setter) = (today.to_string(), day.setter());
    let is_away = day.as_ref() == Some(&today);
    let put_away = Callback::from(move |()| {
        memory::keep_put_away(user, &today);
        setter.set(Some(today.clone()));
    });
    (is_away, put_away)
}

/// Offers to take the open goals of a day over, all at once; `is_busy` while they are on their way. `onaway` hears that they may
/// stay where they are.
pub fn carry_over(
    from: Date,
    today: Date,
    goals: &[Rc<Goal>],
    is_busy: bool,
    oncarry: &Callback<Date>,
    onaway: &Callback<()>,
) -> Html {
    let weekday = (from != today.plus_days(-1)).then(|| intl::weekday(from.weekday()));
    let titles = goals.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join(" · ");
    let onclick = oncarry.reform(move |_| {
        focus::hand_over(".left-over", "h1");
        from
    });
    let onaway = onaway.reform(|_| focus::hand_over(".left-over", "h1"));
    let label = if is_busy { words().day.carrying_over } else { words().day.carry_over };
    html! {
        <section class="left-over" aria-labelledby="left-over">
            <div>
                <h2 id="left-over">{ words().day.left_over(goals.len(), weekday.as_deref()) }</h2>
                <p>{ titles }</p>
            </div>
            { busy_button(label, is_busy, onclick) }
            { button(ButtonKind::Quiet, words().day.not_now, onaway) }
        </section>
    }
}
