//! Who waits for what a user owns to change, on this instance.
//!
//! Nothing is queued for anybody: a watcher is told that there is something, and reads from the database what it is.
//! However slow it is, it holds no memory.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};
use studentos_api_types::{SessionId, UserId};
use tokio::sync::watch;

/// How many watchers one user may have; one more ends the oldest.
const MOST: usize = 32;

/// Everybody who waits on this instance.
#[derive(Default)]
pub struct Watchers {
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    users: HashMap<UserId, Vec<Watcher>>,
    is_closed: bool,
}

struct Watcher {
    session: SessionId,
    /// Sends nothing but that there is something; dropped, it ends the watch.
    bell: watch::Sender<()>,
}

/// A wait that lasts as long as its session.
#[derive(Debug)]
pub struct Watch {
    bell: watch::Receiver<()>,
}

impl Watch {
    /// Waits until something has changed since the last time; false when the watch is over.
    pub async fn changed(&mut self) -> bool {
        self.bell.changed().await.is_ok()
    }

    /// Whether there is nothing to wait for any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.bell.has_changed().is_err()
    }
}

impl Watchers {
    /// Begins to wait for changes of what this user owns, until the session ends.
    #[must_use]
    pub fn watch(&self, user: UserId, session: SessionId) -> Watch {
        let (sender, bell) = watch::channel(());
        let mut waiting = self.lock();
        if !waiting.is_closed {
            let watchers = waiting.users.entry(user).or_default();
            watchers.retain(Watcher::is_there);
            if watchers.len() >= MOST {
                watchers.remove(0);
            }
            watchers.push(Watcher { session, bell: sender });
        }
        Watch { bell }
    }

    /// Something of this user's has changed.
    pub fn tell(&self, user: UserId) {
        self.lock().users.get(&user).into_iter().flatten().for_each(Watcher::ring);
    }

    /// Something may have changed unnoticed, of whomever.
    pub fn tell_all(&self) {
        self.lock().users.values().flatten().for_each(Watcher::ring);
    }

    /// The sessions that somebody watches in.
    #[must_use]
    pub fn sessions(&self) -> Vec<SessionId> {
        let mut waiting = self.lock();
        waiting.keep(Watcher::is_there);
        waiting.users.values().flatten().map(|watcher| watcher.session).collect()
    }

    /// Ends what was watched in this session.
    pub fn end(&self, session: SessionId) {
        self.lock().keep(|watcher| watcher.session != session);
    }

    /// Ends every watch, and lets none begin.
    pub fn close(&self) {
        let mut waiting = self.lock();
        waiting.is_closed = true;
        waiting.users.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn keep(&mut self, is_kept: impl Fn(&Watcher) -> bool) {
        self.users.retain(|_, watchers| {
            watchers.retain(&is_kept);
            !watchers.is_empty()
        });
    }
}

impl Watcher {
    fn ring(&self) {
        self.bell.send_replace(());
    }

    fn is_there(&self) -> bool {
        !self.bell.is_closed()
    }
}
