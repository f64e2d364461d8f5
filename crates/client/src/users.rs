//! The user's own account, and for administrators those of others.

use crate::{Client, Error, Method, Request, Transport};
use studentos_api_types::{
    ApiToken, ApiTokenId, ChangePassword, CreateApiToken, Cursor, Data, Date, DeleteAccount, Export, GetStats,
    Imported, Limit, List, ListUsers, NewApiToken, OpenSession, Search, SessionId, Stats, UpdateAccess, UpdateUser,
    User, UserId,
};

/// The calls under `/api/users`.
#[derive(Debug)]
pub struct Users<'a, T> {
    client: &'a Client<T>,
}

fn path(id: UserId) -> String {
    format!("/api/users/{id}")
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

    /// Where the user is logged in, the newest login first.
    ///
    /// # Errors
    /// As any call.
    pub async fn sessions(&self) -> Result<Vec<OpenSession>, Error> {
        let call = Request::new(Method::Get, "/api/users/me/sessions").answering::<List<OpenSession>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Ends one of the user's sessions.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found`, or as any call.
    pub async fn end_session(&self, id: SessionId) -> Result<(), Error> {
        self.client.call(Request::new(Method::Delete, format!("/api/users/me/sessions/{id}")).answering()).await
    }

    /// The user's API tokens, the newest first.
    ///
    /// # Errors
    /// As any call.
    pub async fn tokens(&self) -> Result<Vec<ApiToken>, Error> {
        let call = Request::new(Method::Get, "/api/users/me/tokens").answering::<List<ApiToken>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Makes an API token. Its secret is shown this one time.
    ///
    /// # Errors
    /// [`Error::Api`] with `too_many_api_tokens` or `invalid_input`, or as any call.
    pub async fn create_token(&self, token: &CreateApiToken) -> Result<NewApiToken, Error> {
        let call = Request::new(Method::Post, "/api/users/me/tokens").json(token).answering::<Data<NewApiToken>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Ends an API token.
    ///
    /// # Errors
    /// [`Error::Api`] with `not_found`, or as any call.
    pub async fn delete_token(&self, id: ApiTokenId) -> Result<(), Error> {
        self.client.call(Request::new(Method::Delete, format!("/api/users/me/tokens/{id}")).answering()).await
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
    /// [`Error::Api`] with `invalid_input`, `too_many_repeats` or `content_too_large`, or as any call.
    pub async fn import(&self, file: &Export) -> Result<Imported, Error> {
        let call = Request::new(Method::Post, "/api/users/me/import").json(file).answering::<Data<Imported>>();
        Ok(self.client.call(call).await?.data)
    }

    /// All accounts, for an administrator; narrow them down, then [`send`](ListUsersRequest::send) it.
    pub fn list(&self) -> ListUsersRequest<'a, T> {
        ListUsersRequest { client: self.client, query: ListUsers::default() }
    }

    /// Somebody's account, for an administrator or themselves.
    ///
    /// # Errors
    /// [`Error::Api`] with `forbidden` or `not_found`, or as any call.
    pub async fn get(&self, id: UserId) -> Result<User, Error> {
        let call = Request::new(Method::Get, path(id)).answering::<Data<User>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Changes what somebody may do, and gives their account back changed; for an administrator.
    ///
    /// # Errors
    /// [`Error::Api`] with `forbidden`, `not_found` or `last_admin`, or as any call.
    pub async fn update(&self, id: UserId, changes: &UpdateAccess) -> Result<User, Error> {
        let call = Request::new(Method::Patch, path(id)).json(changes).answering::<Data<User>>();
        Ok(self.client.call(call).await?.data)
    }

    /// Deletes somebody's account and all that is its, for good; for an administrator.
    ///
    /// # Errors
    /// [`Error::Api`] with `forbidden`, `not_found` or `last_admin`, or as any call.
    pub async fn delete(&self, id: UserId) -> Result<(), Error> {
        self.client.call(Request::new(Method::Delete, path(id)).answering()).await
    }
}

/// `GET /api/users`, being put together.
#[derive(Debug)]
#[must_use = "nothing is asked until it is sent"]
pub struct ListUsersRequest<'a, T> {
    client: &'a Client<T>,
    query: ListUsers,
}

impl<T: Transport> ListUsersRequest<'_, T> {
    /// Only those whose name or e-mail holds this.
    pub fn matching(mut self, words: Search) -> Self {
        self.query.q = Some(words);
        self
    }

    /// At most so many at once; 100 when it is not said.
    pub fn limit(mut self, limit: Limit) -> Self {
        self.query.limit = Some(limit);
        self
    }

    /// The page after the one that gave this `next_cursor`.
    pub fn after(mut self, cursor: Cursor) -> Self {
        self.query.cursor = Some(cursor);
        self
    }

    /// Asks the server.
    ///
    /// # Errors
    /// [`Error::Api`] with `forbidden`, or as any call.
    pub async fn send(self) -> Result<List<User>, Error> {
        let request = Request::new(Method::Get, "/api/users").query(&self.query);
        self.client.call(request.answering()).await
    }
}
