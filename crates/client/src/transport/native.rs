//! The transport of programs: reqwest, with a cookie store for the refresh cookie.

use crate::{Method, Request, Response, Transport, TransportError};
use std::time::Duration;

/// How long a call may take, from connecting to the last byte of the answer.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Sends requests to one server over pooled connections.
#[derive(Clone, Debug)]
pub struct Native {
    address: String,
    http: reqwest::Client,
}

impl Native {
    /// A transport to the server at this address, like `http://127.0.0.1:8000`.
    #[must_use]
    pub fn new(address: &str) -> Self {
        // Without TLS roots or a resolver to load, building cannot fail; the plain client is as good.
        let http = reqwest::Client::builder().cookie_store(true).timeout(TIMEOUT).build().unwrap_or_default();
        Self { address: address.trim_end_matches('/').to_owned(), http }
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
        let mut outgoing = self.http.request(method, format!("{}{}", self.address, request.path));
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
        if error.is_timeout() { Self::Timeout } else { Self::Connection(error.without_url().to_string()) }
    }
}
