//! A server made of a function, for the tests of programs that use the client.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use studentos_client::{Client, Retry, fake::{self, Fake}, types::{Date, ErrorCode}};
//!
//! /// What is to be tested: it knows nothing of the fake.
//! async fn open_goals(client: &Client, date: Date) -> Result<usize, studentos_client::Error> {
//!     Ok(client.goals().list().date(date).completed(false).await?.count)
//! }
//!
//! let server = Fake::new(|request| match request.path.as_str() {
//!     "/api/goals?date=2026-03-06&completed=false" => fake::list::<()>(&[]),
//!     _ => fake::problem(ErrorCode::NotFound),
//! });
//! let client = Client::with_transport(server.clone()).with_retry(Retry::never());
//! assert_eq!(open_goals(&client, Date::parse("2026-03-06")?).await?, 0);
//! assert_eq!(server.requests().len(), 1);
//! # Ok(())
//! # }
//! ```

use crate::{
    Request, Response, Transport, TransportError,
    boxed::{MaybeSend, MaybeSync},
};
use serde::Serialize;
use serde_json::json;
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};
use studentos_api_types::{ErrorCode, Problem};

/// A [`Transport`] that answers by a function and remembers what it was asked. Clones are the same server.
#[derive(Clone)]
pub struct Fake(Arc<Server>);

struct Server {
    answer: Box<dyn Answering>,
    requests: Mutex<Vec<Request>>,
}

/// What answers, behind a pointer.
trait Answering: MaybeSend + MaybeSync {
    fn answer(&self, request: &Request) -> Result<Response, TransportError>;
}

struct By<F>(F);

impl<R: Reply, F: Fn(&Request) -> R + MaybeSend + MaybeSync> Answering for By<F> {
    fn answer(&self, request: &Request) -> Result<Response, TransportError> {
        (self.0)(request).into_result()
    }
}

/// What a fake may answer: a [`Response`], or why there is none.
pub trait Reply {
    /// The one or the other.
    ///
    /// # Errors
    /// Why there is no answer.
    fn into_result(self) -> Result<Response, TransportError>;
}

impl Reply for Response {
    fn into_result(self) -> Result<Response, TransportError> {
        Ok(self)
    }
}

impl Reply for Result<Response, TransportError> {
    fn into_result(self) -> Self {
        self
    }
}

impl Fake {
    /// A server that answers every request by this function.
    #[cfg_attr(
        target_arch = "wasm32",
        expect(clippy::arc_with_non_send_sync, reason = "it goes from thread to thread where there are threads")
    )]
    pub fn new<R: Reply + 'static>(answer: impl Fn(&Request) -> R + MaybeSend + MaybeSync + 'static) -> Self {
        Self(Arc::new(Server { answer: Box::new(By(answer)), requests: Mutex::default() }))
    }

    /// What it was asked so far, the oldest first, with the headers that the client adds.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.0.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Fake {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        self.0.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        self.0.answer.answer(&request)
    }
}

impl fmt::Debug for Fake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fake").field("requests", &self.requests()).finish()
    }
}

/// An answer without a body, like 204.
#[must_use]
pub fn empty(status: u16) -> Response {
    Response { status, headers: Vec::new(), body: Vec::new() }
}

/// An answer in JSON.
#[must_use]
pub fn json(status: u16, body: &impl Serialize) -> Response {
    let body = serde_json::to_vec(body).unwrap_or_default();
    Response { body, ..empty(status).with_header("content-type", "application/json") }
}

/// One item, as the API wraps it.
#[must_use]
pub fn data(status: u16, item: &impl Serialize) -> Response {
    json(status, &json!({ "data": item }))
}

/// The only page of a list.
#[must_use]
pub fn list<T: Serialize>(items: &[T]) -> Response {
    json(200, &json!({ "data": items, "count": items.len(), "next_cursor": null }))
}

/// A refusal with this code, as the server words it.
#[must_use]
pub fn problem(code: ErrorCode) -> Response {
    let problem = Problem {
        kind: format!("urn:studentos:error:{code}"),
        title: code.title().to_owned(),
        status: code.status(),
        detail: code.detail().to_owned(),
        code,
        request_id: "01980f2e5c5a7d3e9a640f6b1c2d3e4f".to_owned(),
        errors: Vec::new(),
    };
    json(code.status(), &problem)
}
