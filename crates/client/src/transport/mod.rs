//! How requests travel: natively by reqwest, in a browser by its own fetch, in a test by a function.

use crate::{
    Request, Response,
    boxed::{BoxFuture, MaybeSend, MaybeSync},
    response::Chunks,
};
use futures_util::stream;

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
/// Natively its futures are `Send`; in a browser they need not be, since a browser's own are not.
pub trait Transport: MaybeSend + MaybeSync + 'static {
    /// Sends the request and reads the whole answer.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, TransportError>> + MaybeSend;

    /// Sends the request and gives back the answer as soon as its head is there; its body may go on without end. A
    /// transport that does not say otherwise reads it whole.
    fn open(&self, request: Request) -> impl Future<Output = Result<Response<Chunks>, TransportError>> + MaybeSend {
        async {
            let Response { status, headers, body } = self.send(request).await?;
            let body: Chunks = Box::pin(stream::iter([Ok(body)]));
            Ok(Response { status, headers, body })
        }
    }
}

/// A [`Transport`] behind a pointer, so that what uses a client need not name it.
pub(crate) trait DynTransport: MaybeSend + MaybeSync {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>>;
    fn open(&self, request: Request) -> BoxFuture<'_, Result<Response<Chunks>, TransportError>>;
}

impl<T: Transport> DynTransport for T {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(Transport::send(self, request))
    }

    fn open(&self, request: Request) -> BoxFuture<'_, Result<Response<Chunks>, TransportError>> {
        Box::pin(Transport::open(self, request))
    }
}

/// Why no answer came.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The connection broke; what was asked may have been done. A browser does not tell this from [`Self::Unreachable`].
    #[error("connection failed: {0}")]
    Connection(String),
    /// No connection to the server could be made: nothing was sent.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// The request cannot be sent, however often: its address or a header field is none, or the program has no runtime for it.
    #[error("the request cannot be sent: {0}")]
    Request(String),
    /// It took too long.
    #[error("timed out")]
    Timeout,
}
