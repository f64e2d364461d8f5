//! How much is done of what was planned.

use crate::words::words;
use std::rc::Rc;
use studentos_client::types::Goal;
use yew::prelude::*;

/// How many goals are done of those that were not set aside.
pub fn progress(label: &'static str, goals: &[Rc<Goal>]) -> Html {
    let planned = goals.iter().filter(|goal| !goal.skipped).count();
    let done = goals.iter().filter(|goal| goal.completed && !goal.skipped).count();
    if planned == 0 {
        return Html::default();
    }
    html! {
        <div class={classes!("progress", (done == planned).then_some("is-done"))}>
            <progress aria-label={label} max={planned.to_string()} value={done.to_string()} />
            <span>{ words().day.done_of(done, planned) }</span>
        </div>
    }
}
