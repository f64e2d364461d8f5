//! The transport of programs: reqwest, with a cookie store for the refresh cookie.

use crate::{Method, Request, Response, Transport, TransportError, response::Chunks};
use futures_util::stream;
use reqwest::header::HeaderMap;
use std::{error::Error, iter, time::Duration};
use tokio::runtime::Handle;

/// Sends requests to one server over pooled connections. It needs the Tokio runtime it is used in.
#[derive(Clone, Debug)]
pub struct Native {
    address: String,
    /// Or why there is none, as where the system has no root certificates; it is the answer to every call then.
    http: Result<reqwest::Client, TransportError>,
    timeout: Duration,
}

impl Native {
    /// How long a call may take when nothing else is said.
    pub const TIMEOUT: Duration = Duration::from_secs(30);

    /// How a program calls itself when nothing else is said.
    pub const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

    /// A transport to the server at this address, like `http://127.0.0.1:8000`.
    #[must_use]
    pub fn new(address: &str) -> Self {
        Self::with(address, None, Self::USER_AGENT, Self::TIMEOUT)
    }

    /// A transport that sends by this reqwest client, or by one of its own that calls itself by this name.
    pub(crate) fn with(address: &str, http: Option<reqwest::Client>, user_agent: &str, timeout: Duration) -> Self {
        let http = http.map_or_else(|| own_client(address, user_agent), Ok);
        Self { address: address.trim_end_matches('/').to_owned(), http: http.map_err(TransportError::from), timeout }
    }

    /// Sends the request; only the head of the answer was read then.
    async fn begin(&self, request: Request, timeout: Option<Duration>) -> Result<reqwest::Response, TransportError> {
        if Handle::try_current().is_err() {
            return Err(TransportError::Request("it was not called inside a Tokio runtime".to_owned()));
        }
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Patch => reqwest::Method::PATCH,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let http = self.http.as_ref().map_err(Clone::clone)?;
        let mut outgoing = http.request(method, format!("{}{}", self.address, request.path));
        for (name, value) in request.headers {
            outgoing = outgoing.header(name, value);
        }
        if let Some(body) = request.body {
            outgoing = outgoing.body(body);
        }
        if let Some(timeout) = timeout {
            outgoing = outgoing.timeout(timeout);
        }
        Ok(outgoing.send().await?)
    }
}

impl Transport for Native {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let timeout = request.timeout.unwrap_or(self.timeout);
        let incoming = self.begin(request, Some(timeout)).await?;
        let (status, headers) = (incoming.status().as_u16(), headers(incoming.headers()));
        Ok(Response { status, headers, body: incoming.bytes().await?.into() })
    }

    async fn open(&self, request: Request) -> Result<Response<Chunks>, TransportError> {
        let timeout = request.timeout.unwrap_or(self.timeout);
        let begun = tokio::time::timeout(timeout, self.begin(request, None)).await;
        let incoming = begun.map_err(|_| TransportError::Timeout)??;
        let (status, headers) = (incoming.status().as_u16(), headers(incoming.headers()));
        let body = stream::try_unfold(incoming, |mut incoming| async {
            Ok(incoming.chunk().await?.map(|chunk| (chunk.into(), incoming)))
        });
        Ok(Response { status, headers, body: Box::pin(body) })
    }
}

fn own_client(address: &str, user_agent: &str) -> reqwest::Result<reqwest::Client> {
    // The API never redirects. Whoever else does would have a POST come again as a GET.
    let redirect = reqwest::redirect::Policy::none();
    let mut http = reqwest::Client::builder().cookie_store(true).user_agent(user_agent).redirect(redirect);
    if address.starts_with("http:") {
        // Needs none of the system's root certificates, and works where there are none.
        http = http.tls_certs_only([]);
    }
    http.build()
}

fn headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    headers.iter().map(|(name, value)| (name.to_string(), text(value.as_bytes()))).collect()
}

impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            return Self::Timeout;
        }
        // reqwest says that it could not send; only what is behind it says why.
        let cause = iter::successors(error.source(), |&cause| cause.source()).last().map(ToString::to_string);
        let kind = match () {
            () if error.is_builder() => Self::Request,
            () if error.is_connect() => Self::Unreachable,
            () => Self::Connection,
        };
        kind(cause.unwrap_or_else(|| error.without_url().to_string()))
    }
}
