//! What the database said a moment ago, of what is asked again and again.

use crate::db;
use quick_cache::sync::Cache;
use std::{
    hash::Hash,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// How long a thing is taken to be as it was: another instance may have changed or ended it in the meantime.
const FRESH: Duration = Duration::from_millis(500);
/// How often what is not fresh any more makes room.
const SWEEP: Duration = Duration::from_secs(5);
/// How many things are remembered.
const CAPACITY: usize = 10_000;

/// The things that were there a moment ago.
pub struct Recent<K, V> {
    seen: Cache<K, (V, Instant)>,
    /// Held by who remembers or forgets, so that nobody is ever told what was forgotten.
    memory: Mutex<Memory>,
}

struct Memory {
    /// How often something was forgotten.
    forgotten: u64,
    swept_at: Instant,
}

/// A question to the database that is about to be asked.
pub struct Question {
    asked_at: Instant,
    forgotten: u64,
}

impl<K: Clone + Eq + Hash, V: Clone> Default for Recent<K, V> {
    fn default() -> Self {
        let memory = Memory { forgotten: 0, swept_at: Instant::now() };
        Self { seen: Cache::new(CAPACITY), memory: Mutex::new(memory) }
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
        Question { asked_at: Instant::now(), forgotten: self.memory().forgotten }
    }

    /// Keeps what was answered, unless something was forgotten since it was asked: that may be what the answer does not know of.
    pub fn remember(&self, question: &Question, key: &K, thing: V) {
        let mut memory = self.memory();
        if memory.forgotten == question.forgotten {
            self.seen.insert(key.clone(), (thing, question.asked_at));
        }
        if memory.swept_at.elapsed() >= SWEEP {
            memory.swept_at = Instant::now();
            self.seen.retain(|_, (_, seen_at)| seen_at.elapsed() < FRESH);
        }
    }

    /// It is not so any more.
    pub fn forget(&self, key: &K) {
        let mut memory = self.memory();
        memory.forgotten += 1;
        self.seen.remove(key);
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asked as late as need be for the answer to be fresh, however busy the machine is.
    fn just_now(question: &Question) -> Question {
        Question { asked_at: Instant::now() + SWEEP, ..*question }
    }

    #[test]
    fn what_was_forgotten_since_the_question_is_not_remembered() {
        let recent = Recent::default();
        let [before, after] = [recent.question(), {
            recent.forget(&1);
            recent.question()
        }];
        recent.remember(&just_now(&before), &1, "old");
        assert_eq!(recent.recall(&1), None);
        recent.remember(&just_now(&after), &1, "new");
        assert_eq!(recent.recall(&1), Some("new"));
    }

    #[test]
    fn what_is_not_fresh_makes_room() {
        let recent = Recent::default();
        let long_ago = Instant::now().checked_sub(SWEEP).expect("the system has run for so long");
        recent.remember(&Question { asked_at: long_ago, forgotten: 0 }, &1, "old");
        assert_eq!((recent.recall(&1), recent.seen.len()), (None, 1));
        recent.memory().swept_at = long_ago;
        recent.remember(&just_now(&recent.question()), &2, "new");
        assert_eq!((recent.recall(&2), recent.seen.len()), (Some("new"), 1));
    }
}
