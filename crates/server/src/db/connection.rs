//! One connection, to either database, and how it is opened.

use super::{DatabaseUrl, Settings, libpq::PostgresUrl};
use diesel::{Connection as _, ConnectionError, PgConnection, SqliteConnection, connection::SimpleConnection as _};
use std::{
    fs::{DirBuilder, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

/// A connection to either database; queries are written once for both.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// To SQLite.
    Sqlite(SqliteConnection),
    /// To PostgreSQL.
    Postgres(PgConnection),
}

/// The backend of a connection that may be to either.
pub type AnyBackend = <AnyConnection as diesel::Connection>::Backend;

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Queries that change nothing.
    Read,
    /// Everything.
    Write,
}

/// WAL lets readers go on while one writes; FULL puts a commit on disk before it is answered.
const SQLITE_WRITER: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                             PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;";
const SQLITE_READER: &str =
    "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;";

impl AnyConnection {
    /// Opens a connection and sets it up.
    ///
    /// # Errors
    /// When the database does not let itself be opened or set up.
    pub fn open(url: &DatabaseUrl, settings: &Settings, access: Access) -> Result<Self, ConnectionError> {
        let (mut connection, setup) = match url {
            DatabaseUrl::Sqlite(path) => {
                if access == Access::Write {
                    make_private(path).map_err(|error| ConnectionError::BadConnection(error.to_string()))?;
                }
                let setup = if access == Access::Write { SQLITE_WRITER } else { SQLITE_READER };
                (Self::Sqlite(SqliteConnection::establish(&path.to_string_lossy())?), setup.to_owned())
            }
            DatabaseUrl::Postgres(url) => (Self::Postgres(connect(url, settings)?), postgres(settings)),
        };
        connection.batch_execute(&setup).map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(connection)
    }
}

/// Connects to PostgreSQL.
fn connect(url: &str, settings: &Settings) -> Result<PgConnection, ConnectionError> {
    let url = PostgresUrl::parse(url).map_err(|reason| ConnectionError::BadConnection(reason.to_owned()))?;
    PgConnection::establish(&url.with(settings)).map_err(|error| match error {
        ConnectionError::BadConnection(reason) => ConnectionError::BadConnection(url.redact(&reason)),
        error => error,
    })
}

/// What a session of PostgreSQL begins with. A query that hangs, or an instance that does, must not keep others
/// waiting; what the URL's `options` say of the same, stays.
fn postgres(settings: &Settings) -> String {
    format!(
        "SELECT set_config(name, value, false) FROM pg_settings JOIN (VALUES ('statement_timeout', '{}'), \
         ('idle_in_transaction_session_timeout', '10000'), ('TimeZone', 'UTC')) AS ours (name, value) USING (name) \
         WHERE source <> 'client'",
        settings.statement_timeout.as_millis()
    )
}

/// Makes the file and its folder, if they are not there, for nobody else to read; SQLite gives its other files the
/// same mode.
fn make_private(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    OpenOptions::new().append(true).create(true).mode(0o600).open(path).map(drop)
}
