//! Who is signed in, for what is about them.

use crate::{
    api::Api,
    auth::{Auth, ends_session},
};
use futures_util::future::LocalBoxFuture;
use std::rc::Rc;
use studentos_client::{
    Error,
    types::{Date, ErrorCode, User},
};
use yew::Properties;

/// The user, their day, and the way to change what is theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The session.
    pub auth: Auth,
    /// Whose it is.
    pub user: Rc<User>,
    /// Which day it is for them.
    pub today: Date,
}

impl Account {
    /// The server.
    #[must_use]
    pub fn api(&self) -> &Api {
        &self.auth.api
    }

    /// Asks the server for the user, as soon as it knows that they are here. An answer that says that the session is over ends it
    /// here, too.
    ///
    /// # Errors
    /// As any call.
    pub async fn ask<T>(&self, call: impl IntoFuture<Output = Result<T, Error>>) -> Result<T, Error> {
        // On the heap, so that it is compiled once, not into each kind of call.
        let ready: LocalBoxFuture<'_, _> = Box::pin(self.auth.ready(self.user.id));
        let answer = match ready.await {
            Ok(()) => call.await,
            Err(error) => Err(error),
        };
        answer.inspect_err(|error| self.failed(error))
    }

    fn failed(&self, error: &Error) {
        if ends_session(error) {
            self.auth.expire(Rc::clone(&self.user));
        }
    }
}

/// Passes on the answer to the end of something: one that is gone already is what was wanted.
///
/// # Errors
/// The answer's own, but for that.
pub fn gone(answer: Result<(), Error>) -> Result<(), Error> {
    match answer {
        Err(error) if error.code() == Some(ErrorCode::NotFound) => Ok(()),
        answer => answer,
    }
}

/// Properties of whatever is about the user.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AccountProps {
    /// The user.
    pub account: Account,
}

/// Properties of a page that asks the server what comes of what the user has.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LiveProps {
    /// The user.
    pub account: Account,
    /// A number that is another whenever that may be another.
    pub changes: u32,
}
