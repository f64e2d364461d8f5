//! What can be done to a goal that comes back, beside changing what is said about it.

use crate::account::{Account, gone};
use studentos_client::{
    Error,
    types::{RepeatId, UpdateRepeat},
};

/// Something that is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It does not come for now.
    Pause,
    /// It comes again.
    Resume,
    /// It never comes again.
    Delete,
}

impl Action {
    /// Does it.
    ///
    /// # Errors
    /// As any call.
    pub async fn take(self, account: &Account, id: RepeatId) -> Result<(), Error> {
        let repeats = account.api().repeats();
        let changes = UpdateRepeat::default().paused(self == Self::Pause);
        match self {
            Self::Pause | Self::Resume => account.ask(repeats.update(id, &changes)).await.map(|_| ()),
            Self::Delete => gone(account.ask(repeats.delete(id)).await),
        }
    }
}
