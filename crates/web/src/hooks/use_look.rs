//! Having read what is on the page.

use super::{PageEvent, use_effect_with, use_event};
use crate::{
    browser::page::is_in_front,
    planner::{Action, View},
};
use yew::prelude::*;

/// Has views read when they are looked at, when the page comes to the front and when the connection is back.
#[hook]
pub fn use_look(views: Vec<View>, dispatch: &Callback<Action>) {
    let look = {
        let (dispatch, views) = (dispatch.clone(), views.clone());
        move || dispatch.emit(Action::Look(views.clone()))
    };
    use_event(PageEvent::Online, {
        let look = look.clone();
        move |_| look()
    });
    use_event(PageEvent::VisibilityChange, {
        let look = look.clone();
        move |_| {
            if is_in_front() {
                look();
            }
        }
    });
    use_effect_with(views, move |_| look());
}
