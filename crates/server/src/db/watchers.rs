//! Who waits for what a user owns to change, on this instance.
//!
//! Nothing is queued for anybody: a watcher is told that there is something, and reads from the database what it is.
//! However slow it is, nothing piles up for it.

use super::Grant;
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use studentos_api_types::UserId;
use tokio::sync::watch;

/// Everybody who waits on this instance.
pub struct Watchers {
    waiting: Mutex<Waiting>,
    /// Whose things this instance has changed, for the others to be told; `None` when there are no others.
    news: Option<Mutex<HashSet<UserId>>>,
}

#[derive(Default)]
struct Waiting {
    users: HashMap<UserId, User>,
    is_closed: bool,
}

#[derive(Default)]
struct User {
    watchers: Vec<Watcher>,
    /// As often there as the user has watches, and once more.
    presence: Arc<()>,
}

impl User {
    fn watches(&self) -> usize {
        Arc::strong_count(&self.presence) - 1
    }
}

struct Watcher {
    grant: Grant,
    /// Sends nothing but that there is something; dropped, it ends the watch.
    bell: watch::Sender<()>,
}

/// A wait that lasts as long as the session or API token it began with.
#[derive(Debug)]
pub struct Watch {
    bell: watch::Receiver<()>,
    _presence: Arc<()>,
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
    /// How many watches one user may have, those included that are over but not dropped yet: whoever does not read has still
    /// a connection.
    pub const MOST: usize = 32;

    /// Nobody yet; `has_others` says whether other instances are to be told what this one changes.
    #[must_use]
    pub fn new(has_others: bool) -> Self {
        Self { waiting: Mutex::default(), news: has_others.then(Mutex::default) }
    }

    /// Begins to wait for changes of what this user owns, until the session or API token ends; `None` when the user has too many
    /// watches already.
    #[must_use]
    pub fn watch(&self, user: UserId, grant: Grant) -> Option<Watch> {
        let (sender, bell) = watch::channel(());
        let mut waiting = self.lock();
        let is_closed = waiting.is_closed;
        let user = waiting.users.entry(user).or_default();
        if user.watches() >= Self::MOST {
            return None;
        }
        if !is_closed {
            user.watchers.push(Watcher { grant, bell: sender });
        }
        Some(Watch { bell, _presence: Arc::clone(&user.presence) })
    }

    /// This instance has changed something of this user's.
    pub fn changed(&self, user: UserId) {
        self.tell(user);
        self.add_news([user]);
    }

    /// Whose things this instance has changed since it was last asked.
    #[must_use]
    pub fn take_news(&self) -> HashSet<UserId> {
        let news =
            self.news.as_ref().map(|news| std::mem::take(&mut *news.lock().unwrap_or_else(PoisonError::into_inner)));
        news.unwrap_or_default()
    }

    /// Something of these has changed, and the others have still to be told.
    pub fn add_news(&self, users: impl IntoIterator<Item = UserId>) {
        if let Some(news) = &self.news {
            news.lock().unwrap_or_else(PoisonError::into_inner).extend(users);
        }
    }

    /// Something of this user's has changed.
    pub fn tell(&self, user: UserId) {
        self.lock().users.get(&user).into_iter().flat_map(|user| &user.watchers).for_each(Watcher::ring);
    }

    /// Something may have changed unnoticed, of whomever.
    pub fn tell_all(&self) {
        self.lock().users.values().flat_map(|user| &user.watchers).for_each(Watcher::ring);
    }

    /// The sessions and API tokens that somebody watches with.
    #[must_use]
    pub fn grants(&self) -> Vec<Grant> {
        let mut waiting = self.lock();
        waiting.keep(Watcher::is_there);
        waiting.users.values().flat_map(|user| &user.watchers).map(|watcher| watcher.grant).collect()
    }

    /// Ends what was watched with this session or API token.
    pub fn end(&self, grant: Grant) {
        self.lock().keep(|watcher| watcher.grant != grant);
    }

    /// Ends every watch, and lets none begin.
    pub fn close(&self) {
        let mut waiting = self.lock();
        waiting.is_closed = true;
        waiting.keep(|_| false);
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn keep(&mut self, is_kept: impl Fn(&Watcher) -> bool) {
        self.users.retain(|_, user| {
            user.watchers.retain(&is_kept);
            user.watches() > 0
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
