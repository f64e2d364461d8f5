//! What there is to say about what was done: that it can be undone, or that it failed.

use super::{Shape, icon};
use crate::{
    browser::focus,
    goals::{Action, Deleted, Planner},
    words::words,
};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long an undo is offered, in milliseconds; not counted while it has pointer or keyboard.
const OFFER: u32 = 10_000;

/// Properties of [`Toasts`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ToastsProps {
    /// What was deleted last.
    pub deleted: Option<Deleted>,
    /// What failed last.
    pub alert: Option<AttrValue>,
    /// The user has seen it, or wants it undone.
    pub dispatch: Callback<Action>,
}

impl ToastsProps {
    /// What the planner has to say.
    #[must_use]
    pub fn of(planner: &Planner, dispatch: Callback<Action>) -> Self {
        let alert = planner.alert().map(|error| AttrValue::from(words().errors.say(error)));
        Self { deleted: planner.deleted().cloned(), alert, dispatch }
    }
}

/// Short messages over the page.
#[component]
pub fn Toasts(props: &ToastsProps) -> Html {
    let is_held = use_state_eq(|| false);
    use_effect_with((props.deleted.clone(), *is_held), {
        let dispatch = props.dispatch.clone();
        move |(deleted, is_held)| {
            let waits = deleted.is_some() && !is_held;
            let timer = waits.then(|| Timeout::new(OFFER, move || dispatch.emit(Action::DismissDeleted)));
            move || drop(timer)
        }
    });
    let hold = |held: bool| {
        let is_held = is_held.setter();
        move || is_held.set(held)
    };
    let (enter, leave, focus, blur) = (hold(true), hold(false), hold(true), hold(false));
    let undo = {
        let (dispatch, done) = (props.dispatch.clone(), hold(false));
        move |_| {
            done();
            focus::hand_over(".toast", "h1");
            dispatch.emit(Action::Undo);
        }
    };
    let dismiss = props.dispatch.reform(|_| {
        focus::hand_over(".toast", "h1");
        Action::DismissFailure
    });
    html! {
        <div class="toasts">
            <div
                role="status"
                onmouseenter={move |_| enter()}
                onmouseleave={move |_| leave()}
                onfocusin={move |_| focus()}
                onfocusout={move |_| blur()}
            >
                if let Some(deleted) = &props.deleted {
                    <div class="toast">
                        <span>{ (words().day.deleted)(deleted.title.as_str()) }</span>
                        <button class="toast-action" type="button" aria-keyshortcuts="u" onclick={undo}>
                            { words().app.undo }
                        </button>
                    </div>
                }
            </div>
            if let Some(alert) = &props.alert {
                <div class="toast is-error" role="alert">
                    <span>{ alert }</span>
                    <button
                        class="toast-close"
                        type="button"
                        aria-label={words().app.dismiss}
                        onclick={dismiss}
                    >
                        { icon(Shape::Close) }
                    </button>
                </div>
            }
        </div>
    }
}
