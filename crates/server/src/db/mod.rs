//! The database: one schema and one set of queries, on SQLite and on PostgreSQL.
//!
//! Handlers reach it through the methods of [`Database`] alone; what they pass there are the query functions of the modules
//! named after their tables. Nothing in here knows HTTP.

pub mod backup;
mod change;
mod connection;
mod cursor;
mod error;
pub mod events;
pub mod export;
pub mod goals;
pub mod idempotency;
pub mod import;
mod libpq;
pub mod logs;
mod messenger;
pub mod migrations;
mod places;
mod pool;
pub mod purge;
pub mod rate_limits;
mod run;
mod schema;
mod search;
pub mod sessions;
mod settings;
pub mod tasks;
mod turns;
mod url;
pub mod users;
mod watchers;
mod writer;

pub use self::{
    change::Change,
    connection::AnyConnection,
    error::{Error, OpenError},
    run::Database,
    settings::Settings,
    url::DatabaseUrl,
    watchers::{Watch, Watchers},
};
