//! The transport of the web app: the browser's fetch, which keeps the refresh cookie itself.

use crate::{Method, Request, Response, Transport, TransportError};
use reqwasm::http;
use web_sys::AbortSignal;

/// How long a call may take, in milliseconds, from connecting to the last byte of the answer.
const TIMEOUT: u32 = 30_000;

/// Sends requests to one server.
#[derive(Clone, Debug)]
pub struct Browser {
    address: String,
}

impl Browser {
    /// A transport to the server at this address; empty for the one the page came from.
    #[must_use]
    pub fn new(address: &str) -> Self {
        Self { address: address.trim_end_matches('/').to_owned() }
    }
}

impl Transport for Browser {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let method = match request.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
            Method::Patch => http::Method::PATCH,
            Method::Put => http::Method::PUT,
            Method::Delete => http::Method::DELETE,
        };
        let mut outgoing = http::Request::new(&format!("{}{}", self.address, request.path))
            .method(method)
            .credentials(http::RequestCredentials::Include)
            .abort_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT)));
        for (name, value) in &request.headers {
            outgoing = outgoing.header(name, value);
        }
        if let Some(body) = request.body {
            outgoing = outgoing.body(body);
        }
        let incoming = outgoing.send().await?;
        let headers = incoming.headers().entries().collect();
        Ok(Response { status: incoming.status(), headers, body: incoming.binary().await? })
    }
}

impl From<reqwasm::Error> for TransportError {
    fn from(error: reqwasm::Error) -> Self {
        match error {
            // What fetch throws when its signal says so; older browsers take the second name, which nothing else has.
            reqwasm::Error::JsError(error) if matches!(&*error.name, "TimeoutError" | "AbortError") => Self::Timeout,
            error => Self::Connection(error.to_string()),
        }
    }
}
