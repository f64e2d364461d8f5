//! What came back: plain data, no IO.

use crate::{JsonError, TransportError, boxed::BoxStream, json, timer};
use serde::de::DeserializeOwned;
use std::{fmt, time::Duration};

/// A body that is read piece by piece, as it arrives.
pub type Chunks = BoxStream<'static, Result<Vec<u8>, TransportError>>;

/// What came back, its body whole or in [`Chunks`].
#[derive(Clone, PartialEq, Eq)]
pub struct Response<B = Vec<u8>> {
    /// The HTTP status code.
    pub status: u16,
    /// The header fields that the transport lets through, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: B,
}

impl<B> Response<B> {
    /// The first header field of this name, in upper or lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(present, _)| present.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Adds a header field.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_ascii_lowercase(), value.into()));
        self
    }

    /// How long to wait before the same is asked again (RFC 9110, section 10.2.3), in seconds or until a moment that is read
    /// by the clock of who answered.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        let asked = self.header("retry-after")?;
        if let Ok(seconds) = asked.parse() {
            return Some(Duration::from_secs(seconds));
        }
        timer::between(self.header("date")?, asked)
    }

    /// Whether the body is meant for a person to look at.
    pub(crate) fn is_page(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }

    /// Whether the status says that it worked.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }
}

impl Response {
    /// Reads the body as JSON.
    ///
    /// # Errors
    /// When it is not JSON or has another shape.
    pub fn json<A: DeserializeOwned>(&self) -> Result<A, JsonError> {
        json::read(&self.body)
    }
}

/// Headers and bodies are not shown.
impl<B> fmt::Debug for Response<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)
    }
}
