//! One connection, to either database, and how it is opened.

use super::{DatabaseUrl, Settings, libpq::PostgresUrl, search};
use diesel::{Connection as _, ConnectionError, PgConnection, SqliteConnection, connection::SimpleConnection as _};
use std::{
    fs::{DirBuilder, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
    thread,
    time::{Duration, Instant},
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

/// Lets readers go on while one writes.
const SQLITE_WAL: &str = "PRAGMA busy_timeout = 100; PRAGMA journal_mode = WAL;";
/// FULL puts a commit on disk before it is answered. What a savepoint needs to go back is kept in memory, since nearly every write
/// has one; and a page that is written again and again goes from the log to the file once in 32 MB of it.
const SQLITE_WRITER: &str = "PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                             PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; \
                             PRAGMA wal_autocheckpoint = 8192;";
/// How long another process may take to turn the same file to WAL.
const SQLITE_PATIENCE: Duration = Duration::from_secs(5);
/// The file is not mapped: SQLite gives a map up whenever somebody has written, and to make it anew costs more than to read the
/// few pages of a query.
const SQLITE_READER: &str = "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -4096; \
                             PRAGMA mmap_size = 0;";

impl AnyConnection {
    /// Opens a connection and sets it up.
    ///
    /// # Errors
    /// When the database does not let itself be opened or set up.
    pub fn open(url: &DatabaseUrl, settings: &Settings, access: Access) -> Result<Self, ConnectionError> {
        let (mut connection, setup) = match (url, access) {
            (DatabaseUrl::Sqlite(path), Access::Read) => {
                (Self::Sqlite(SqliteConnection::establish(&path.to_string_lossy())?), SQLITE_READER.to_owned())
            }
            (DatabaseUrl::Sqlite(path), Access::Write) => {
                (Self::Sqlite(open_for_writing(path)?), SQLITE_WRITER.to_owned())
            }
            (DatabaseUrl::Postgres(url), _) => (Self::Postgres(connect(url, settings)?), postgres(settings)),
        };
        let is_set_up = connection.batch_execute(&setup).and_then(|()| search::register(&mut connection));
        is_set_up.map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(connection)
    }
}

/// Opens the file, or makes it, and turns it to WAL.
fn open_for_writing(path: &Path) -> Result<SqliteConnection, ConnectionError> {
    make_private(path).map_err(|error| ConnectionError::BadConnection(error.to_string()))?;
    let mut connection = SqliteConnection::establish(&path.to_string_lossy())?;
    let begin = Instant::now();
    // Who finds a new file, and another process that has just turned it, waits in vain until it looks again.
    while let Err(error) = connection.batch_execute(SQLITE_WAL) {
        if begin.elapsed() > SQLITE_PATIENCE || !error.to_string().contains("locked") {
            return Err(ConnectionError::CouldntSetupConfiguration(error));
        }
        thread::sleep(Duration::from_millis(10));
    }
    Ok(connection)
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
         ('idle_in_transaction_session_timeout', '10000')) AS ours (name, value) USING (name) WHERE source <> 'client'",
        settings.statement_timeout.as_millis()
    )
}

/// Makes the file and its folder, if they are not there, for nobody else to read; SQLite gives its other files the
/// same mode.
fn make_private(path: &Path) -> io::Result<()> {
    make_folder(path)?;
    OpenOptions::new().append(true).create(true).mode(0o600).open(path).map(drop)
}

/// Makes the folder that the file is in, if it is not there, for nobody else to look into.
pub fn make_folder(path: &Path) -> io::Result<()> {
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => DirBuilder::new().recursive(true).mode(0o700).create(folder),
        None => Ok(()),
    }
}
