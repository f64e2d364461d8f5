//! Signing up, logging in and out, and getting back in by mail.

use crate::{
    Call, Client,
    operations::{FORGOT_PASSWORD, LOGIN, LOGOUT, REFRESH, RESET_PASSWORD, SIGNUP, VERIFY_EMAIL},
};
use studentos_api_types::{Email, ForgotPassword, Login, MailToken, ResetPassword, Session, Signup, VerifyEmail};

/// The calls under `/api/auth`.
#[derive(Clone, Debug)]
pub struct Auth {
    client: Client,
}

impl Auth {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Makes an account and goes on as its user.
    ///
    /// # Errors
    /// `email_taken` or `invalid_input`, or when no answer came.
    pub fn signup(&self, signup: &Signup) -> Call<Session> {
        Call::new(&self.client, &SIGNUP, SIGNUP.request()).json(signup)
    }

    /// Goes on as the user with this e-mail and password.
    ///
    /// # Errors
    /// `invalid_credentials` or `too_many_requests`, or when no answer came.
    pub fn login(&self, login: &Login) -> Call<Session> {
        Call::new(&self.client, &LOGIN, LOGIN.request()).json(login)
    }

    /// Goes on with the session whose refresh cookie is still there, as after a page was loaded again.
    ///
    /// # Errors
    /// `session_ended` when there is none, or when no answer came.
    pub fn refresh(&self) -> Call<Session> {
        Call::new(&self.client, &REFRESH, REFRESH.request())
    }

    /// Ends the session on the server; the client is nobody's afterwards, and logs nobody in by itself.
    ///
    /// # Errors
    /// [`SessionEnded`](crate::Error::SessionEnded) when it has ended already, `unauthenticated` when there is none, and when no
    /// answer came. The token is forgotten all the same, also when the call is dropped on its way.
    pub fn logout(&self) -> Call<()> {
        Call::new(&self.client, &LOGOUT, LOGOUT.request())
    }

    /// Asks for a mail with a link to choose another password. Whether there is such an account is not told.
    ///
    /// # Errors
    /// `too_many_requests`, or when no answer came.
    pub fn forgot_password(&self, email: &Email) -> Call<()> {
        let forgot = ForgotPassword { email: email.clone() };
        Call::new(&self.client, &FORGOT_PASSWORD, FORGOT_PASSWORD.request()).json(&forgot)
    }

    /// Chooses another password by the token of such a link. Every session of the account ends.
    ///
    /// # Errors
    /// `invalid_token`, `invalid_input` or `too_many_requests`, or when no answer came.
    pub fn reset_password(&self, reset: &ResetPassword) -> Call<()> {
        Call::new(&self.client, &RESET_PASSWORD, RESET_PASSWORD.request()).json(reset)
    }

    /// Shows that an e-mail address is the user's, by the token of the link that was mailed there.
    ///
    /// # Errors
    /// `invalid_token` or `too_many_requests`, or when no answer came.
    pub fn verify_email(&self, token: &MailToken) -> Call<()> {
        let verify = VerifyEmail { token: token.clone() };
        Call::new(&self.client, &VERIFY_EMAIL, VERIFY_EMAIL.request()).json(&verify)
    }
}
