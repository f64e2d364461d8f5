//! Having read what is on the page.

use super::{PageEvent, use_effect_with, use_event};
use crate::{
    browser::page::is_in_front,
    planner::{Action, View},
};
use yew::prelude::*;

/// Has views read when they come onto the page, and again when the page comes to the front and when the connection is back.
#[hook]
pub fn use_look(views: Vec<View>, dispatch: &Callback<Action>) {
    let again = dispatch.reform(|()| Action::LookAgain);
    use_event(PageEvent::Online, {
        let again = again.clone();
        move |_| again.emit(())
    });
    use_event(PageEvent::VisibilityChange, move |_| {
        if is_in_front() {
            again.emit(());
        }
    });
    use_effect_with(views, {
        let dispatch = dispatch.clone();
        move |views| dispatch.emit(Action::Look(views.clone()))
    });
    // Who comes back to a page wants to see what there is then.
    use_effect_with((), {
        let dispatch = dispatch.clone();
        move |()| move || dispatch.emit(Action::Look(Vec::new()))
    });
}
