//! Turns of each user: whoever asks for much at once waits for themselves, and keeps nobody else from what all share.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use studentos_api_types::UserId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many users are remembered before those are forgotten who wait for nothing.
const MANY: usize = 1024;

/// A turn, which ends when this is dropped.
pub type Turn = OwnedSemaphorePermit;

/// Whose turn it is. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Turns {
    /// How many each user has at the same time.
    each: usize,
    users: Arc<Mutex<HashMap<UserId, Weak<Semaphore>>>>,
}

impl Turns {
    /// So many for each user at the same time.
    #[must_use]
    pub fn new(each: usize) -> Self {
        Self { each, users: Arc::default() }
    }

    /// Waits for a turn of this user.
    pub async fn wait(&self, user: UserId) -> Option<Turn> {
        // It is never closed, so it always gives a permit.
        self.of(user).acquire_owned().await.ok()
    }

    /// A turn of this user, unless all are taken.
    #[must_use]
    pub fn take(&self, user: UserId) -> Option<Turn> {
        self.of(user).try_acquire_owned().ok()
    }

    fn of(&self, user: UserId) -> Arc<Semaphore> {
        let mut users = self.users.lock().unwrap_or_else(PoisonError::into_inner);
        if users.len() >= MANY {
            users.retain(|_, turns| turns.strong_count() > 0);
        }
        let known = users.entry(user).or_default();
        known.upgrade().unwrap_or_else(|| {
            let turns = Arc::new(Semaphore::new(self.each));
            *known = Arc::downgrade(&turns);
            turns
        })
    }
}
