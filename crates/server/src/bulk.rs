//! What is large: away from the workers, and one at a time, so that it neither keeps others waiting nor fills the memory.
//! Of each user there is one at all, so that nobody takes all the room there is for those that wait or arrive, and a few that are
//! still being taken.

use crate::{
    error::ApiError,
    turns::{Turn, Turns},
};
use std::{sync::Arc, time::Duration};
use studentos_api_types::{ErrorCode, UserId};
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// How many files may be on their way here at once: each lies on the disk meanwhile.
const ARRIVALS: usize = 16;
/// How many files of a user may be on their way to them at once: each lies on the disk until it is taken.
const DEPARTURES: usize = 4;
/// How long a request waits for its turn before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(4);

/// Whose turn it is, on this instance.
#[derive(Debug)]
pub struct Bulk {
    users: Turns,
    departures: Turns,
    arrivals: Arc<Semaphore>,
    work: Arc<Semaphore>,
}

impl Default for Bulk {
    fn default() -> Self {
        let [arrivals, work] = [ARRIVALS, 1].map(|many| Arc::new(Semaphore::new(many)));
        Self { users: Turns::new(1), departures: Turns::new(DEPARTURES), arrivals, work }
    }
}

impl Bulk {
    /// Begins what is large for a user, for as long as what is given back is kept.
    ///
    /// # Errors
    /// When something else of theirs is going on.
    pub fn begin(&self, user: UserId) -> Result<Turn, ApiError> {
        take(&self.users, user, "Another export or import of yours is going on. Try again when it is done.")
    }

    /// Lets a file go to a user, for as long as what is given back is kept.
    ///
    /// # Errors
    /// When several are on their way there.
    pub fn departure(&self, user: UserId) -> Result<Turn, ApiError> {
        take(&self.departures, user, "Other exports of yours are being downloaded. Try again when they are done.")
    }

    /// Waits until a file may come.
    ///
    /// # Errors
    /// When too many are on their way.
    pub async fn arrival(&self) -> Result<Turn, ApiError> {
        turn(&self.arrivals).await
    }

    /// Waits for the one turn to read or write much.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn turn(&self) -> Result<Turn, ApiError> {
        turn(&self.work).await
    }
}

fn take(turns: &Turns, user: UserId, otherwise: &'static str) -> Result<Turn, ApiError> {
    turns.take(user).ok_or_else(|| ApiError::saying(ErrorCode::TooManyRequests, otherwise))
}

async fn turn(turns: &Arc<Semaphore>) -> Result<Turn, ApiError> {
    let turn = timeout(PATIENCE, Arc::clone(turns).acquire_owned()).await;
    turn.ok().and_then(Result::ok).ok_or_else(|| ErrorCode::Unavailable.into())
}

/// Does what takes long and needs no database, on a thread that may wait.
///
/// # Errors
/// What comes of it.
pub async fn on_its_own_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ApiError> + Send + 'static,
) -> Result<T, ApiError> {
    spawn_blocking(work).await.unwrap_or_else(|panicked| Err(ApiError::internal(panicked)))
}
