//! How requests travel: natively by reqwest, in a browser by its own fetch.

use crate::{Request, Response};

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
pub use browser::Browser as DefaultTransport;
#[cfg(not(target_arch = "wasm32"))]
pub use native::Native as DefaultTransport;

/// Sends a request and waits for its answer; whatever status the answer has, it is one.
///
/// The future need not be `Send`, since a browser's is not; the native transport's is.
pub trait Transport {
    /// Sends the request.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>>;
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    /// The server could not be reached, or the connection broke.
    #[error("connection failed: {0}")]
    Connection(String),
    /// It took too long.
    #[error("timed out")]
    Timeout,
}
