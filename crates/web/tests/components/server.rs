//! A server made of a function: it has one day, and answers as it is told.

use std::{
    cell::RefCell,
    rc::Rc,
    sync::atomic::{AtomicU32, Ordering},
};
use studentos_client::{Client, Request, Response, Retry, Transport, TransportError, fake};
use studentos_web::api::Api;

const GOAL: &str = r#"{"id":"01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f","title":"TITLE","date":"DATE","completed":false,
    "completed_at":null,"skipped":false,"notes":"","position":0,"tasks_total":0,"tasks_completed":0,"repeat_id":null,
    "created_at":"2026-03-06T07:08:09.123456Z","updated_at":"2026-03-06T07:08:09.123456Z"}"#;

const SESSION: &str = r#"{"token":"t","user":{"id":"01980f2e-5c5a-7d3e-9a64-USER","name":"Asha Rao",
    "email":"asha@example.com","email_verified":false,"role":"user","disabled":false,"timezone":"UTC","day_starts_at":0,
    "created_at":"2026-03-06T07:08:09.123456Z"},"last_event_id":"0"}"#;

/// Each test has a user of its own, since the browser keeps what they see.
static USERS: AtomicU32 = AtomicU32::new(0);

/// What it has and what it was asked. Clones are the same server.
#[derive(Clone, Default)]
pub struct Server(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    title: Option<String>,
    date: Option<String>,
    answers: Vec<(&'static str, Response)>,
    calls: Vec<String>,
    is_held: bool,
}

impl Server {
    /// A server with at most one goal, today.
    pub fn with_goals(titles: &[&str]) -> Self {
        let server = Self::default();
        server.0.borrow_mut().title = titles.first().map(|&title| title.to_owned());
        server
    }

    /// Answers calls that begin like this in this way from now on.
    pub fn answer(&self, call: &'static str, response: Response) {
        self.0.borrow_mut().answers.push((call, response));
    }

    /// Answers nothing until it is released.
    pub fn hold(&self) {
        self.0.borrow_mut().is_held = true;
    }

    /// Answers again.
    pub fn release(&self) {
        self.0.borrow_mut().is_held = false;
    }

    /// What it was asked so far.
    pub fn calls(&self) -> Vec<String> {
        self.0.borrow().calls.clone()
    }

    /// The way to it.
    pub fn api(&self) -> Api {
        Client::with_transport(self.clone()).with_retry(Retry::never())
    }
}

impl Transport for Server {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let call = format!("{} {}", request.method.as_str(), request.path);
        self.0.borrow_mut().calls.push(call.clone());
        while self.0.borrow().is_held {
            super::app::moment().await;
        }
        Ok(self.0.borrow_mut().handle(&call, &request))
    }
}

impl State {
    fn handle(&mut self, call: &str, request: &Request) -> Response {
        if let Some((_, response)) = self.answers.iter().rev().find(|(start, _)| call.starts_with(start)) {
            return response.clone();
        }
        if call == "POST /api/auth/refresh" {
            let user = format!("{:012}", USERS.fetch_add(1, Ordering::Relaxed));
            return json(200, &SESSION.replace("USER", &user));
        }
        if let Some((_, rest)) = call.split_once("&to=").filter(|_| call.starts_with("GET /api/goals?")) {
            // The page asks for yesterday as well; the goal is today's.
            self.date = rest.get(..10).map(str::to_owned);
            return list(self.title.is_some().then(|| self.goal()).as_deref());
        }
        if call.starts_with("GET") {
            return list(None);
        }
        if call.starts_with("DELETE") {
            return json(204, "");
        }
        let body = request.body.as_deref().unwrap_or_default();
        if let Some(title) = body.strip_prefix(r#"{"title":""#).and_then(|rest| rest.strip_suffix(r#""}"#)) {
            self.title = Some(title.to_owned());
        }
        json(200, &format!(r#"{{"data":{}}}"#, self.goal()))
    }

    fn goal(&self) -> String {
        let (title, date) = (self.title.as_deref().unwrap_or_default(), self.date.as_deref().unwrap_or_default());
        GOAL.replace("TITLE", title).replace("DATE", date)
    }
}

fn list(item: Option<&str>) -> Response {
    let (item, count) = (item.unwrap_or_default(), usize::from(item.is_some()));
    json(200, &format!(r#"{{"data":[{item}],"count":{count},"next_cursor":null}}"#))
}

fn json(status: u16, body: &str) -> Response {
    Response { body: body.as_bytes().to_vec(), ..fake::empty(status) }
}
