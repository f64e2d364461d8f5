//! PostgreSQL tells this instance what others have changed: one connection that listens, for as long as the server runs.

use super::{AnyConnection, DatabaseUrl, Error, Settings, Watchers, change::CHANNEL, connection::Access};
use diesel::{PgConnection, connection::SimpleConnection as _, r2d2::R2D2Connection as _};
use std::{
    io,
    sync::{Arc, Weak},
    thread,
    time::{Duration, Instant},
};
use studentos_api_types::UserId;

/// How often is looked for messages: libpq's socket is not to be had from diesel, so it cannot be waited for.
const LOOK: Duration = Duration::from_millis(25);
/// How often is asked whether the connection is still one, which silence alone does not tell.
const PROBE: Duration = Duration::from_secs(10);
/// How long after a failure a new connection is tried.
const PAUSE: Duration = Duration::from_millis(500);

/// Listens on a thread of its own, which ends soon after the watchers are gone.
pub fn start(url: DatabaseUrl, settings: Settings, watchers: &Arc<Watchers>) -> io::Result<()> {
    let watchers = Arc::downgrade(watchers);
    thread::Builder::new().name("listener".to_owned()).spawn(move || {
        let mut is_known = false;
        while let Err(error) = listen(&url, &settings, &watchers, &mut is_known) {
            if !is_known {
                tracing::warn!(%error, "changes made by other instances are not heard; trying again");
                is_known = true;
            }
            thread::sleep(PAUSE);
        }
    })?;
    Ok(())
}

/// Comes back without an error when the watchers are gone.
fn listen(url: &DatabaseUrl, settings: &Settings, watchers: &Weak<Watchers>, is_known: &mut bool) -> Result<(), Error> {
    let unavailable = |error: &dyn std::fmt::Display| Error::Unavailable(error.to_string());
    let opened = AnyConnection::open(url, settings, Access::Write).map_err(|error| unavailable(&error))?;
    let AnyConnection::Postgres(mut connection) = opened else { return Ok(()) };
    connection.batch_execute(&format!("LISTEN {CHANNEL}"))?;
    if std::mem::take(is_known) {
        tracing::info!("changes made by other instances are heard again");
    }
    // What was said before that was said to nobody.
    let Some(all) = watchers.upgrade() else { return Ok(()) };
    all.tell_all();
    drop(all);

    let mut probed = Instant::now();
    while let Some(watchers) = watchers.upgrade() {
        pass_on(&mut connection, &watchers)?;
        drop(watchers);
        if probed.elapsed() >= PROBE {
            connection.ping()?;
            probed = Instant::now();
        }
        thread::sleep(LOOK);
    }
    Ok(())
}

fn pass_on(connection: &mut PgConnection, watchers: &Watchers) -> Result<(), Error> {
    for message in connection.notifications_iter() {
        if let Ok(user) = UserId::parse(&message?.payload) {
            watchers.tell(user);
        }
    }
    Ok(())
}
