//! What is done now and then, whether anybody asks or not.

use crate::{
    clock::now,
    db::{
        Database, Error,
        purge::{PARTS, Part, Purged, purge},
    },
};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval, sleep};

/// How often; the first time is at the start.
const EVERY: Duration = Duration::from_hours(1);
/// How long to leave another instance to it before looking again.
const PAUSE: Duration = Duration::from_millis(250);

/// Removes what is over for good, for as long as the server runs.
pub async fn keep_house(db: Database) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        for part in PARTS {
            if let Err(error) = remove(&db, part).await {
                tracing::warn!(%error, "what is over could not be removed; another try in an hour");
            }
        }
    }
}

/// Removes all that is over of one kind.
async fn remove(db: &Database, part: Part) -> Result<(), Error> {
    loop {
        match db.write(move |connection| purge(connection, part, now())).await? {
            Purged::Some => {}
            Purged::All => return Ok(()),
            Purged::ByAnother => sleep(PAUSE).await,
        }
    }
}
