//! Why a call failed.

use crate::{Response, TransportError};
use studentos_api_types::{ErrorCode, FieldError, Problem};

/// Why a call failed. Its `Display` is a sentence for the person in front of the screen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server refused, and says why.
    #[error("{}", .0.detail)]
    Api(Box<Problem>),
    /// The session is over and cannot be renewed: the person has to log in again.
    #[error("Session expired")]
    SessionEnded,
    /// The server could not be reached, or the connection broke.
    #[error("Connection failed. Check your internet.")]
    Connection(#[source] TransportError),
    /// The server did not answer in time.
    #[error("The server takes too long to answer. Try again.")]
    Timeout,
    /// The answer is not one that StudentOS gives; something in between may have answered instead.
    #[error("The server's answer could not be understood (status {status}).")]
    Decode {
        /// The HTTP status code of the answer.
        status: u16,
    },
}

impl Error {
    /// What the server says, if it is the server that refused.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Api(problem) => Some(problem),
            _ => None,
        }
    }

    /// The code of the problem, if it is the server that refused.
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        self.problem().map(|problem| problem.code)
    }

    /// Which fields the server refused.
    #[must_use]
    pub fn field_errors(&self) -> &[FieldError] {
        self.problem().map_or(&[], |problem| &problem.errors)
    }

    /// Whether the same call may succeed later without anything being changed.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Connection(_) | Self::Timeout => true,
            Self::Api(problem) => matches!(problem.status, 408 | 429 | 503),
            Self::Decode { status } => matches!(status, 502..=504),
            Self::SessionEnded => false,
        }
    }

    /// The error in an answer that is not a success.
    pub(crate) fn from_response(response: &Response) -> Self {
        match response.json::<Problem>() {
            Ok(problem) => Self::Api(Box::new(problem)),
            Err(_) => Self::Decode { status: response.status },
        }
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Timeout => Self::Timeout,
            TransportError::Connection(_) => Self::Connection(error),
        }
    }
}
