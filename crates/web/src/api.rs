//! How the app reaches the server.

use std::{fmt, pin::Pin, rc::Rc};
use studentos_client::{Client, DefaultTransport, Request, Response, Transport, TransportError};

/// The typed client, as every part of the app holds it.
pub type Api = Client<Http>;

type Answer = Pin<Box<dyn Future<Output = Result<Response, TransportError>>>>;

/// Anything that answers requests: the browser's fetch, or a test.
#[derive(Clone)]
pub struct Http(Rc<dyn Fn(Request) -> Answer>);

impl Http {
    /// Answers requests by this function.
    pub fn new<F>(send: impl Fn(Request) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Response, TransportError>> + 'static,
    {
        Self(Rc::new(move |request| Box::pin(send(request))))
    }
}

impl Transport for Http {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        (self.0)(request).await
    }
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http").finish_non_exhaustive()
    }
}

/// The server the app was built for: the one it came from, unless `STUDENTOS_API_URL` named another at build time.
#[must_use]
pub fn server() -> Api {
    let transport = Rc::new(DefaultTransport::new(option_env!("STUDENTOS_API_URL").unwrap_or_default()));
    Client::with_transport(Http::new(move |request| {
        let transport = Rc::clone(&transport);
        async move { transport.send(request).await }
    }))
}
