//! A transport whose other end is the test: it sees each request and says what comes back, and when.

use serde_json::{Value, json};
use std::time::Duration;
use studentos_client::{Client, Request, Response, Retry, Transport, TransportError, fake, types::ErrorCode};
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

/// After so long, what did not come never will.
const PATIENCE: Duration = Duration::from_secs(5);

/// A user, and somebody else.
pub const ONE: &str = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f";
pub const OTHER: &str = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e50";

type Answer = Result<Response, TransportError>;

/// The client's end.
pub struct Wire(mpsc::UnboundedSender<Exchange>);

impl Wire {
    /// Both ends.
    pub fn pair() -> (Self, Server) {
        let (wire, requests) = mpsc::unbounded_channel();
        (Self(wire), Server(requests))
    }
}

impl Transport for Wire {
    async fn send(&self, request: Request) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.0.send(Exchange { request, answer }).expect("the server is there");
        timeout(PATIENCE, answered).await.expect("the server answers").expect("the exchange is kept")
    }
}

/// The test's end.
pub struct Server(mpsc::UnboundedReceiver<Exchange>);

/// A client that holds this token, and the server it talks to.
pub fn client_with(token: &str) -> (Client, Server) {
    let (wire, server) = Wire::pair();
    let client = Client::with_transport(wire).with_retry(Retry::never());
    client.set_token(Some(token));
    (client, server)
}

impl Server {
    /// Waits for the next request, which is this one.
    pub async fn expect(&mut self, request: &str) -> Exchange {
        let next = timeout(PATIENCE, self.0.recv()).await;
        let exchange = next.expect("the client asks").expect("the client is there");
        assert_eq!(format!("{:?}", exchange.request), request);
        exchange
    }

    /// Whether every request was answered.
    pub fn has_nothing_to_do(&self) -> bool {
        self.0.is_empty()
    }
}

/// A request that waits for its answer.
pub struct Exchange {
    request: Request,
    answer: oneshot::Sender<Answer>,
}

impl Exchange {
    /// Checks which token was sent.
    pub fn with(self, token: &str) -> Self {
        let sent = ("Authorization".to_owned(), format!("Bearer {token}"));
        assert!(self.request.headers.contains(&sent), "{:?}", self.request.headers);
        self
    }

    /// How long the answer is waited for, where the request says it.
    pub fn timeout(&self) -> Option<Duration> {
        self.request.timeout
    }

    pub fn answer_no_content(self) {
        self.end(Ok(fake::empty(204)));
    }

    pub fn answer_user(self) {
        self.end(Ok(fake::data(200, &user(ONE))));
    }

    pub fn answer_session(self, token: &str) {
        self.answer_session_of(ONE, token);
    }

    pub fn answer_session_of(self, id: &str, token: &str) {
        self.end(Ok(fake::json(200, &json!({"token": token, "user": user(id), "last_event_id": "0"}))));
    }

    pub fn refuse(self, code: ErrorCode) {
        self.end(Ok(fake::problem(code)));
    }

    pub fn fail(self, error: TransportError) {
        self.end(Err(error));
    }

    fn end(self, answer: Answer) {
        assert!(self.answer.send(answer).is_ok(), "the client waits for the answer");
    }
}

fn user(id: &str) -> Value {
    json!({
        "id": id,
        "name": "Asha",
        "email": "asha@example.com",
        "email_verified": false,
        "role": "user",
        "disabled": false,
        "timezone": "Europe/Berlin",
        "day_starts_at": 0,
        "created_at": "2026-03-06T07:08:09.123456Z",
    })
}
