//! The user's own account.

use crate::{Client, Error, Method, Request, Transport};
use studentos_api_types::{ChangePassword, Data, DeleteAccount, Export, Imported, UpdateUser, User};

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

    /// All that the user owns, but for what is in the trash.
    ///
    /// # Errors
    /// As any call.
    pub async fn export(&self) -> Result<Export, Error> {
        self.client.call(Request::new(Method::Get, "/api/users/me/export").answering()).await
    }

    /// Adds what the user does not have of such a file, all of it or nothing, and says how much that was.
    ///
    /// # Errors
    /// [`Error::Api`] with `invalid_input` or `content_too_large`, or as any call.
    pub async fn import(&self, file: &Export) -> Result<Imported, Error> {
        let call = Request::new(Method::Post, "/api/users/me/import").json(file).answering::<Data<Imported>>();
        Ok(self.client.call(call).await?.data)
    }
}
