//! What changes elsewhere, as it happens, while the page is in front.

use super::{PageEvent, use_effect_with, use_event, use_state_eq};
use crate::{
    account::Account,
    auth::ends_session,
    browser::{page, task},
    planner::Action,
};
use futures_util::future::{AbortHandle, abortable};
use std::{cell::RefCell, future::poll_fn, rc::Rc};
use studentos_client::{
    TryStreamExt,
    types::{Event, UserChange},
};
use yew::prelude::*;

/// Where a stream of changes is.
type Position = Rc<RefCell<Option<String>>>;

/// Tells the planner and the account what other pages and devices do. A page in the background does not listen, since a browser
/// has few connections. When it comes to the front it goes on where it was.
#[hook]
pub fn use_live_changes(account: &Account, dispatch: &Callback<Action>) {
    let is_in_front = use_state_eq(page::is_in_front);
    use_event(PageEvent::VisibilityChange, {
        let front = is_in_front.setter();
        move |_| front.set(page::is_in_front())
    });
    let position = use_mut_ref(|| None);
    let is_open = account.auth.is_open();
    use_effect_with((*is_in_front && is_open, account.user.id), {
        let (account, dispatch) = (account.clone(), dispatch.clone());
        move |&(listens, _)| {
            let listening = listens.then(|| listen(account, dispatch, position));
            move || listening.iter().for_each(AbortHandle::abort)
        }
    });
}

fn listen(account: Account, dispatch: Callback<Action>, position: Position) -> AbortHandle {
    let (listening, handle) = abortable(async move {
        let mut events = account.api().events();
        if let Some(id) = position.take().or_else(|| account.auth.last_event_id()) {
            events = events.after(id);
        }
        loop {
            let told = poll_fn(|context| {
                let told = events.try_poll_next_unpin(context);
                // A stream says where it is before there is anything to tell.
                position.replace(events.last_id().map(str::to_owned));
                told
            });
            match told.await.transpose() {
                Ok(Some(Event::User(UserChange::Upsert { data, .. }))) => account.auth.change(data),
                Ok(Some(event)) => dispatch.emit(Action::Told(event)),
                Ok(None) => return,
                Err(error) => {
                    if ends_session(&error) {
                        account.auth.expire(Rc::clone(&account.user));
                    }
                    return;
                }
            }
        }
    });
    task::spawn(async move {
        listening.await.ok();
    });
    handle
}
