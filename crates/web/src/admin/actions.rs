//! What can be done to an account.

use crate::{
    account::{Account, gone},
    words::words,
};
use studentos_client::{
    Error,
    types::{Role, UpdateAccess, User, UserId},
};

/// Something an administrator does to the account of somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Action {
    Promote,
    Demote,
    ShutOut,
    LetIn,
    Delete,
}

impl Action {
    /// What can be done to this user.
    #[must_use]
    pub fn all(user: &User) -> [Self; 3] {
        let role = if user.role == Role::Admin { Self::Demote } else { Self::Promote };
        let access = if user.disabled { Self::LetIn } else { Self::ShutOut };
        [role, access, Self::Delete]
    }

    /// What it is called, what is asked before it is done to who is called so, and what follows from it.
    #[must_use]
    pub fn words(self, name: &str) -> (&'static str, String, &'static str) {
        match self {
            Self::Promote => {
                (words().admin.promote, words().admin.promote_question.fill(&name), words().admin.promote_hint)
            }
            Self::Demote => {
                (words().admin.demote, words().admin.demote_question.fill(&name), words().admin.demote_hint)
            }
            Self::ShutOut => {
                (words().admin.shut_out, words().admin.shut_out_question.fill(&name), words().admin.shut_out_hint)
            }
            Self::LetIn => (words().admin.let_in, words().admin.let_in_question.fill(&name), words().admin.let_in_hint),
            Self::Delete => (words().app.delete, words().admin.delete_question.fill(&name), words().admin.delete_hint),
        }
    }

    /// Does it.
    ///
    /// # Errors
    /// As any call; the last administrator stays.
    pub async fn take(self, account: &Account, id: UserId) -> Result<(), Error> {
        let changes = match self {
            Self::Promote => UpdateAccess { role: Some(Role::Admin), disabled: None },
            Self::Demote => UpdateAccess { role: Some(Role::User), disabled: None },
            Self::ShutOut => UpdateAccess { role: None, disabled: Some(true) },
            Self::LetIn => UpdateAccess { role: None, disabled: Some(false) },
            Self::Delete => return gone(account.ask(account.api().users().delete(id)).await),
        };
        account.ask(account.api().users().update(id, &changes)).await.map(|_| ())
    }
}
