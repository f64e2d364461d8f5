//! The typed client of StudentOS, for programs and for the browser.
//!
//! ```
//! # use studentos_client::fake::{self, Fake};
//! use studentos_client::{Client, Error, TryStreamExt, types::{CreateGoal, Date, Title, UpdateGoal}};
//!
//! /// Plans to read on this day, ticks it off, and says what is not done in the week from then on.
//! async fn read(client: &Client, date: Date) -> Result<Vec<Title>, Error> {
//!     let title = Title::parse("Read chapter 3").expect("it is a title");
//!     let goal = client.goals().create(&CreateGoal::new(title, date)).await?;
//!     client.goals().update(goal.id, &UpdateGoal::default().completed(true)).await?;
//!
//!     let week = client.goals().list().between(date, date.plus_days(6)).completed(false);
//!     week.stream().map_ok(|goal| goal.title).try_collect().await
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let goal = r#"{"id": "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f", "title": "Read chapter 3", "date": "2026-03-06",
//! #     "completed": false, "completed_at": null, "skipped": false, "notes": "", "position": 0, "tasks_total": 0,
//! #     "tasks_completed": 0, "repeat_id": null, "created_at": "2026-03-06T07:08:09.123456Z",
//! #     "updated_at": "2026-03-06T07:08:09.123456Z"}"#;
//! # let goal: serde_json::Value = serde_json::from_str(goal)?;
//! # let server = Fake::new(move |request| match request.body {
//! #     Some(_) => fake::data(200, &goal),
//! #     None => fake::list(&[&goal]),
//! # });
//! let client = Client::builder("https://plan.example.com").api_token("sos_...").build()?;
//! # let client = Client::with_transport(server);
//! let open = read(&client, Date::parse("2026-03-06")?).await?;
//! # assert_eq!(open.len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Who it is
//!
//! A [`Client`] is nobody until it is told otherwise: by an [API token](ClientBuilder::api_token), which a user made for a
//! program; by a [login](ClientBuilder::login) that it makes by itself when it has to; or by [`Auth::login`] and
//! [`Auth::signup`]. An access token lasts 15 minutes; the client asks for another one, once however many calls wait for
//! it, and makes the calls again. An error that [`needs_login`](Error::needs_login) means that there is none to be had, or
//! that nobody was logged in.
//!
//! # Calls
//!
//! Each method gives back a [`Call`], which is made when it is awaited. What more can be said about it depends on what it
//! does: [`if_match`](Call::if_match), [`if_none_match`](Call::if_none_match), [`with_etag`](Call::with_etag),
//! [`idempotency_key`](Call::idempotency_key). A [`ListRequest`] is one page when it is awaited and all of them as a
//! [`stream`](ListRequest::stream); [`Client::events`] is a stream of what changes. With the feature `blocking` there is
//! `send_blocking` beside `await`.
//!
//! Answers may gain fields as the server does: those that are not known here are passed over.
//!
//! # When something fails
//!
//! What is safe to ask twice is asked again by [`Retry`] when the server is busy or away. What still fails is an [`Error`],
//! whose words are fit for the person in front of the screen; [`Error::code`] is for the program,
//! [`Error::field_errors`] for a form.
//!
//! A call that is dropped on its way, as by a timeout of your own, may have been done or not; a renewal of the token that it
//! waited for goes on. Natively its connection is closed; a browser reads the answer to its end.
//!
//! # In tests
//!
//! A [`fake`] server is a function. A program that takes a [`Client`] needs nothing else to be tried with it.
//!
//! # Features
//!
//! - `tracing` (default): a span for each call, with its operation and never with what is in it.
//! - `blocking`: calls that block the thread, for programs that are not async.
//!
//! TLS is rustls. Natively the client needs a Tokio runtime; for `wasm32-unknown-unknown` it uses the browser's fetch, and
//! its futures are not [`Send`] there.

mod answer;
mod auth;
#[cfg(feature = "blocking")]
mod blocking;
mod boxed;
mod builder;
mod call;
mod client;
mod dispatch;
mod error;
mod etag;
mod events;
pub mod fake;
mod goals;
mod health;
pub mod json;
mod list;
mod logs;
pub mod operations;
mod query;
mod repeats;
mod request;
mod response;
mod retry;
mod session;
mod task;
mod tasks;
mod timer;
mod trace;
mod transport;
mod users;

pub use self::{
    answer::{Answer, Versioned},
    auth::Auth,
    boxed::{BoxFuture, BoxStream, MaybeSend, MaybeSync},
    builder::{BuildError, ClientBuilder},
    call::{Call, kind},
    client::Client,
    error::{ApiError, Error},
    etag::{ETag, Tagged},
    events::Events,
    goals::{Goals, ListGoalsRequest},
    json::JsonError,
    list::{ListQuery, ListRequest, Listed},
    logs::{ListLogsRequest, Logs},
    operations::Operation,
    repeats::{ListRepeatsRequest, Repeats},
    request::{Method, Request},
    response::{Chunks, Response},
    retry::Retry,
    tasks::{ListTasksRequest, Tasks},
    transport::{DefaultTransport, Transport, TransportError},
    users::{ListUsersRequest, Users},
};

/// What reads the streams of this crate.
pub use futures_util::{Stream, StreamExt, TryStreamExt};
/// The requests and answers, as the server knows them.
pub use studentos_api_types as types;
pub use studentos_api_types::IdempotencyKey;
