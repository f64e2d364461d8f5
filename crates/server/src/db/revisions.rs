//! The numbers of the users' last changes, as far as they are known without asking.

use crate::recent::{Question, Recent};
use studentos_api_types::UserId;

/// What this instance knows of the numbers. On SQLite all changes of what is listed are its own, so a number is good until it
/// makes the next one, or for a moment where somebody has started a second server on the file. On PostgreSQL others make
/// changes as well, and nothing is known.
pub struct Revisions(Option<Recent<UserId, i64>>);

impl Revisions {
    /// Of a database that this instance changes alone, or of one that it does not.
    pub(super) fn new(is_alone: bool) -> Self {
        Self(is_alone.then(Recent::default))
    }

    /// The number of the user's last change.
    #[must_use]
    pub fn recall(&self, owner: UserId) -> Option<i64> {
        self.0.as_ref()?.recall(&owner)
    }

    /// To be taken before the database is asked for a number.
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        self.0.as_ref().map(Recent::question)
    }

    /// The number that the database has answered with.
    pub fn remember(&self, question: Option<&Question>, owner: UserId, revision: i64) {
        if let Some((revisions, question)) = self.0.as_ref().zip(question) {
            revisions.remember(question, &owner, revision);
        }
    }

    /// The user's things may have changed.
    pub(super) fn forget(&self, owner: UserId) {
        if let Some(revisions) = &self.0 {
            revisions.forget(&owner);
        }
    }
}
