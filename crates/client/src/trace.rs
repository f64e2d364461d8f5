//! What `tracing` hears of a call: its operation, how it was answered, when it is tried again; never an id, a query, a
//! token or a body.

use crate::{Error, Operation, Response};
use std::time::Duration;

#[cfg(feature = "tracing")]
pub use tracing::Span;

/// A span of the operation.
#[cfg(feature = "tracing")]
pub fn span(operation: &'static Operation) -> Span {
    let method = operation.method.as_str();
    tracing::debug_span!("studentos", operation = operation.id, method, path = operation.path)
}

/// Runs this inside of the span.
#[cfg(feature = "tracing")]
pub fn in_span<F: Future>(span: &Span, future: F) -> impl Future<Output = F::Output> {
    tracing::Instrument::instrument(future, span.clone())
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

/// A span that nobody hears of.
#[cfg(not(feature = "tracing"))]
pub struct Span;

#[cfg(not(feature = "tracing"))]
impl Span {
    #[expect(clippy::unused_self, reason = "as the span that is heard of")]
    pub fn in_scope<T>(&self, act: impl FnOnce() -> T) -> T {
        act()
    }
}

#[cfg(not(feature = "tracing"))]
pub fn span(_: &'static Operation) -> Span {
    Span
}

#[cfg(not(feature = "tracing"))]
pub fn in_span<F: Future>(_: &Span, future: F) -> F {
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
