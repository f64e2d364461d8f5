//! A request before it is sent: plain data, no IO.

use crate::query;
use serde::Serialize;
use std::{fmt, time::Duration};

/// An HTTP method the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names are HTTP's own")]
pub enum Method {
    Get,
    Post,
    Patch,
    Put,
    Delete,
}

impl Method {
    /// The method as HTTP writes it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// What is sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Path and query, beginning with one `/`.
    pub path: String,
    /// Further header fields.
    pub headers: Vec<(String, String)>,
    /// The body, JSON when it was made by [`Request::json`].
    pub body: Option<String>,
    /// How long an attempt may take; when it is not said, as long as the transport has it.
    pub timeout: Option<Duration>,
}

impl Request {
    /// A request without body.
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), headers: Vec::new(), body: None, timeout: None }
    }

    /// Adds a header field.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a JSON body. What JSON has no form for, as a map whose keys are no strings, becomes an empty one, which the server
    /// refuses; the types of the API all have one.
    #[must_use]
    pub fn json(self, body: &impl Serialize) -> Self {
        let body = serde_json::to_string(body).unwrap_or_default();
        self.body(body).header("Content-Type", "application/json")
    }

    /// Adds a body as it is.
    #[must_use]
    pub fn body(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Gives an attempt so long, from connecting to the last byte of the answer.
    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Whether the path stays one when it comes behind the address of a server, which may be empty in a browser.
    pub(crate) fn is_of_server(&self) -> bool {
        self.path.strip_prefix('/').is_some_and(|rest| !rest.starts_with(['/', '\\']))
    }

    /// Adds a query.
    #[must_use]
    pub(crate) fn query(mut self, query: &impl Serialize) -> Self {
        let query = query::write(query);
        if !query.is_empty() {
            self.path = format!("{}?{query}", self.path);
        }
        self
    }

    /// Puts a header field in the place of any of that name.
    pub(crate) fn set_header(&mut self, name: &str, value: impl Into<String>) {
        self.headers.retain(|(present, _)| !present.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.into()));
    }

    /// The first header field of this name, in upper or lower case.
    #[must_use]
    pub fn get_header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(present, _)| present.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// Headers and bodies are not shown.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.path)
    }
}
