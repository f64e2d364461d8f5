//! What is done now and then, whether anybody asks or not.

use crate::{
    clock::now,
    db::{
        Database,
        purge::{PARTS, purge},
    },
};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often; the first time is at the start.
const EVERY: Duration = Duration::from_hours(1);

/// Removes what is over for good, for as long as the server runs.
pub async fn keep_house(db: Database) {
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        for part in PARTS {
            let mut more = Ok(true);
            while matches!(more, Ok(true)) {
                more = db.write(move |connection| purge(connection, part, now())).await;
            }
            if let Err(error) = more {
                tracing::warn!(%error, "what is over could not be removed; another try in an hour");
            }
        }
    }
}
