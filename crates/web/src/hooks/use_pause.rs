//! What has come to rest.

use super::{use_effect_with, use_state_eq};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long that takes, in milliseconds.
const PAUSE: u32 = 200;

/// What is typed, or a count of changes, as it was when it had last stayed the same for a moment: what is typed in one go, or comes
/// all at once, counts once.
#[hook]
pub fn use_pause<T: Clone + PartialEq + 'static>(now: T) -> T {
    let rested = use_state_eq(|| now.clone());
    use_effect_with(now, {
        let rested = rested.clone();
        move |now| {
            let now = Some(now.clone()).filter(|now| *rested != *now);
            let timer = now.map(|now| Timeout::new(PAUSE, move || rested.set(now)));
            move || drop(timer)
        }
    });
    (*rested).clone()
}
