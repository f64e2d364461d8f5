//! The key under which something is added once, however often it is sent.

use crate::Invalid;
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// An `Idempotency-Key`: 1 to 255 visible ASCII characters.
///
/// Under one key the same is added once: sent again within 24 hours it is given the first answer, and the same key with something
/// else is refused as `idempotency_conflict`. Keys are each user's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The header it is sent in.
    pub const HEADER: &str = "Idempotency-Key";
    /// The longest key, in characters.
    pub const MAX: usize = 255;

    /// Checks a key of one's own, as one that is derived from what is imported.
    ///
    /// # Errors
    /// When it is empty, longer than [`IdempotencyKey::MAX`] or holds anything but visible ASCII characters.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if text.is_empty() || text.len() > Self::MAX || !text.bytes().all(|c| c.is_ascii_graphic()) {
            return Err(Invalid::new("Must be 1 to 255 visible ASCII characters."));
        }
        Ok(Self(text.to_owned()))
    }

    /// A key that no other call has: a random UUID.
    #[must_use]
    pub fn random() -> Self {
        Self(Uuid::new_v4().to_string())
    }

    /// The key itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for IdempotencyKey {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::parse(text)
    }
}
