//! One connection, to either database, and how it is opened.

use super::DatabaseUrl;
use diesel::{
    Connection as _, ConnectionError, PgConnection, SqliteConnection,
    connection::SimpleConnection as _,
    r2d2::{ManageConnection, R2D2Connection as _},
};
use std::{
    fs::{DirBuilder, OpenOptions},
    io,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
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

/// A database that hangs must not hang a request for longer than its client waits.
const POSTGRES: &str = "SET statement_timeout = '5s'; SET lock_timeout = '4s'; SET idle_in_transaction_session_timeout = '10s'; \
                        SET timezone = 'UTC'";

impl AnyConnection {
    /// Opens a connection and sets it up.
    ///
    /// # Errors
    /// When the database does not let itself be opened or set up.
    pub fn open(url: &DatabaseUrl, access: Access) -> Result<Self, ConnectionError> {
        let mut connection = match url {
            DatabaseUrl::Sqlite(path) => {
                if access == Access::Write {
                    make_private(path).map_err(|error| ConnectionError::BadConnection(error.to_string()))?;
                }
                Self::Sqlite(SqliteConnection::establish(&path.to_string_lossy())?)
            }
            DatabaseUrl::Postgres(url) => Self::Postgres(PgConnection::establish(&with_timeouts(url))?),
        };
        let setup = match (url, access) {
            (DatabaseUrl::Sqlite(_), Access::Read) => SQLITE_READER,
            (DatabaseUrl::Sqlite(_), Access::Write) => SQLITE_WRITER,
            (DatabaseUrl::Postgres(_), _) => POSTGRES,
        };
        connection.batch_execute(setup).map_err(ConnectionError::CouldntSetupConfiguration)?;
        Ok(connection)
    }
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

/// What libpq is not told, it waits for without end: a server that accepts but does not answer, or is gone.
fn with_timeouts(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in [("connect_timeout", "4"), ("tcp_user_timeout", "6000"), ("keepalives_idle", "10")] {
        if !url.contains(&format!("{name}=")) {
            let separator = if url.contains('?') { '&' } else { '?' };
            url = format!("{url}{separator}{name}={value}");
        }
    }
    url
}

/// A connection of the pool.
pub struct Pooled {
    pub connection: AnyConnection,
    /// Whether the server hung up. diesel does not notice, so whoever used the connection says so.
    pub lost: bool,
    /// How many had been lost when it was opened.
    losses: u32,
}

/// Opens connections for the pool.
#[derive(Debug)]
pub struct Manager {
    url: DatabaseUrl,
    access: Access,
    /// How many connections were lost. A server that hangs up does so on all of them, so the loss of one makes those
    /// that are idle worthless, and nobody needs to ask each.
    losses: AtomicU32,
}

impl Manager {
    pub fn new(url: DatabaseUrl, access: Access) -> Self {
        Self { url, access, losses: AtomicU32::new(0) }
    }
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = ConnectionError;

    fn connect(&self) -> Result<Pooled, Self::Error> {
        let losses = self.losses.load(Ordering::Acquire);
        Ok(Pooled { connection: AnyConnection::open(&self.url, self.access)?, lost: false, losses })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), Self::Error> {
        if pooled.losses == self.losses.load(Ordering::Acquire) {
            return Ok(());
        }
        Err(ConnectionError::BadConnection("opened before another was lost".to_owned()))
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        if pooled.lost {
            self.losses.fetch_add(1, Ordering::AcqRel);
        }
        pooled.lost || std::thread::panicking() || pooled.connection.is_broken()
    }
}
