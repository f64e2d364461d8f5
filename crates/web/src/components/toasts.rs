//! What there is to say about what was done: that it can be undone, or that it failed.

use super::{Shape, icon};
use crate::{
    browser::{focus, intl},
    hooks::{PlannerHandle, use_effect_with, use_state_eq},
    journal::excerpt,
    planner::{Action, Deed, Failure},
    words::{done_to, field_error, words},
};
use gloo_timers::callback::Timeout;
use studentos_client::types::Date;
use yew::prelude::*;

/// How long an undo is offered, in milliseconds; not counted while it has pointer or keyboard.
const OFFER: u32 = 10_000;

/// Properties of [`Toasts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToastsProps {
    /// What was done, and the way to have it undone.
    pub plan: PlannerHandle,
    /// The user's own day.
    pub today: Date,
}

/// Short messages over the page.
#[component]
pub fn Toasts(props: &ToastsProps) -> Html {
    let ToastsProps { plan: PlannerHandle { planner, dispatch }, today } = props;
    let is_held = use_state_eq(|| false);
    use_effect_with((planner.undo().cloned(), *is_held), {
        let dispatch = dispatch.clone();
        move |(undo, is_held)| {
            let waits = undo.is_some() && !is_held;
            let timer = waits.then(|| Timeout::new(OFFER, move || dispatch.emit(Action::DismissUndo)));
            move || drop(timer)
        }
    });
    let hold = |held: bool| {
        let is_held = is_held.setter();
        move || is_held.set(held)
    };
    let (enter, leave, focus, blur) = (hold(true), hold(false), hold(true), hold(false));
    let undo = {
        let (dispatch, done) = (dispatch.clone(), hold(false));
        move |_| {
            done();
            focus::hand_over(".toast", "h1");
            dispatch.emit(Action::Undo);
        }
    };
    let dismiss = dispatch.reform(|_| {
        focus::hand_over(".toast", "h1");
        Action::DismissFailure
    });
    let words = words();
    html! {
        <div class="toasts">
            <div
                role="status"
                onmouseenter={move |_| enter()}
                onmouseleave={move |_| leave()}
                onfocusin={move |_| focus()}
                onfocusout={move |_| blur()}
            >
                if let Some(done) = planner.undo() {
                    <div class="toast">
                        <span>{ said(&done.deed, *today) }</span>
                        <button class="toast-action" type="button" aria-keyshortcuts="u" onclick={undo}>
                            { words.app.undo }
                        </button>
                    </div>
                }
            </div>
            if let Some(failure) = planner.failure() {
                <div class="toast is-error" role="alert">
                    <span>{ failed(failure) }</span>
                    <button type="button" aria-label={words.app.dismiss} onclick={dismiss}>
                        { icon(Shape::Close) }
                    </button>
                </div>
            }
        </div>
    }
}

/// Why something failed, and what: it may have been done long ago, as one thing of many.
fn failed(failure: &Failure) -> String {
    let why = words().errors.say(&failure.error);
    failure.name.as_ref().map_or_else(|| why.clone(), |name| field_error(&excerpt(name), &why))
}

fn said(deed: &Deed, today: Date) -> String {
    let words = &words().day;
    match deed {
        Deed::Deleted(text) => words.deleted.fill(&excerpt(text)),
        Deed::Moved(title, date) => words.moved_to_day.fill(&title, &intl::long_date(*date, today)),
        Deed::Skipped(title) => words.set_aside.fill(&title),
        Deed::CarriedOver(titles, _) => done_to(&excerpt(titles), words.carried_over),
    }
}
