//! What `tracing` hears of a call: its operation, how it was answered, when it is tried again; never an id, a query, a
//! token or a body.

use crate::{Error, Operation, Response};
use std::time::Duration;

/// Runs this inside a span of the operation.
#[cfg(feature = "tracing")]
pub fn in_span<F: Future>(operation: &'static Operation, future: F) -> impl Future<Output = F::Output> {
    use tracing::Instrument as _;
    let method = operation.method.as_str();
    future.instrument(tracing::debug_span!("studentos", operation = operation.id, method, path = operation.path))
}

/// How one attempt was answered.
#[cfg(feature = "tracing")]
pub fn answered(result: &Result<Response, Error>) {
    match result {
        Ok(response) => tracing::debug!(status = response.status, "answered"),
        Err(error) => failed(error),
    }
}

/// Why nothing came of an attempt.
#[cfg(feature = "tracing")]
pub fn failed(error: &Error) {
    match error {
        Error::Api(problem) => tracing::debug!(status = problem.status, code = problem.code, "refused"),
        Error::Decode { status, cause, .. } => {
            tracing::warn!(status, cause = cause.as_ref().map(tracing::field::display), "the answer is not understood");
        }
        Error::SessionEnded => tracing::debug!("the session has ended"),
        error => tracing::debug!(is_timeout = *error == Error::Timeout, "not answered"),
    }
}

/// It is tried again after this.
#[cfg(feature = "tracing")]
pub fn waiting(failed: u32, wait: Duration) {
    tracing::debug!(failed, ?wait, "tried again");
}

/// A token has run out.
#[cfg(feature = "tracing")]
pub fn renewing() {
    tracing::debug!("the access token is renewed");
}

#[cfg(not(feature = "tracing"))]
pub fn in_span<F: Future>(_: &'static Operation, future: F) -> F {
    future
}

#[cfg(not(feature = "tracing"))]
pub fn answered(_: &Result<Response, Error>) {}

#[cfg(not(feature = "tracing"))]
pub fn failed(_: &Error) {}

#[cfg(not(feature = "tracing"))]
pub fn waiting(_: u32, _: Duration) {}

#[cfg(not(feature = "tracing"))]
pub fn renewing() {}
