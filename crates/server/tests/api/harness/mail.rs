//! The mails of a test's server.

use super::Server;
use crate::mails::{self, Mail};
use std::time::{Duration, Instant};

/// Longer than a mail takes that nobody holds up.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often is looked: each time over a new connection to the database, which takes its share of the machine.
const LOOK: Duration = Duration::from_millis(20);

pub const VERIFY: &str = "Confirm your e-mail address";
pub const RESET: &str = "Choose a new password";
pub const PASSWORD_CHANGED: &str = "Your password was changed";
pub const EMAIL_CHANGED: &str = "Your e-mail address was changed";

/// Waits for something that is not long in coming.
pub async fn until(what: &str, condition: impl Fn() -> bool) {
    let begin = Instant::now();
    while !condition() {
        assert!(begin.elapsed() < PATIENCE, "{what}");
        tokio::time::sleep(LOOK).await;
    }
}

impl Server {
    /// Waits until nothing is left to be sent.
    pub async fn everything_is_sent(&self) {
        let is_sent = || self.database.texts("SELECT id AS text FROM outbox").is_empty();
        until("the outbox should become empty", is_sent).await;
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
