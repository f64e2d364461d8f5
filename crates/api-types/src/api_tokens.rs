//! Tokens with which programs act for a user, without a password and without a session.

use crate::{ApiTokenId, Invalid, Name, Timestamp, builder::builder};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a program may do for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", try_from = "String")]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
pub enum Scope {
    /// Only look.
    Read,
    /// Look and change.
    Write,
}

impl From<Scope> for String {
    fn from(scope: Scope) -> String {
        match scope {
            Scope::Read => "read".to_owned(),
            Scope::Write => "write".to_owned(),
        }
    }
}

impl TryFrom<String> for Scope {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        match text.as_str() {
            "read" => Ok(Self::Read),
            "write" => Ok(Self::Write),
            _ => Err(Invalid::new("Must be read or write.")),
        }
    }
}

/// An API token, all but its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({
    "id": "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f",
    "name": "Calendar on my desk",
    "scope": "read",
    "expires_at": null,
    "last_used_at": "2026-03-06T07:08:09.123456Z",
    "created_at": "2026-03-01T12:00:00.000000Z",
})))]
pub struct ApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// What the user calls it.
    pub name: Name,
    /// What it is good for.
    pub scope: Scope,
    /// When it ends by itself.
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub last_used_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
}

impl ApiToken {
    /// What every secret begins with, so that one that got lost is known for what it is.
    pub const PREFIX: &str = "sos_";
    /// How many a user may have, those that have ended included.
    pub const MOST: u8 = 50;
}

/// An API token that has just been made: the one time that its secret is shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({
    "id": "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f",
    "name": "Calendar on my desk",
    "scope": "read",
    "expires_at": null,
    "last_used_at": null,
    "created_at": "2026-03-01T12:00:00.000000Z",
    "secret": "sos_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
})))]
pub struct NewApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// What the user calls it.
    pub name: Name,
    /// What it is good for.
    pub scope: Scope,
    /// When it ends by itself.
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub expires_at: Option<Timestamp>,
    /// When it was last used: not yet.
    #[cfg_attr(feature = "utoipa", schema(required = true))]
    pub last_used_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// What stands in `Authorization: Bearer`. It is not kept, and cannot be shown again.
    #[cfg_attr(feature = "utoipa", schema(min_length = 47, max_length = 47, pattern = "^sos_[0-9A-Za-z_-]{43}$"))]
    pub secret: String,
}

impl NewApiToken {
    /// The token together with its secret.
    #[must_use]
    pub fn new(token: ApiToken, secret: String) -> Self {
        let ApiToken { id, name, scope, expires_at, last_used_at, created_at } = token;
        Self { id, name, scope, expires_at, last_used_at, created_at, secret }
    }
}

impl From<NewApiToken> for ApiToken {
    fn from(new: NewApiToken) -> Self {
        let NewApiToken { id, name, scope, expires_at, last_used_at, created_at, secret: _ } = new;
        Self { id, name, scope, expires_at, last_used_at, created_at }
    }
}

/// The secret is not shown.
impl fmt::Debug for NewApiToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewApiToken").field("id", &self.id).finish_non_exhaustive()
    }
}

/// `POST /api/users/me/tokens`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "utoipa", schema(example = json!({ "name": "Calendar on my desk", "scope": "read" })))]
pub struct CreateApiToken {
    /// What the user calls it.
    pub name: Name,
    /// What it is good for.
    pub scope: Scope,
    /// When it ends by itself, in the future; never when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
}

impl CreateApiToken {
    /// A token that never ends by itself.
    #[must_use]
    pub fn new(name: Name, scope: Scope) -> Self {
        Self { name, scope, expires_at: None }
    }
}

builder!(CreateApiToken {
    /// Lets it end by itself.
    option expires_at: Timestamp;
});
