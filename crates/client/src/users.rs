//! The user's own account.

use crate::{Client, Error, Method, Request, Transport};
use studentos_api_types::{ChangePassword, Data, Date, DeleteAccount, GetStats, Stats, UpdateUser, User};

/// The calls under `/api/users`.
#[derive(Debug)]
pub struct Users<'a, T> {
    client: &'a Client<T>,
}

impl<'a, T: Transport> Users<'a, T> {
    pub(crate) fn new(client: &'a Client<T>) -> Self {
        Self { client }
    }

    /// Who the user is.
    ///
    /// # Errors
    /// As any call.
    pub async fn me(&self) -> Result<User, Error> {
        let call = Request::new(Method::Get, "/api/users/me").answering::<Data<User>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Changes the user's own account and gives it back changed.
    ///
    /// # Errors
    /// [`Error::Api`] with `wrong_password`, `email_taken` or `invalid_input`, or as any call.
    pub async fn update_me(&self, changes: &UpdateUser) -> Result<User, Error> {
        let call = Request::new(Method::Patch, "/api/users/me").json(changes).answering::<Data<User>>();
        Ok(self.client.call(call).await?.data)
    }

    /// What came of each day from the first to the last, at most 366, and the streaks up to today.
    ///
    /// # Errors
    /// [`Error::Api`] with `invalid_input` when it ends before it begins or is too long, or as any call.
    pub async fn stats(&self, from: Date, to: Date) -> Result<Stats, Error> {
        let call = Request::new(Method::Get, "/api/users/me/stats").query(&GetStats { from, to });
        Ok(self.client.call(call.answering::<Data<Stats>>()).await?.data)
    }

    /// Changes the password, which ends every session but this one.
    ///
    /// # Errors
    /// [`Error::Api`] with `wrong_password`, `invalid_input` or `too_many_requests`, or as any call.
    pub async fn change_password(&self, change: &ChangePassword) -> Result<(), Error> {
        self.client.call(Request::new(Method::Put, "/api/users/me/password").json(change).answering()).await
    }

    /// Deletes the account and all that is its, for good.
    ///
    /// # Errors
    /// [`Error::Api`] with `wrong_password` or `too_many_requests`, or as any call.
    pub async fn delete_me(&self, confirmation: &DeleteAccount) -> Result<(), Error> {
        self.client.call(Request::new(Method::Delete, "/api/users/me").json(confirmation).answering()).await
    }
}
