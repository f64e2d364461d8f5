//! The typed client of StudentOS.
//!
//! A call is made in four steps, each in a place of its own: a resource ([`Auth`], [`Goals`], [`Tasks`], [`Logs`], [`Users`]) turns its
//! arguments into a [`Request`] without any IO; the client adds the access token; a [`Transport`] sends it; the
//! [`Response`] becomes a value or an [`Error`].
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use studentos_client::{Client, types::{CreateGoal, Date, Login, Title}};
//!
//! let client = Client::new("http://127.0.0.1:8000");
//! let login = Login { email: "asha@example.com".parse()?, password: "lantern-orbit-17".parse()? };
//! client.auth().login(&login).await?;
//!
//! let date = Date::parse("2026-03-06")?;
//! client.goals().create(&CreateGoal { title: Title::parse("Read chapter 3")?, date, notes: None }).await?;
//! for goal in client.goals().list().date(date).completed(false).send().await?.data {
//!     println!("{}", goal.title);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! An access token lasts 15 minutes. When the server refuses it, the client asks for a new one, once however many
//! calls wait for it, and makes the call again; [`Error::SessionEnded`] means that there is none to be had.
//!
//! A program has an API token instead, which its user made for it:
//!
//! ```no_run
//! # async fn example(secret: &str) -> Result<(), studentos_client::Error> {
//! let client = studentos_client::Client::new("http://127.0.0.1:8000");
//! client.set_token(Some(secret));
//! println!("{}", client.users().me().await?.name);
//! # Ok(())
//! # }
//! ```

mod auth;
mod client;
mod error;
mod goals;
mod logs;
mod repeats;
mod request;
mod tasks;
mod transport;
mod users;

pub use self::{
    auth::Auth,
    client::Client,
    error::Error,
    goals::{Goals, ListGoalsRequest},
    logs::{ListLogsRequest, Logs},
    repeats::{ListRepeatsRequest, Repeats},
    request::{Method, Request, Response},
    tasks::{ListTasksRequest, Tasks},
    transport::{DefaultTransport, Transport, TransportError},
    users::{ListUsersRequest, Users},
};

/// The requests and answers, as the server knows them.
pub use studentos_api_types as types;
