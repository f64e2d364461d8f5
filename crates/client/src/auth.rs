//! Signing up, logging in and out, and getting back in by mail.

use crate::{Client, Error, Method, Request, Transport, request::Call};
use studentos_api_types::{Email, ForgotPassword, Login, MailToken, ResetPassword, Session, Signup, VerifyEmail};

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

    /// Asks for a mail with a link to choose another password. Whether there is such an account is not told.
    ///
    /// # Errors
    /// [`Error::Api`] with `too_many_requests`, or when no answer came.
    pub async fn forgot_password(&self, email: &Email) -> Result<(), Error> {
        let forgot = ForgotPassword { email: email.clone() };
        self.client.call(Request::new(Method::Post, "/api/auth/password/forgot").json(&forgot).answering()).await
    }

    /// Chooses another password by the token of such a link. Every session of the account ends.
    ///
    /// # Errors
    /// [`Error::Api`] with `invalid_token`, `invalid_input` or `too_many_requests`, or when no answer came.
    pub async fn reset_password(&self, reset: &ResetPassword) -> Result<(), Error> {
        self.client.call(Request::new(Method::Post, "/api/auth/password/reset").json(reset).answering()).await
    }

    /// Shows that an e-mail address is the user's, by the token of the link that was mailed there.
    ///
    /// # Errors
    /// [`Error::Api`] with `invalid_token` or `too_many_requests`, or when no answer came.
    pub async fn verify_email(&self, token: &MailToken) -> Result<(), Error> {
        let verify = VerifyEmail { token: token.clone() };
        self.client.call(Request::new(Method::Post, "/api/auth/email/verify").json(&verify).answering()).await
    }
}
