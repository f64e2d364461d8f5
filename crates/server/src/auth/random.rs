//! Values nobody can guess.

use aws_lc_rs::{digest, rand};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use std::fmt;
use studentos_api_types::ApiToken;

/// What a browser or program shows to go on with a session: 256 random bits.
pub struct RefreshToken(String);

impl RefreshToken {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn generate() -> Result<Self, aws_lc_rs::error::Unspecified> {
        random_text().map(Self)
    }

    /// One that came back.
    #[must_use]
    pub fn received(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The form in which it is handed out.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The form in which it is stored.
    #[must_use]
    pub fn hash(&self) -> String {
        hash_token(&self.0)
    }
}

impl fmt::Debug for RefreshToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RefreshToken(…)")
    }
}

/// What a program shows to act for a user: 256 random bits after [`ApiToken::PREFIX`].
pub struct ApiTokenSecret(String);

impl ApiTokenSecret {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no randomness to give.
    pub fn generate() -> Result<Self, aws_lc_rs::error::Unspecified> {
        Ok(Self(format!("{}{}", ApiToken::PREFIX, random_text()?)))
    }

    /// One that came back; `None` when it is something else.
    #[must_use]
    pub fn received(text: &str) -> Option<Self> {
        text.starts_with(ApiToken::PREFIX).then(|| Self(text.to_owned()))
    }

    /// The form in which it is handed out.
    #[must_use]
    pub fn reveal(self) -> String {
        self.0
    }

    /// The form in which it is stored.
    #[must_use]
    pub fn hash(&self) -> String {
        hash_token(&self.0)
    }
}

impl fmt::Debug for ApiTokenSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiTokenSecret(…)")
    }
}

/// The form in which a random token is stored: SHA-256 in base64. It needs no salt, being random itself.
#[must_use]
pub fn hash_token(token: &str) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, token.as_bytes()))
}

/// 256 random bits in letters, digits, `-` and `_`.
///
/// # Errors
/// When the system has no randomness to give.
pub fn random_text() -> Result<String, aws_lc_rs::error::Unspecified> {
    let mut bytes = [0; 32];
    rand::fill(&mut bytes)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}
