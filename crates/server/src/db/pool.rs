//! The pool's connections: how they are opened, found dead, and opened again.

use super::{AnyConnection, DatabaseUrl, Error, Settings, connection::Access};
use diesel::{
    ConnectionError,
    r2d2::{HandleError, ManageConnection, R2D2Connection as _},
};
use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

/// How long the log hears nothing more of a database that cannot be reached: every connection that is wanted is tried
/// again and again.
const SILENCE: Duration = Duration::from_secs(10);

/// A connection of the pool.
pub struct Pooled {
    connection: AnyConnection,
    /// Whether the server hung up. diesel does not notice, so [`Pooled::run`] does.
    lost: bool,
    /// How many had been lost when it was opened.
    losses: u32,
}

impl Pooled {
    /// Runs a query.
    ///
    /// # Errors
    /// The query's own. Whatever it says, [`Error::Unavailable`] when the server turns out to have hung up.
    pub fn run<T>(&mut self, query: impl FnOnce(&mut AnyConnection) -> Result<T, Error>) -> Result<T, Error> {
        let result = query(&mut self.connection);
        if let Err(Error::Unavailable(reason) | Error::Internal(reason)) = &result {
            self.lost = self.connection.ping().is_err();
            if self.lost {
                return Err(Error::Unavailable(reason.clone()));
            }
        }
        result
    }
}

/// Opens connections for the pool.
#[derive(Debug)]
pub struct Manager {
    url: DatabaseUrl,
    settings: Settings,
    access: Access,
    /// How many connections were lost. A server that hangs up does so on all of them, so the loss of one makes those
    /// that are idle worthless, and nobody needs to ask each.
    losses: AtomicU32,
}

impl Manager {
    pub fn new(url: DatabaseUrl, settings: Settings, access: Access) -> Self {
        Self { url, settings, access, losses: AtomicU32::new(0) }
    }
}

impl ManageConnection for Manager {
    type Connection = Pooled;
    type Error = Unusable;

    fn connect(&self) -> Result<Pooled, Self::Error> {
        let losses = self.losses.load(Ordering::Acquire);
        Ok(Pooled { connection: AnyConnection::open(&self.url, &self.settings, self.access)?, lost: false, losses })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), Self::Error> {
        if pooled.losses == self.losses.load(Ordering::Acquire) { Ok(()) } else { Err(Unusable::Outlived) }
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        if pooled.lost {
            self.losses.fetch_add(1, Ordering::AcqRel);
        }
        pooled.lost || std::thread::panicking() || pooled.connection.is_broken()
    }
}

/// Why there is no connection, or not this one.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// None could be opened.
    #[error(transparent)]
    Closed(#[from] ConnectionError),
    /// It was opened before another was lost.
    #[error("opened before another was lost")]
    Outlived,
}

/// Tells the log that the database cannot be reached.
#[derive(Debug, Default)]
pub struct Complaints {
    last: Mutex<Option<Instant>>,
}

impl HandleError<Unusable> for Complaints {
    fn handle_error(&self, error: Unusable) {
        let Unusable::Closed(error) = error else { return };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.is_none_or(|last| last.elapsed() >= SILENCE) {
            *last = Some(Instant::now());
            tracing::warn!(%error, "no connection to the database; it is tried again");
        }
    }
}
