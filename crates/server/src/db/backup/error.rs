//! Why there is no copy, or why it was not put in place, in one sentence.

use crate::db::OpenError;
use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Why a database was not copied or not restored; what was there before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// PostgreSQL copies itself.
    #[error("a PostgreSQL database is backed up by `pg_dump --format=custom --file=FILE \"$DATABASE_URL\"`")]
    UsePgDump,
    /// PostgreSQL restores itself.
    #[error(
        "a PostgreSQL database is restored by pg_restore into an empty database, and then by `studentos finish-restore`; \
         docs/deploy.md says how, under \"Back up and restore\""
    )]
    UsePgRestore,
    /// What was put back cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// What was put back cannot be made ready.
    #[error("the restore cannot be finished: {0}")]
    Unfinished(diesel::result::Error),
    /// There is something under this name.
    #[error("{} is there already and is never overwritten; choose another name", .0.display())]
    Exists(PathBuf),
    /// The file system refused.
    #[error("{}: {reason}", path.display())]
    File {
        /// What it refused.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// There is no place for the copy.
    #[error("the copy cannot be begun: {0}")]
    Unnamed(io::Error),
    /// SQLite refused, or found damage.
    #[error("{} cannot be used: {reason}", path.display())]
    Database {
        /// Which database.
        path: PathBuf,
        /// What SQLite says.
        reason: String,
    },
    /// The copy could not be written.
    #[error("{} cannot be copied into {}: {reason}", path.display(), folder.display())]
    Copying {
        /// Which database.
        path: PathBuf,
        /// Where the copy would be.
        folder: PathBuf,
        /// What SQLite says.
        reason: String,
    },
    /// It is somebody else's database.
    #[error("{} is not a StudentOS database", .0.display())]
    NotOurs(PathBuf),
    /// A newer StudentOS made it.
    #[error("{} has the schema of a newer StudentOS (migration {version}); restore it with that one", path.display())]
    Newer {
        /// Which copy.
        path: PathBuf,
        /// The migration that this binary does not know.
        version: String,
    },
    /// Somebody has the database open.
    #[error("{} is in use; stop the server first", .0.display())]
    InUse(PathBuf),
}

impl BackupError {
    pub(super) fn of_file(path: &Path, reason: impl fmt::Display) -> Self {
        Self::File { path: path.to_owned(), reason: reason.to_string() }
    }

    pub(super) fn of_database(path: &Path, reason: impl fmt::Display) -> Self {
        Self::Database { path: path.to_owned(), reason: in_a_line(&reason) }
    }

    pub(super) fn copying(path: &Path, folder: &Path, reason: impl fmt::Display) -> Self {
        Self::Copying { path: path.to_owned(), folder: folder.to_owned(), reason: in_a_line(&reason) }
    }

    /// Says that the file, made for `path`, did not get there.
    pub(super) fn naming(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists(path.to_owned()),
            _ => Self::of_file(path, error),
        }
    }
}

fn in_a_line(reason: &impl fmt::Display) -> String {
    reason.to_string().replace('\n', " ")
}
