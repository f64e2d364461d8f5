//! Signing up, logging in, and getting back in by mail.

use crate::{Email, GivenPassword, MailToken, Name, Password, TimeZone, User, builder::builder, parsed::present};
use serde::{Deserialize, Serialize};
use std::fmt;

/// `POST /api/auth/signup`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Signup {
    /// What the person is called.
    pub name: Name,
    /// How they log in; one account each.
    pub email: Email,
    /// What only they know.
    pub password: Password,
    /// Where they are: it decides when their day begins. UTC when left out.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "utoipa", schema(nullable = false))]
    pub timezone: Option<TimeZone>,
}

impl Signup {
    /// An account of somebody whose days are those of UTC.
    #[must_use]
    pub fn new(name: Name, email: Email, password: Password) -> Self {
        Self { name, email, password, timezone: None }
    }
}

builder!(Signup {
    /// Says where they are.
    set timezone: TimeZone;
});

/// `POST /api/auth/login`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Login {
    /// The account's e-mail.
    pub email: Email,
    /// The account's password.
    pub password: GivenPassword,
}

impl Login {
    /// The account with this e-mail and password.
    #[must_use]
    pub fn new(email: Email, password: GivenPassword) -> Self {
        Self { email, password }
    }
}

/// `POST /api/auth/password/forgot`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct ForgotPassword {
    /// The account's e-mail.
    pub email: Email,
}

/// `POST /api/auth/password/reset`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct ResetPassword {
    /// What the link to `/reset` carries.
    pub token: MailToken,
    /// The one to log in with from now on.
    pub password: Password,
}

/// `POST /api/auth/email/verify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct VerifyEmail {
    /// What the link to `/verify` carries.
    pub token: MailToken,
}

/// What signing up, logging in and refreshing answer; a refresh cookie comes beside it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub struct Session {
    /// The access token: a JWT for `Authorization: Bearer`, good for 15 minutes and no longer than the session.
    #[cfg_attr(
        feature = "utoipa",
        schema(
            min_length = 1,
            max_length = 2048,
            pattern = r"^[\w-]+\.[\w-]+\.[\w-]+$",
            example = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTk4In0.c2lnbmF0dXJl"
        )
    )]
    pub token: String,
    /// Who it is for.
    pub user: User,
    /// The `Last-Event-ID` from which `GET /api/events` tells all that changes after this answer, or `reset` when that is too long
    /// ago: who watches from here on need not wait for the stream before they load what they show.
    #[cfg_attr(feature = "utoipa", schema(min_length = 1, max_length = 19, pattern = r"^\d+$", example = "17"))]
    pub last_event_id: String,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("user", &self.user).finish_non_exhaustive()
    }
}
