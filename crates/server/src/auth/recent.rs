//! What the database said a moment ago, of what is asked on every request.

use crate::db;
use quick_cache::sync::Cache;
use std::{
    hash::Hash,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// How long a thing is taken to be as it was: another instance may have ended it in the meantime.
const FRESH: Duration = Duration::from_millis(500);
/// How many things are remembered.
const CAPACITY: usize = 10_000;

/// The things that were there a moment ago.
pub struct Recent<K, V> {
    seen: Cache<K, (Arc<V>, Instant)>,
    /// Counts what was forgotten, so that an older answer of the database is not remembered after that.
    forgotten: AtomicU64,
}

impl<K: Clone + Eq + Hash, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self { seen: Cache::new(CAPACITY), forgotten: AtomicU64::new(0) }
    }
}

impl<K: Clone + Eq + Hash, V> Recent<K, V> {
    /// The thing as it was a moment ago, or as the database says it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(
        &self,
        key: &K,
        ask: impl AsyncFnOnce() -> Result<Option<V>, db::Error>,
    ) -> Result<Option<Arc<V>>, db::Error> {
        if let Some((thing, seen_at)) = self.seen.get(key)
            && seen_at.elapsed() < FRESH
        {
            return Ok(Some(thing));
        }
        let forgotten = self.forgotten.load(Ordering::Acquire);
        let seen_at = Instant::now();
        let found = ask().await?.map(Arc::new);
        if let Some(thing) = &found {
            self.seen.insert(key.clone(), (Arc::clone(thing), seen_at));
            if self.forgotten.load(Ordering::Acquire) != forgotten {
                self.seen.remove(key);
            }
        }
        Ok(found)
    }

    /// It is not so any more.
    pub fn forget(&self, key: &K) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        self.seen.remove(key);
    }
}
