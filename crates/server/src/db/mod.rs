//! The database: one schema and one set of queries, on SQLite and on PostgreSQL.
//!
//! Handlers reach it through the methods of [`Database`] alone; what they pass there are the query functions of the modules
//! named after their tables. Nothing in here knows HTTP.

pub mod admins;
pub mod api_tokens;
pub mod backup;
mod change;
mod connection;
mod cursor;
pub mod email_key;
mod error;
pub mod events;
pub mod export;
pub mod goals;
pub mod grant;
pub mod idempotency;
pub mod import;
mod libpq;
mod locks;
pub mod logs;
pub mod mail_tokens;
mod messenger;
pub mod migrations;
pub mod outbox;
mod places;
mod pool;
mod prepared;
pub mod promote;
pub mod purge;
pub mod rate_limits;
pub mod repeats;
pub mod revisions;
mod run;
mod schema;
pub mod search;
pub mod sessions;
mod settings;
pub mod stats;
pub mod tasks;
pub mod unfolded;
mod url;
pub mod users;
mod watchers;
mod writer;

#[cfg(feature = "fuzzing")]
pub use self::cursor::Key;
pub use self::{
    change::{Change, last_revision},
    connection::AnyConnection,
    error::{Error, OpenError},
    grant::Grant,
    run::Database,
    settings::Settings,
    url::DatabaseUrl,
    watchers::{Watch, Watchers},
};
