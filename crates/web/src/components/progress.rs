//! How much of the day is done.

use crate::{goals::Item, words::words};
use yew::prelude::*;

/// How many goals are done of those that were not set aside.
pub fn progress(items: &[Item]) -> Html {
    let planned = items.iter().filter(|item| !item.skipped).count();
    let done = items.iter().filter(|item| item.completed && !item.skipped).count();
    if planned == 0 {
        return Html::default();
    }
    html! {
        <div class={classes!("progress", (done == planned).then_some("is-done"))}>
            <progress aria-label={words().day.progress} max={planned.to_string()} value={done.to_string()} />
            <span>{ (words().day.done_of)(done, planned) }</span>
        </div>
    }
}
