//! Which day it is for the user, also when the page stays open over night.

use super::{PageEvent, use_effect_with, use_event, use_state_eq};
use crate::{
    browser::{focus, intl},
    calendar::day_at,
};
use gloo_timers::callback::Interval;
use studentos_client::types::{Date, User};
use yew::prelude::*;

/// How often the clock is looked at, in milliseconds.
const LOOK: u32 = 10_000;

/// The user's day; the component is drawn again when it ends. Who writes then finishes first: what they write would go with it.
#[hook]
pub fn use_today(user: &User) -> Date {
    let today = use_state_eq(|| read(user));
    let look = {
        let (today, user) = (today.setter(), user.clone());
        move || today.set(read(&user))
    };
    let look_again = {
        let look = look.clone();
        move || {
            if !focus::is_writing() {
                look();
            }
        }
    };
    // A page in the background has its timers stopped.
    use_event(PageEvent::VisibilityChange, {
        let look_again = look_again.clone();
        move |_| look_again()
    });
    use_effect_with((user.timezone.clone(), user.day_starts_at), move |_| {
        look();
        let clock = Interval::new(LOOK, look_again);
        move || drop(clock)
    });
    *today
}

fn read(user: &User) -> Date {
    let now = intl::now_in(&user.timezone);
    now.map_or(Date::MIN, |now| day_at(now.date, now.hour, user.day_starts_at))
}
