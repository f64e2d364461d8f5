//! Who is signed in, for what is about them.

use crate::{
    api::Api,
    auth::{Auth, ends_session},
    browser::task,
};
use std::rc::Rc;
use studentos_client::{
    Error, TransportError,
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

    /// Passes an answer on. One that says that the session is over ends it here, too. Nothing was answered to who goes on
    /// without a connection; it is looked for.
    ///
    /// # Errors
    /// The answer's own.
    pub fn heard<T>(&self, answer: Result<T, Error>) -> Result<T, Error> {
        if answer.is_err() && !self.auth.is_open() {
            let account = self.clone();
            task::spawn(async move {
                if account.auth.ready(account.user.id).await.is_err_and(|error| ends_session(&error)) {
                    account.auth.expire(account.user);
                }
            });
            return Err(Error::Connection(TransportError::Connection("nobody is known to the server".to_owned())));
        }
        if answer.as_ref().is_err_and(ends_session) {
            self.auth.expire(Rc::clone(&self.user));
        }
        answer
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
