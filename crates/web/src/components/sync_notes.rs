//! What does not get through to the server, and what has to be decided.

use super::{ButtonKind, button};
use crate::{
    browser::focus,
    planner::{Action, Conflict, Planner, Rival},
    words::words,
};
use yew::prelude::*;

/// How many changes wait and why, and what was written here and elsewhere; nothing when all is well.
pub fn sync_notes(planner: &Planner, dispatch: &Callback<Action>) -> Html {
    let words = words();
    // The page says it itself where there is nothing else to show.
    let trouble = planner.trouble().filter(|_| !planner.is_trouble_shown()).map(|error| words.errors.say(error));
    let waiting = if planner.trouble().is_some() { planner.waiting() } else { 0 };
    let is_well = trouble.is_none() && waiting == 0;
    html! {
        <>
            // What tells of trouble has to be there before there is any.
            <div class={if is_well { "visually-hidden" } else { "notice sync" }}>
                <span role="status">{ trouble }</span>
                if waiting > 0 {
                    <span class="tag">{ words.sync.waiting.fill(&waiting) }</span>
                }
                if !is_well {
                    { button(ButtonKind::Quiet, words.app.try_again, dispatch.reform(|_| Action::Retry)) }
                }
            </div>
            { for planner.conflicts().iter().map(|conflict| decision(conflict, dispatch)) }
        </>
    }
}

/// What was written here, what is there, and which of the two is to stay.
fn decision(conflict: &Conflict, dispatch: &Callback<Action>) -> Html {
    let (all, words) = (words(), &words().sync);
    let decide = |is_ours| {
        let key = conflict.key.clone();
        dispatch.reform(move |_: MouseEvent| {
            focus::hand_over(".conflict", "h1");
            Action::Decide(key.clone(), is_ours)
        })
    };
    let (heading, theirs) = match &conflict.with {
        Rival::Text(theirs) => (words.conflict, Some(theirs)),
        Rival::Gone => (words.gone, None),
        Rival::Refused => (words.refused, None),
    };
    let (ours, other) = match conflict.with {
        Rival::Text(_) => (Some(words.use_yours), words.keep_theirs),
        Rival::Gone => (None, all.app.dismiss),
        Rival::Refused => (Some(all.app.try_again), all.app.dismiss),
    };
    html! {
        <section key={conflict.key.clone()} class="notice conflict" role="alert" aria-label={heading}>
            <p class="conflict-title">{ heading }</p>
            <dl>
                <dt>{ words.yours }</dt>
                <dd dir="auto">{ conflict.change.written() }</dd>
                if let Some(theirs) = theirs {
                    <dt>{ words.theirs }</dt>
                    <dd dir="auto">{ theirs }</dd>
                }
            </dl>
            <div class="conflict-tools">
                if let Some(ours) = ours {
                    { button(ButtonKind::Primary, ours, decide(true)) }
                }
                { button(ButtonKind::Plain, other, decide(false)) }
            </div>
        </section>
    }
}
