//! Entity tags: which version of a thing was read.

use std::{fmt, str::FromStr};
use studentos_api_types::Invalid;

/// Names one version of one thing (RFC 9110, section 8.8.3), as the server gave it, its quotes included.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ETag(String);

impl ETag {
    /// Checks a tag that was kept.
    ///
    /// # Errors
    /// When it is not in quotes, or holds anything but visible ASCII characters between them.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let quoted = text.strip_prefix("W/").unwrap_or(text);
        let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        if inner.is_some_and(|inner| inner.bytes().all(|c| c.is_ascii_graphic() && c != b'"')) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Invalid::new("Must be an ETag as the server gave it."))
        }
    }

    /// The tag as it stands in a header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ETag {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        Self::parse(text)
    }
}

/// Something that was read or written, and which version of it that is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tagged<T> {
    /// The thing itself.
    pub data: T,
    /// Its version.
    pub etag: ETag,
}
