//! What does not get through to the server, and what has to be decided.

use crate::{
    planner::{Action, Conflict, Planner},
    words::words,
};
use yew::prelude::*;

/// How many changes wait and why, and what was written here and elsewhere; nothing when all is well.
pub fn sync_notes(planner: &Planner, dispatch: &Callback<Action>) -> Html {
    let words = words();
    let trouble = planner.trouble().map(|error| words.errors.say(error));
    let waiting = planner.waiting();
    html! {
        <>
            if let Some(trouble) = trouble {
                <div class="notice sync" role="alert">
                    <span>{ trouble }</span>
                    if waiting > 0 {
                        <span class="tag">{ (words.sync.waiting)(waiting) }</span>
                    }
                    <button class="button is-quiet" type="button" onclick={dispatch.reform(|_| Action::Retry)}>
                        { words.app.try_again }
                    </button>
                </div>
            }
            { for planner.conflicts().iter().enumerate().map(|(index, conflict)| decision(index, conflict, dispatch)) }
        </>
    }
}

/// What was written here, what is there, and which of the two is to stay.
fn decision(index: usize, conflict: &Conflict, dispatch: &Callback<Action>) -> Html {
    let words = &words().sync;
    let decide = |is_ours| dispatch.reform(move |_| Action::Decide(index, is_ours));
    let heading = if conflict.theirs.is_some() { words.conflict } else { words.gone };
    html! {
        <section class="notice conflict" role="alert" aria-label={heading}>
            <p class="conflict-title">{ heading }</p>
            <dl>
                <dt>{ words.yours }</dt>
                <dd dir="auto">{ conflict.change.text() }</dd>
                if let Some(theirs) = &conflict.theirs {
                    <dt>{ words.theirs }</dt>
                    <dd dir="auto">{ theirs }</dd>
                }
            </dl>
            if conflict.theirs.is_some() {
                <button class="button is-primary" type="button" onclick={decide(true)}>{ words.use_yours }</button>
                <button class="button" type="button" onclick={decide(false)}>{ words.keep_theirs }</button>
            } else {
                <button class="button" type="button" onclick={decide(false)}>{ crate::words::words().app.dismiss }</button>
            }
        </section>
    }
}
