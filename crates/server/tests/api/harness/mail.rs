//! The mails of a test's server.

use super::Server;
use crate::{
    mails::{self, Mail},
    seconds::until,
};

pub const VERIFY: &str = "Confirm your e-mail address";
pub const RESET: &str = "Choose a new password";
pub const PASSWORD_CHANGED: &str = "Your password was changed";
pub const EMAIL_CHANGED: &str = "Your e-mail address was changed";

impl Server {
    /// Waits until nothing is left to be sent.
    pub async fn everything_is_sent(&self) {
        let is_sent = async || self.database.texts("SELECT id AS text FROM outbox").is_empty();
        until("the outbox is empty", is_sent).await;
    }

    /// Every mail to somebody about something, when nothing is left to be sent.
    pub async fn mails(&self, to: &str, subject: &str) -> Vec<Mail> {
        self.everything_is_sent().await;
        let is_it = |mail: &Mail| mail.header("To") == to && mail.header("Subject") == subject;
        mails::read(self.outbox.path()).into_iter().filter(is_it).collect()
    }

    /// The last of them.
    pub async fn mail(&self, to: &str, subject: &str) -> Mail {
        self.mails(to, subject).await.pop().unwrap_or_else(|| panic!("{to} was mailed nothing like {subject:?}"))
    }
}
