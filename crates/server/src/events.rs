//! A stream of server-sent events: what changes of what a user owns, for as long as their session or API token lives.

use crate::{
    clock::now,
    db::{
        Database, Error, Watch,
        events::{self, Page, Position, Start},
        grant,
    },
};
use actix_web::web::Bytes;
use futures_util::{Stream, stream};
use std::{convert::Infallible, ops::RangeInclusive, time::Duration};
use studentos_api_types::{Event, UserId};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, timeout_at};

/// How often something is sent, so that nobody between takes the connection for dead, and is looked for what nobody told.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How soon a client should come back when the stream breaks, in milliseconds: not all in the same moment.
const RETRY: RangeInclusive<u32> = 1000..=4000;
/// How long after a failed query another one is tried.
const PAUSE: Duration = Duration::from_secs(1);
/// How often it is asked which sessions and API tokens have ended: a stream ends within a second of its own.
const CHECK: Duration = Duration::from_millis(250);

/// What a stream has sent and waits for.
struct Reader {
    db: Database,
    user: UserId,
    watch: Watch,
    position: Position,
    /// Whether there may be something to read.
    is_behind: bool,
}

/// The events that follow, without end until the watch is over.
///
/// The next ones are read when the client has taken those before, so a slow client holds one page at most.
pub fn stream(db: Database, user: UserId, watch: Watch, start: Start) -> impl Stream<Item = Result<Bytes, Infallible>> {
    let reader = Reader { db, user, watch, position: start.revision.into(), is_behind: true };
    let next = |(opening, mut reader): (Option<String>, Reader)| async move {
        let text = match opening {
            Some(opening) => opening,
            None => reader.next().await?,
        };
        Some((Ok(Bytes::from(text)), (None, reader)))
    };
    stream::unfold((Some(opening(start)), reader), next)
}

/// Tells the client when to come back, and where it is even if nothing ever happens.
fn opening(start: Start) -> String {
    let retry = fastrand::u32(RETRY);
    // The id comes with what it stands for, or a client that hears no more would take itself for up to date.
    if start.is_reset {
        format!("retry: {retry}\n\n{}", written(start.revision, &Event::Reset {}))
    } else {
        format!("retry: {retry}\nid: {}\n\n", start.revision)
    }
}

impl Reader {
    async fn next(&mut self) -> Option<String> {
        let heartbeat = Instant::now() + HEARTBEAT;
        loop {
            if self.watch.is_over() {
                return None;
            }
            let mut until = heartbeat;
            if self.is_behind {
                match self.read().await {
                    Ok(events) if events.is_empty() => {}
                    Ok(events) => return Some(events),
                    // Why stands in the log when requests fail for it, too. The client need not notice.
                    Err(_) => until = heartbeat.min(Instant::now() + PAUSE),
                }
            }
            match timeout_at(until, self.watch.changed()).await {
                Ok(true) => self.is_behind = true,
                Ok(false) => return None,
                Err(_) if until < heartbeat => {}
                Err(_) => {
                    self.is_behind = true;
                    return Some(":\n\n".to_owned());
                }
            }
        }
    }

    async fn read(&mut self) -> Result<String, Error> {
        let (user, after) = (self.user, self.position.clone());
        let Page { events, position, more } =
            self.db.read(move |connection| events::since(connection, user, &after)).await?;
        self.position = position;
        self.is_behind = more;
        Ok(events.iter().map(|(id, event)| written(*id, event)).collect())
    }
}

/// As the HTML standard has it, "Server-sent events". JSON has no line breaks, so one line of data will do.
fn written(id: i64, event: &Event) -> String {
    let data = serde_json::to_string(event).unwrap_or_default();
    format!("event: {}\nid: {id}\ndata: {data}\n\n", event.name())
}

/// Ends the streams of sessions and API tokens that have ended, on whichever instance and in whatever way, as long as the
/// server runs.
///
/// One query asks for all sessions, another one for all tokens.
pub async fn end_with_grants(db: Database) {
    let mut ticks = interval(CHECK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let watched = db.watchers().grants();
        if watched.is_empty() {
            continue;
        }
        let asked = watched.clone();
        match db.read(move |connection| grant::live(connection, &asked, now())).await {
            Ok(live) => {
                let ended = watched.iter().filter(|grant| !live.contains(grant));
                ended.for_each(|grant| db.watchers().end(*grant));
            }
            Err(_) => sleep(PAUSE).await,
        }
    }
}
