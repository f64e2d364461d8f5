//! Where the person is, drawn anew when they go elsewhere.

use super::{PageEvent, use_effect_with, use_event, use_state_eq};
use crate::browser::location::{Location, follow};
use yew::prelude::*;

/// What the address bar says. Links of the page are followed without loading it anew.
#[hook]
pub fn use_location() -> Location {
    let location = use_state_eq(Location::read);
    let read = {
        let location = location.setter();
        move || location.set(Location::read())
    };
    use_event(PageEvent::PopState, {
        let read = read.clone();
        move |_| read()
    });
    // A redirect further down is drawn, and goes elsewhere, before anybody listens.
    use_effect_with((), move |()| read());
    use_event(PageEvent::Click, follow);
    (*location).clone()
}
