//! What can go wrong in the database, in words that are about StudentOS.

use diesel::result::{DatabaseErrorKind, Error as Diesel};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Why a query failed.
#[derive(Debug, Deserialize, Serialize, thiserror::Error)]
pub enum Error {
    /// There is no such row.
    #[error("not found")]
    NotFound,
    /// The row is another user's.
    #[error("owned by another user")]
    NotYours,
    /// Only an administrator may do it.
    #[error("no administrator")]
    Forbidden,
    /// There would be no administrator any more.
    #[error("the last administrator")]
    LastAdmin,
    /// The user has as many API tokens as anybody may have.
    #[error("too many API tokens")]
    TooManyApiTokens,
    /// Another account has this e-mail.
    #[error("e-mail taken")]
    EmailTaken,
    /// No domain, or one that is not written as it is registered.
    #[error("odd domain")]
    OddDomain,
    /// The day has a goal with this title.
    #[error("goal exists")]
    GoalExists,
    /// What a link in a mail carried is no token, or not any more.
    #[error("invalid token")]
    InvalidToken,
    /// The user has as many repeats as there may be.
    #[error("too many repeats")]
    TooManyRepeats,
    /// The last day of a repeat is before its first.
    #[error("ends before it starts")]
    EndsBeforeStart,
    /// The rule of a repeat falls on no day.
    #[error("falls on no day")]
    NeverFalls,
    /// A cursor that another list gave.
    #[error("cursor of another list")]
    ForeignCursor,
    /// Another request with the same idempotency key asked something else.
    #[error("idempotency key used for another request")]
    IdempotencyConflict,
    /// The password is another one than that which was shown a moment ago.
    #[error("password changed")]
    PasswordChanged,
    /// The user is gone, and with them all that was theirs.
    #[error("no such user")]
    NoUser,
    /// The row is not what the caller read.
    #[error("changed meanwhile")]
    Stale,
    /// It was tried too often, and may be tried again after this time.
    #[error("too soon")]
    TooSoon(Duration),
    /// The database cannot do it just now: full disk, locked, gone, or too much to do.
    #[error("database unavailable: {0}")]
    Unavailable(String),
    /// What should not happen.
    #[error("database error: {0}")]
    Internal(String),
}

impl Error {
    /// Names a unique violation; every other error stays what it is.
    pub fn on_unique(self_: Self) -> impl FnOnce(Diesel) -> Self {
        move |error| match error {
            Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => self_,
            error => error.into(),
        }
    }
}

/// SQLite and libpq say in words alone what is no violation of a rule.
const PASSING: &[&str] = &[
    "database or disk is full",
    "database is locked",
    "database table is locked",
    "disk I/O error",
    "unable to open database file",
    "statement timeout",
    "lock timeout",
    "canceling statement",
    "out of memory",
    "out of shared memory",
    "deadlock detected",
    "the database system is",
    "terminating connection",
    "server closed the connection",
    "connection to server",
    "no connection to the server",
    "could not connect",
    "No space left on device",
    "too many clients",
];

impl From<Diesel> for Error {
    fn from(error: Diesel) -> Self {
        match &error {
            Diesel::NotFound => return Self::NotFound,
            // A server is read-only while another takes its place.
            Diesel::DatabaseError(
                DatabaseErrorKind::ClosedConnection
                | DatabaseErrorKind::SerializationFailure
                | DatabaseErrorKind::ReadOnlyTransaction,
                _,
            )
            | Diesel::BrokenTransactionManager => return Self::Unavailable(error.to_string()),
            _ => {}
        }
        let text = error.to_string();
        if PASSING.iter().any(|words| text.contains(words)) { Self::Unavailable(text) } else { Self::Internal(text) }
    }
}

/// Why the database could not be opened at the start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It does not let itself be opened.
    #[error("DATABASE_URL: {url} cannot be opened: {reason}")]
    Connect {
        /// Where, without the password.
        url: String,
        /// Why.
        reason: String,
    },
    /// The SQLite library is one that can corrupt a file.
    #[error("this binary holds SQLite {0}, which can corrupt its file; 3.51.3 or later is needed")]
    SqliteTooOld(String),
    /// The migrations failed.
    #[error("DATABASE_URL: the schema cannot be brought up to date: {0}")]
    Migrate(String),
    /// Another program's tables are in it.
    #[error("DATABASE_URL: {0} is a database of another program")]
    Foreign(String),
    /// A newer StudentOS has used this database.
    #[error("DATABASE_URL: the database has the schema of a newer StudentOS (migration {0}); start that one")]
    FutureSchema(String),
    /// The migrations were not applied, and applying them was not allowed.
    #[error("DATABASE_URL: the schema is not up to date; run `studentos migrate` first")]
    Pending,
}
