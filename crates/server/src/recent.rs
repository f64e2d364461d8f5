//! What the database said a moment ago, of what is asked on every request.

use crate::db;
use quick_cache::sync::Cache;
use std::{
    hash::Hash,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// How long a thing is taken to be as it was: another instance may have changed or ended it in the meantime.
const FRESH: Duration = Duration::from_millis(500);
/// How many things are remembered.
const CAPACITY: usize = 10_000;

/// The things that were there a moment ago.
pub struct Recent<K, V> {
    seen: Cache<K, (V, Instant)>,
    /// Counts what was forgotten, so that an older answer of the database is not remembered after that.
    forgotten: AtomicU64,
}

/// A question to the database that is about to be asked.
pub struct Question {
    asked_at: Instant,
    forgotten: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> Default for Recent<K, V> {
    fn default() -> Self {
        Self { seen: Cache::new(CAPACITY), forgotten: AtomicU64::new(0) }
    }
}

impl<K: Clone + Eq + Hash, V: Clone> Recent<K, V> {
    /// The thing as it was a moment ago, or as the database says it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(
        &self,
        key: &K,
        ask: impl AsyncFnOnce() -> Result<Option<V>, db::Error>,
    ) -> Result<Option<V>, db::Error> {
        if let Some(thing) = self.recall(key) {
            return Ok(Some(thing));
        }
        let question = self.question();
        let found = ask().await?;
        if let Some(thing) = &found {
            self.remember(&question, key, thing.clone());
        }
        Ok(found)
    }

    /// The thing as it was a moment ago, if it was looked at then.
    pub fn recall(&self, key: &K) -> Option<V> {
        self.seen.get(key).filter(|(_, seen_at)| seen_at.elapsed() < FRESH).map(|(thing, _)| thing)
    }

    /// To be taken before the database is asked.
    pub fn question(&self) -> Question {
        Question { asked_at: Instant::now(), forgotten: self.forgotten.load(Ordering::Acquire) }
    }

    /// Keeps what was answered, unless something was forgotten since it was asked.
    pub fn remember(&self, question: &Question, key: &K, thing: V) {
        self.seen.insert(key.clone(), (thing, question.asked_at));
        if self.forgotten.load(Ordering::Acquire) != question.forgotten {
            self.seen.remove(key);
        }
    }

    /// It is not so any more.
    pub fn forget(&self, key: &K) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        self.seen.remove(key);
    }
}
