//! Whether a session is still alive.

use crate::{
    clock::now,
    db::{self, Database, sessions::LiveSession},
    recent::Recent,
};
use std::sync::Arc;
use studentos_api_types::{SessionId, UserId};

/// The sessions that were seen a moment ago.
#[derive(Default)]
pub struct Sessions(Recent<SessionId, Arc<LiveSession>>);

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
        let ask = async || {
            let found = db.read(move |connection| db::sessions::find(connection, id, user, now())).await?;
            Ok(found.map(Arc::new))
        };
        let found = self.0.find(&id, ask).await?;
        Ok(found.filter(|session| session.user.id == user && session.expires_at > now()))
    }

    /// The session has ended.
    pub fn forget(&self, id: SessionId) {
        self.0.forget(&id);
    }
}
