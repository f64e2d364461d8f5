//! Changes of one user wait for each other here, rather than each with a connection of its own.
//!
//! They would wait anyway, for the user's row. But somebody who sends two hundred at once would keep everybody else from
//! the database meanwhile.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use studentos_api_types::UserId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many changes of one user have a connection: one that is being made, and one that is ready to follow.
const AT_ONCE: usize = 2;
/// How many users are remembered before those are forgotten who wait for nothing.
const MANY: usize = 1024;

/// Whose turn it is. Cheap to clone.
#[derive(Clone, Default)]
pub struct Turns {
    users: Arc<Mutex<HashMap<UserId, Weak<Semaphore>>>>,
}

impl Turns {
    /// Waits for this user's turn, which ends when what is given back is dropped.
    pub async fn wait(&self, user: UserId) -> Option<OwnedSemaphorePermit> {
        // It is never closed, so it always gives a permit.
        self.of(user).acquire_owned().await.ok()
    }

    fn of(&self, user: UserId) -> Arc<Semaphore> {
        let mut users = self.users.lock().unwrap_or_else(PoisonError::into_inner);
        if users.len() >= MANY {
            users.retain(|_, turns| turns.strong_count() > 0);
        }
        let known = users.entry(user).or_default();
        known.upgrade().unwrap_or_else(|| {
            let turns = Arc::new(Semaphore::new(AT_ONCE));
            *known = Arc::downgrade(&turns);
            turns
        })
    }
}
