//! A database of its own for each test, of either kind.

pub mod cluster;
mod postgres;

use diesel::{Connection as _, RunQueryDsl as _, SqliteConnection, sql_types::Text};
use std::path::PathBuf;
use tempfile::TempDir;

/// The databases StudentOS runs on.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// An empty database, gone when this is dropped.
pub enum Database {
    Sqlite(TempDir),
    Postgres(postgres::Database),
}

impl Database {
    pub fn new(kind: Kind) -> Self {
        match kind {
            // A file, since every connection to `:memory:` would see a database of its own.
            Kind::Sqlite => Self::Sqlite(TempDir::with_prefix("studentos-").expect("a temporary folder")),
            Kind::Postgres => Self::Postgres(postgres::Database::new()),
        }
    }

    /// What `DATABASE_URL` has to say to reach it.
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", file(folder).display()),
            Self::Postgres(database) => database.url(),
        }
    }

    /// Does to the rows what only time or an administrator could.
    pub fn execute(&self, sql: &str) {
        let done = match self {
            Self::Sqlite(folder) => diesel::sql_query(sql).execute(&mut sqlite(folder)),
            Self::Postgres(database) => diesel::sql_query(sql).execute(&mut database.connect()),
        };
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// What a query says whose one column is `text`.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = Text)]
            text: String,
        }
        let rows = match self {
            Self::Sqlite(folder) => diesel::sql_query(sql).load::<Row>(&mut sqlite(folder)),
            Self::Postgres(database) => diesel::sql_query(sql).load::<Row>(&mut database.connect()),
        };
        rows.unwrap_or_else(|error| panic!("{sql}: {error}")).into_iter().map(|row| row.text).collect()
    }
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("studentos.sqlite")
}

fn sqlite(folder: &TempDir) -> SqliteConnection {
    let path = file(folder);
    let mut connection = SqliteConnection::establish(&path.to_string_lossy()).expect("the file opens");
    diesel::sql_query("PRAGMA busy_timeout = 5000").execute(&mut connection).expect("the pragma is known");
    connection
}
