//! Why a call failed.

use crate::{JsonError, Response, TransportError};
use serde::Deserialize;
use std::time::Duration;
use studentos_api_types::{ErrorCode, FieldError, Problem};

/// Why a call failed. Its `Display` is a sentence for the person in front of the screen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server refused, and says why.
    #[error("{}", .0.detail)]
    Api(Box<ApiError>),
    /// The session is over and cannot be renewed: the person has to log in again. The calls after it are those of nobody, and
    /// refused as `unauthenticated`; [`Error::needs_login`] is both.
    #[error("Session expired")]
    SessionEnded,
    /// The server could not be reached, or the connection broke.
    #[error("Connection failed. Check your internet.")]
    Connection(#[source] TransportError),
    /// The request cannot be sent, as with a token that no header field can hold.
    #[error("The request cannot be sent.")]
    Request(#[source] TransportError),
    /// The server did not answer in time.
    #[error("The server takes too long to answer. Try again.")]
    Timeout,
    /// The answer is not one that StudentOS gives; something in between may have answered instead.
    #[error("The server's answer could not be understood (status {status}).")]
    #[non_exhaustive]
    Decode {
        /// The HTTP status code of the answer.
        status: u16,
        /// How long to wait before the same is asked again, as the answer says.
        retry_after: Option<Duration>,
        /// Where it is not the JSON that it should be.
        #[source]
        cause: Option<JsonError>,
    },
    /// A blocking call was made where it would block other work, or nothing could be started to make it.
    #[cfg(feature = "blocking")]
    #[error("A blocking call cannot be made here: {0}")]
    Blocking(&'static str),
}

/// What the server says when it refuses: an RFC 9457 problem.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct ApiError {
    /// The HTTP status code.
    pub status: u16,
    /// The kind of problem as a word; [`Error::code`] has it as one of those known here. A newer server may have others.
    pub code: String,
    /// The kind of problem in words, the same for every occurrence.
    pub title: String,
    /// A sentence that a person can act on.
    pub detail: String,
    /// Names the request in the server's log.
    #[serde(default)]
    pub request_id: String,
    /// Which fields were refused and why.
    #[serde(default)]
    pub errors: Vec<FieldError>,
    /// How long the server asks to wait before the same is asked again.
    #[serde(skip)]
    pub retry_after: Option<Duration>,
}

impl Error {
    /// What the server says, if it is the server that refused.
    #[must_use]
    pub fn problem(&self) -> Option<&ApiError> {
        match self {
            Self::Api(problem) => Some(problem),
            _ => None,
        }
    }

    /// The code of the problem, if it is the server that refused and the code is one that was known when this was built.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        self.problem().and_then(|problem| ErrorCode::ALL.iter().copied().find(|code| code.as_str() == problem.code))
    }

    /// Which fields the server refused.
    #[must_use]
    pub fn field_errors(&self) -> &[FieldError] {
        self.problem().map_or(&[], |problem| &problem.errors)
    }

    /// How long to wait before the same is asked again, as the server asks or what stands in front of it.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Api(problem) => problem.retry_after,
            Self::Decode { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether nobody is logged in, or not any more: by a session that has ended, or with a token that is none or was deleted.
    #[must_use]
    pub fn needs_login(&self) -> bool {
        matches!(self, Self::SessionEnded)
            || matches!(self.code(), Some(ErrorCode::Unauthenticated | ErrorCode::SessionEnded))
    }

    /// Whether the same call may succeed later without anything being changed: as when the server is busy or away, which what stands
    /// in front of it may say with a 404 or any 5xx of its own. Whether it may be made twice is for [`Retry`](crate::Retry) to say.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Connection(_) | Self::Timeout => true,
            Self::Api(problem) => matches!(problem.status, 408 | 429 | 503),
            // Of another 4xx the request is the reason, as of one that is too large for a proxy.
            Self::Decode { status, .. } => matches!(status, 404 | 408 | 429 | 500..),
            _ => false,
        }
    }

    /// The error in an answer that is not a success.
    #[must_use]
    pub fn from_response(response: &Response) -> Self {
        match response.json::<ApiError>() {
            Ok(problem) => {
                let retry_after = response.retry_after();
                Self::Api(Box::new(ApiError { status: response.status, retry_after, ..problem }))
            }
            Err(error) => Self::undecodable(response, Some(error)),
        }
    }

    pub(crate) fn undecodable<B>(response: &Response<B>, cause: Option<JsonError>) -> Self {
        Self::Decode { status: response.status, retry_after: response.retry_after(), cause }
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Timeout => Self::Timeout,
            TransportError::Request(_) => Self::Request(error),
            TransportError::Connection(_) | TransportError::Unreachable(_) => Self::Connection(error),
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        let Problem { kind: _, title, status, detail, code, request_id, errors } = problem;
        let code = code.as_str().to_owned();
        Self::Api(Box::new(ApiError { status, code, title, detail, request_id, errors, retry_after: None }))
    }
}
