//! Whether a session is still alive, asked on every request and so remembered for a moment.

use crate::{
    clock::now,
    db::{self, Database, sessions::LiveSession},
};
use quick_cache::sync::Cache;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use studentos_api_types::{SessionId, UserId};

/// How long a session is taken to be as it was: another instance may have ended it in the meantime.
const FRESH: Duration = Duration::from_millis(500);
/// How many sessions are remembered.
const CAPACITY: usize = 10_000;

/// The sessions that were seen a moment ago.
pub struct Sessions {
    seen: Cache<SessionId, (Arc<LiveSession>, Instant)>,
    /// Counts what was forgotten, so that an older answer of the database is not remembered after that.
    forgotten: AtomicU64,
}

impl Default for Sessions {
    fn default() -> Self {
        Self { seen: Cache::new(CAPACITY), forgotten: AtomicU64::new(0) }
    }
}

impl Sessions {
    /// The session, if it is this user's and alive.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(
        &self,
        db: &Database,
        user: UserId,
        id: SessionId,
    ) -> Result<Option<Arc<LiveSession>>, db::Error> {
        let is_live = |session: &LiveSession| session.user.id == user && session.expires_at > now();
        if let Some((session, seen_at)) = self.seen.get(&id)
            && seen_at.elapsed() < FRESH
        {
            return Ok(is_live(&session).then_some(session));
        }
        let forgotten = self.forgotten.load(Ordering::Acquire);
        let seen_at = Instant::now();
        let found = db.read(move |connection| db::sessions::find(connection, id, user, now())).await?.map(Arc::new);
        if let Some(session) = &found {
            self.seen.insert(id, (Arc::clone(session), seen_at));
            if self.forgotten.load(Ordering::Acquire) != forgotten {
                self.seen.remove(&id);
            }
        }
        Ok(found)
    }

    /// The session has ended.
    pub fn forget(&self, id: SessionId) {
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        self.seen.remove(&id);
    }
}
