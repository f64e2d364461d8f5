//! The transport of programs: reqwest, with a cookie store for the refresh cookie.

use crate::{Method, Request, Response, Transport, TransportError};
use std::{error::Error, iter, time::Duration};

/// How long a call may take, from connecting to the last byte of the answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Sends requests to one server over pooled connections.
#[derive(Clone, Debug)]
pub struct Native {
    address: String,
    /// Or why there is none, as where the system has no root certificates; it is the answer to every call then.
    http: Result<reqwest::Client, TransportError>,
}

impl Native {
    /// A transport to the server at this address, like `http://127.0.0.1:8000`.
    #[must_use]
    pub fn new(address: &str) -> Self {
        let mut http = reqwest::Client::builder().cookie_store(true).timeout(TIMEOUT);
        if address.starts_with("http:") {
            // Needs none of the system's root certificates, and works where there are none.
            http = http.tls_certs_only([]);
        }
        Self { address: address.trim_end_matches('/').to_owned(), http: http.build().map_err(TransportError::from) }
    }
}

impl Transport for Native {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
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
        let incoming = outgoing.send().await?;
        let status = incoming.status().as_u16();
        let text = |value: &reqwest::header::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = incoming.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
        Ok(Response { status, headers, body: incoming.bytes().await?.to_vec() })
    }
}

impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            return Self::Timeout;
        }
        // reqwest says that it could not send; only what is behind it says why.
        let cause = iter::successors(error.source(), |&cause| cause.source()).last().map(ToString::to_string);
        Self::Connection(cause.unwrap_or_else(|| error.without_url().to_string()))
    }
}
