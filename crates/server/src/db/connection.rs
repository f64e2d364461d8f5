//! One connection, to either database, and how it is opened.

use super::DatabaseUrl;
use diesel::{
    Connection as _, ConnectionError, PgConnection, RunQueryDsl as _, SqliteConnection,
    connection::SimpleConnection as _,
    r2d2::{ManageConnection, R2D2Connection as _},
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
            DatabaseUrl::Sqlite(path) => Self::Sqlite(SqliteConnection::establish(&path.to_string_lossy())?),
            DatabaseUrl::Postgres(url) => Self::Postgres(PgConnection::establish(url)?),
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

/// Opens connections for the pool.
#[derive(Clone, Debug)]
pub struct Manager {
    pub url: DatabaseUrl,
    pub access: Access,
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<AnyConnection, Self::Error> {
        AnyConnection::open(&self.url, self.access).map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), Self::Error> {
        diesel::sql_query("SELECT 1").execute(connection).map(drop).map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}
