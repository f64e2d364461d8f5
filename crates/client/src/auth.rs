//! Signing up, logging in and out.

use crate::{Client, Error, Method, Request, Transport, request::Call};
use studentos_api_types::{Login, Session, Signup};

/// The calls under `/api/auth`.
#[derive(Debug)]
pub struct Auth<'a, T> {
    client: &'a Client<T>,
}

/// Also made by the client itself, when a token ran out.
pub(crate) fn refresh() -> Call<Session> {
    Request::new(Method::Post, "/api/auth/refresh").answering()
}

impl<'a, T: Transport> Auth<'a, T> {
    pub(crate) fn new(client: &'a Client<T>) -> Self {
        Self { client }
    }

    /// Makes an account and goes on as its user.
    ///
    /// # Errors
    /// [`Error::Api`] with `email_taken` or `invalid_input`, or when no answer came.
    pub async fn signup(&self, signup: &Signup) -> Result<Session, Error> {
        let call = Request::new(Method::Post, "/api/auth/signup").json(signup).answering();
        self.client.open_session(call).await
    }

    /// Goes on as the user with this e-mail and password.
    ///
    /// # Errors
    /// [`Error::Api`] with `invalid_credentials`, or when no answer came.
    pub async fn login(&self, login: &Login) -> Result<Session, Error> {
        let call = Request::new(Method::Post, "/api/auth/login").json(login).answering();
        self.client.open_session(call).await
    }

    /// Goes on with the session whose refresh cookie is still there, as after a page was loaded again.
    ///
    /// # Errors
    /// [`Error::Api`] with `session_ended` when there is none, or when no answer came.
    pub async fn refresh(&self) -> Result<Session, Error> {
        self.client.open_session(refresh()).await
    }

    /// Ends the session on the server; the client is nobody's afterwards.
    ///
    /// # Errors
    /// When no answer came; the token is forgotten all the same.
    pub async fn logout(&self) -> Result<(), Error> {
        let result = self.client.call(Request::new(Method::Post, "/api/auth/logout").answering()).await;
        self.client.set_token(None);
        result
    }
}
