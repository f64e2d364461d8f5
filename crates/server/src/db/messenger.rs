//! What this instance has changed is told to the others, and what they have to this one: over one connection to
//! PostgreSQL, for as long as the server runs.
//!
//! It is told after the commit, in a transaction of its own for all changes of a moment: transactions that notify are
//! committed one after the other in the whole database, so those that people wait for had better not. Should an
//! instance die in that moment, nobody else is told; readers look by themselves now and then.

use super::{AnyConnection, DatabaseUrl, Error, Settings, Watchers, connection::Access};
use diesel::{
    PgConnection, RunQueryDsl as _,
    connection::SimpleConnection as _,
    r2d2::R2D2Connection as _,
    sql_types::{Array, Text},
};
use std::{
    io,
    sync::{Arc, Weak},
    thread,
    time::{Duration, Instant},
};
use studentos_api_types::UserId;
use uuid::Uuid;

/// How often is told and looked for what others tell: libpq's socket is not to be had from diesel, so it cannot be
/// waited for.
const LOOK: Duration = Duration::from_millis(25);
/// How often is asked whether the connection is still one, which silence alone does not tell.
const PROBE: Duration = Duration::from_secs(10);
/// How long after a failure a new connection is tried.
const PAUSE: Duration = Duration::from_millis(500);
/// What is told is lost with a crash anyway, so it need not wait for the disk.
const SETUP: &str = "SET synchronous_commit = off; LISTEN studentos_changes";

/// Goes between the instances on a thread of its own, which ends soon after the watchers are gone.
pub fn start(url: DatabaseUrl, settings: Settings, watchers: &Arc<Watchers>) -> io::Result<()> {
    let messenger = Messenger { url, settings, name: Uuid::now_v7().to_string() };
    let watchers = Arc::downgrade(watchers);
    thread::Builder::new().name("messenger".to_owned()).spawn(move || {
        let mut is_cut_off = false;
        // Also when the database never comes back.
        while watchers.strong_count() > 0
            && let Err(error) = messenger.serve(&watchers, &mut is_cut_off)
        {
            if !is_cut_off {
                tracing::warn!(%error, "changes made by other instances are not heard; trying again");
                is_cut_off = true;
            }
            thread::sleep(PAUSE);
        }
    })?;
    Ok(())
}

/// Tells every instance, once the transaction is committed, that something of a user's has changed: for who is no instance.
/// SQLite has nobody to tell; the one server looks by itself now and then.
pub fn tell(connection: &mut AnyConnection, user: UserId) -> Result<(), Error> {
    if let AnyConnection::Postgres(connection) = connection {
        let message = format!("{} {user}", Uuid::now_v7());
        diesel::sql_query("SELECT pg_notify('studentos_changes', $1)").bind::<Text, _>(message).execute(connection)?;
    }
    Ok(())
}

struct Messenger {
    url: DatabaseUrl,
    settings: Settings,
    /// The instance, which need not hear what it told itself.
    name: String,
}

impl Messenger {
    /// Comes back without an error when the watchers are gone.
    fn serve(&self, watchers: &Weak<Watchers>, is_cut_off: &mut bool) -> Result<(), Error> {
        let opened = AnyConnection::open(&self.url, &self.settings, Access::Write);
        let opened = opened.map_err(|error| Error::Unavailable(error.to_string()))?;
        let AnyConnection::Postgres(mut connection) = opened else { return Ok(()) };
        connection.batch_execute(SETUP)?;
        if std::mem::take(is_cut_off) {
            tracing::info!("changes made by other instances are heard again");
        }
        // What was told before that was told to nobody.
        let Some(all) = watchers.upgrade() else { return Ok(()) };
        all.tell_all();
        drop(all);

        let mut probed = Instant::now();
        while let Some(watchers) = watchers.upgrade() {
            self.tell(&mut connection, &watchers)?;
            self.hear(&mut connection, &watchers)?;
            drop(watchers);
            if probed.elapsed() >= PROBE {
                connection.ping()?;
                probed = Instant::now();
            }
            thread::sleep(LOOK);
        }
        Ok(())
    }

    fn tell(&self, connection: &mut PgConnection, watchers: &Watchers) -> Result<(), Error> {
        let news = watchers.take_news();
        if news.is_empty() {
            return Ok(());
        }
        let messages: Vec<_> = news.iter().map(|user| format!("{} {user}", self.name)).collect();
        let told = diesel::sql_query("SELECT pg_notify('studentos_changes', message) FROM unnest($1) AS message")
            .bind::<Array<Text>, _>(messages)
            .execute(connection);
        told.map(drop).map_err(|error| {
            watchers.add_news(news);
            error.into()
        })
    }

    fn hear(&self, connection: &mut PgConnection, watchers: &Watchers) -> Result<(), Error> {
        for message in connection.notifications_iter() {
            if let Some((from, user)) = message?.payload.split_once(' ')
                && from != self.name
                && let Ok(user) = UserId::parse(user)
            {
                watchers.tell(user);
            }
        }
        Ok(())
    }
}
