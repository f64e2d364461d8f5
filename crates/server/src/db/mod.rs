//! The database: one schema and one set of queries, on SQLite and on PostgreSQL.
//!
//! Handlers reach it through [`Database::read`] and [`Database::write`] alone; what they pass there are the query
//! functions of the modules named after their tables. Nothing in here knows HTTP.

mod connection;
mod cursor;
mod error;
pub mod goals;
mod libpq;
pub mod migrations;
mod pool;
pub mod purge;
mod run;
mod schema;
pub mod sessions;
mod settings;
mod url;
pub mod users;
mod writer;

pub use self::{
    connection::AnyConnection,
    error::{Error, OpenError},
    run::Database,
    settings::Settings,
    url::DatabaseUrl,
};
