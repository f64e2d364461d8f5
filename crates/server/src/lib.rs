//! The StudentOS server: the API, its documentation and the web app in one binary.
//!
//! A request goes one way: [`observe`] → extractors (`auth::CurrentUser`, `extract`) → a handler in [`routes`] →
//! [`db::Database`] → `answer`. What fails on the way becomes an [`error::ApiError`], and `observe` writes it out.

mod allowance;
mod answer;
mod auth;
mod bounded_number;
mod bulk;
mod client_ip;
pub mod clock;
mod compress;
pub mod config;
mod day;
pub mod db;
mod docs;
mod error;
mod etag;
mod events;
mod extract;
mod fold;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod head;
mod housekeeping;
mod idempotency;
mod import;
mod lists;
pub mod log;
mod mail;
mod metrics;
mod observe;
pub mod openapi;
mod recent;
mod recurrence;
mod routes;
mod settle;
mod start;
mod state;
pub mod stats;
mod stop;
mod turns;
#[cfg(feature = "web")]
mod web_app;
mod zones;

pub use self::{
    config::Config,
    start::{Running, StartError, start},
};
