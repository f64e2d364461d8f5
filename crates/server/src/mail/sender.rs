//! Sends what waits in the outbox, for as long as the server runs.

use super::{Bell, Post, transport::Outcome, words::words};
use crate::{
    auth::{hash_token, random_text},
    clock::{DAY, SECOND, now},
    db::{
        Database, Error, mail_tokens,
        outbox::{self, Recipient, Waiting},
    },
    zones,
};
use std::{sync::Arc, time::Duration};
use studentos_api_types::Timestamp;
use tokio::{
    sync::Semaphore,
    task::JoinSet,
    time::{sleep, timeout},
};

/// How many mails are sent at once, so that one that takes long keeps none of the others waiting.
const AT_ONCE: usize = 4;
/// How often is looked for mails that nobody told of: of other instances, of before a restart, and whose time has come.
const LOOK: Duration = Duration::from_secs(2);
/// How long after a failed query another one is tried.
const PAUSE: Duration = Duration::from_secs(5);
/// How long after a mail could not be sent it is tried again, in microseconds; it doubles each time.
const FIRST_WAIT: i64 = 10 * SECOND;
/// How often it doubles: then it is about an hour.
const DOUBLINGS: i64 = 8;
/// How long a mail is tried, in microseconds.
const GIVE_UP: i64 = DAY;

/// Sends mails until the server stops. What is being sent then is sent again by whoever comes next.
pub async fn send_mails(db: Database, post: Post, bell: Arc<Bell>) {
    let (post, slots) = (Arc::new(post), Arc::new(Semaphore::new(AT_ONCE)));
    // Dropped with this, it ends what it runs.
    let mut sending = JoinSet::new();
    let mut is_cut_off = false;
    while let Ok(slot) = Arc::clone(&slots).acquire_owned().await {
        while sending.try_join_next().is_some() {}
        match next(&db).await {
            Ok(Some(mail)) => {
                is_cut_off = false;
                let (db, post) = (db.clone(), Arc::clone(&post));
                sending.spawn(async move {
                    if let Err(error) = send(&db, &post, &mail).await {
                        // It stays where it is, and its turn comes again.
                        tracing::warn!(%error, kind = mail.kind.as_str(), "the outbox could not be kept");
                    }
                    drop(slot);
                });
            }
            Ok(None) => {
                is_cut_off = false;
                drop(slot);
                timeout(LOOK, bell.heard()).await.ok();
            }
            Err(error) => {
                if !is_cut_off {
                    tracing::warn!(%error, "the outbox cannot be read; trying again");
                    is_cut_off = true;
                }
                sleep(PAUSE).await;
            }
        }
    }
}

/// The next mail, taken. To look costs no transaction.
async fn next(db: &Database) -> Result<Option<Waiting>, Error> {
    if !db.read(|connection| outbox::is_due(connection, now())).await? {
        return Ok(None);
    }
    db.write(|connection| outbox::take(connection, now())).await
}

async fn send(db: &Database, post: &Post, mail: &Waiting) -> Result<(), Error> {
    let token = random_text().map_err(|error| Error::Internal(error.to_string()))?;
    let hash = hash_token(&token);
    let (addressed, carried) = (mail.clone(), hash.clone());
    let recipient = db.write(move |connection| outbox::prepare(connection, &addressed, &carried, now())).await?;
    let Some(recipient) = recipient else { return Ok(()) };
    let outcome = carry(post, mail, &recipient, &token).await;
    let kind = mail.kind.as_str();
    let tried = mail.attempts;
    let is_out = matches!(outcome, Outcome::Gone | Outcome::Written(_));
    let until = match outcome {
        Outcome::Gone => {
            tracing::info!(kind, tried, "a mail was sent");
            None
        }
        Outcome::Written(file) => {
            let file = file.display();
            tracing::info!(kind, %file, "a mail was written to a file, since SMTP_URL is not set");
            None
        }
        Outcome::Later(reason) if now().as_micros() < mail.created_at.as_micros() + GIVE_UP => {
            tracing::warn!(kind, tried, reason, "a mail could not be sent; trying again");
            Some(Timestamp::from_micros(now().as_micros() + wait(tried)))
        }
        Outcome::Later(reason) | Outcome::Refused(reason) => {
            tracing::error!(kind, tried, reason, "a mail was given up");
            None
        }
    };
    let mail = mail.clone();
    let keep = move |connection: &mut _| {
        // First, as by who takes mails and links back: in another order, one would wait for the other in a circle.
        match until {
            Some(until) => outbox::postpone(connection, &mail, until),
            None => outbox::remove(connection, &mail.id),
        }?;
        // A link that nobody has is not one of those that are enough.
        if is_out { Ok(()) } else { mail_tokens::remove(connection, &hash) }
    };
    db.write(keep).await
}

async fn carry(post: &Post, mail: &Waiting, recipient: &Recipient, token: &str) -> Outcome {
    let at = zones::local(mail.created_at, &recipient.timezone);
    let words = words(mail.kind, &post.public_url, token, &at);
    let Some(message) = post.message(&mail.id, &recipient.address, words) else {
        return Outcome::Refused("no mail can be sent to the address".to_owned());
    };
    let name = format!("{}-{}", jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ"), mail.id);
    post.transport.send(message, &name).await
}

/// How long to wait after so many failures.
fn wait(failures: i64) -> i64 {
    FIRST_WAIT << (failures - 1).clamp(0, DOUBLINGS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_about_an_hour() {
        let seconds: Vec<_> = (1..=11).map(|failures| wait(failures) / SECOND).collect();
        assert_eq!(seconds, [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 2560, 2560]);
    }
}
