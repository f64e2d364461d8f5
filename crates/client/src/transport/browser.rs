//! The transport of the web app: the browser's fetch, which keeps the refresh cookie itself.

use crate::{Method, Request, Response, Transport, TransportError, response::Chunks};
use futures_util::{Stream, stream};
use js_sys::{Promise, Uint8Array};
use reqwasm::http;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, ReadableStream, ReadableStreamDefaultReader, ReadableStreamReadResult};

/// Sends requests to one server.
#[derive(Clone, Debug)]
pub struct Browser {
    address: String,
    timeout: Duration,
}

impl Browser {
    /// How long a call may take when nothing else is said.
    pub const TIMEOUT: Duration = Duration::from_secs(30);

    /// A transport to the server at this address; empty for the one the page came from.
    #[must_use]
    pub fn new(address: &str) -> Self {
        Self::with(address, Self::TIMEOUT)
    }

    pub(crate) fn with(address: &str, timeout: Duration) -> Self {
        Self { address: address.trim_end_matches('/').to_owned(), timeout }
    }

    /// Sends the request; only the head of the answer was read then.
    async fn begin(&self, request: Request, signal: Option<&AbortSignal>) -> Result<http::Response, TransportError> {
        let method = match request.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
            Method::Patch => http::Method::PATCH,
            Method::Put => http::Method::PUT,
            Method::Delete => http::Method::DELETE,
        };
        // What fetch does not take it throws at, and what sends for us cannot hear of that.
        if let Some((name, _)) = request.headers.iter().find(|(_, value)| !value.bytes().all(is_of_field)) {
            return Err(TransportError::Request(format!("a value of {name} is none")));
        }
        let mut outgoing = http::Request::new(&format!("{}{}", self.address, request.path))
            .method(method)
            .credentials(http::RequestCredentials::Include)
            .abort_signal(signal);
        for (name, value) in &request.headers {
            outgoing = outgoing.header(name, value);
        }
        if let Some(body) = request.body {
            outgoing = outgoing.body(body);
        }
        Ok(outgoing.send().await?)
    }
}

impl Transport for Browser {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let milliseconds = request.timeout.unwrap_or(self.timeout).as_millis().try_into().unwrap_or(u32::MAX);
        let incoming = self.begin(request, Some(&AbortSignal::timeout_with_u32(milliseconds))).await?;
        read(incoming).await
    }

    async fn open(&self, request: Request) -> Result<Response<Chunks>, TransportError> {
        let abort = AbortOnDrop::new()?;
        let incoming = self.begin(request, Some(&abort.0.signal())).await?;
        let (status, headers) = (incoming.status(), incoming.headers().entries().collect());
        let body: Chunks = match incoming.body() {
            Some(body) => Box::pin(chunks(&body, abort)),
            None => Box::pin(stream::empty()),
        };
        Ok(Response { status, headers, body })
    }
}

impl Response {
    /// What is answered to a fetch that was begun by somebody else, as by the page before the program is there.
    ///
    /// # Errors
    /// As the browser's own transport says.
    pub async fn of_fetch(fetch: Promise) -> Result<Self, TransportError> {
        let incoming = JsFuture::from(fetch).await.map_err(refused)?;
        read(http::Response::from_raw(incoming.dyn_into().map_err(broken)?)).await
    }
}

/// Reads the whole answer.
async fn read(incoming: http::Response) -> Result<Response, TransportError> {
    let headers = incoming.headers().entries().collect();
    Ok(Response { status: incoming.status(), headers, body: incoming.binary().await? })
}

/// Ends a fetch that nobody waits for any more, as while its answer has not begun.
struct AbortOnDrop(AbortController);

impl AbortOnDrop {
    fn new() -> Result<Self, TransportError> {
        AbortController::new().map(Self).map_err(broken)
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Visible ASCII characters and spaces, which every header field may hold.
const fn is_of_field(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// A body piece by piece, whose fetch ends with it.
fn chunks(body: &ReadableStream, abort: AbortOnDrop) -> impl Stream<Item = Result<Vec<u8>, TransportError>> + use<> {
    let reader = body.get_reader().unchecked_into::<ReadableStreamDefaultReader>();
    stream::try_unfold((reader, abort), |(reader, abort)| async {
        let read = JsFuture::from(reader.read()).await.map_err(broken)?.unchecked_into::<ReadableStreamReadResult>();
        if read.get_done() == Some(true) {
            return Ok(None);
        }
        let chunk = read.get_value().dyn_into::<Uint8Array>().map_err(broken)?.to_vec();
        Ok(Some((chunk, (reader, abort))))
    })
}

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` gives it")]
fn broken(why: JsValue) -> TransportError {
    TransportError::Connection(format!("{why:?}"))
}

/// What fetch throws.
fn refused(why: JsValue) -> TransportError {
    match why.dyn_ref::<js_sys::Error>() {
        Some(error) if is_timeout(&String::from(error.name())) => TransportError::Timeout,
        _ => broken(why),
    }
}

/// What an error of fetch is called whose signal said so; older browsers take the second name, which nothing else has.
fn is_timeout(name: &str) -> bool {
    matches!(name, "TimeoutError" | "AbortError")
}

impl From<reqwasm::Error> for TransportError {
    fn from(error: reqwasm::Error) -> Self {
        match error {
            reqwasm::Error::JsError(error) if is_timeout(&error.name) => Self::Timeout,
            reqwasm::Error::JsError(error) => Self::Connection(error.to_string()),
            // Nothing is read as JSON there.
            reqwasm::Error::SerdeError(_) => Self::Connection(String::new()),
        }
    }
}
