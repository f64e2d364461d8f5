//! What has come to rest.

use super::{use_effect_with, use_state_eq};
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// How long that takes, in milliseconds.
const PAUSE: u32 = 200;

/// A value as it was when it had last stayed the same for a moment: what is typed in one go, or comes all at once, counts once.
#[hook]
pub fn use_pause<T: Clone + PartialEq + 'static>(value: T) -> T {
    let rested = use_state_eq(|| value.clone());
    use_effect_with(value, {
        let rested = rested.clone();
        move |value| {
            let value = Some(value.clone()).filter(|value| *rested != *value);
            let timer = value.map(|value| Timeout::new(PAUSE, move || rested.set(value)));
            move || drop(timer)
        }
    });
    (*rested).clone()
}
