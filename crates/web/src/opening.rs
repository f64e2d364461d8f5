//! The session of somebody who goes on without a connection: it is asked for again before anything else is.

use crate::api::Api;
use futures_util::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use std::{cell::RefCell, fmt, rc::Rc};
use studentos_client::{
    Error,
    types::{ErrorCode, Session},
};

type Asking = Shared<LocalBoxFuture<'static, Result<Session, Error>>>;

/// Whether the client has a session, or how far it is in getting one.
#[derive(Clone, Default)]
pub struct Opening(Rc<RefCell<State>>);

#[derive(Default)]
enum State {
    #[default]
    Open,
    Closed,
    Asking(Asking),
}

impl Opening {
    /// There is no session from now on.
    pub fn close(&self) {
        *self.0.borrow_mut() = State::Closed;
    }

    /// There is one.
    pub fn open(&self) {
        *self.0.borrow_mut() = State::Open;
    }

    /// Waits for a session, which is asked for once however many wait; gives it back when it is a new one.
    ///
    /// # Errors
    /// [`Error::SessionEnded`] when there is none to be had, or as any call.
    pub async fn ready(&self, api: &Api) -> Result<Option<Session>, Error> {
        let asking = match &mut *self.0.borrow_mut() {
            State::Open => return Ok(None),
            State::Asking(asking) => asking.clone(),
            state @ State::Closed => {
                let api = api.clone();
                let asking = async move { api.auth().refresh().await }.boxed_local().shared();
                *state = State::Asking(asking.clone());
                asking
            }
        };
        let answer = asking.clone().await;
        // Whoever logged in or out meanwhile knows better.
        let is_latest = matches!(&*self.0.borrow(), State::Asking(latest) if latest.ptr_eq(&asking));
        if is_latest {
            *self.0.borrow_mut() = if answer.is_ok() { State::Open } else { State::Closed };
        }
        let is_over = |error: &Error| error.code() == Some(ErrorCode::SessionEnded);
        match answer {
            Ok(session) => Ok(is_latest.then_some(session)),
            Err(error) if is_over(&error) => Err(Error::SessionEnded),
            Err(error) => Err(error),
        }
    }
}

impl PartialEq for Opening {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening").finish_non_exhaustive()
    }
}
