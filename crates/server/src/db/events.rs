//! What has changed of what a user owns, in the order in which it did.
//!
//! There is no queue of events: every row keeps the number of its last [change](super::Change), and what is in the trash
//! is a deletion. So a reader that was away gets the last state of each thing once, however often it changed.

use super::{AnyConnection, Error, goals, logs, repeats, schema::users, tasks, users::UserRow};
use diesel::prelude::*;
use studentos_api_types::{Event, User, UserChange, UserId};

/// How many events are read at once. A reader that is slow keeps them in memory, so they are few.
const BATCH: usize = 16;

/// Reads what changed of one kind after a position and up to a revision, at most so much of it, in its order.
type Kind = fn(&mut AnyConnection, UserId, &Position, i64, usize) -> Result<Vec<Changed>, Error>;

/// Every kind of thing that a user owns.
const KINDS: [Kind; 4] = [goals::changed, tasks::changed, logs::changed, repeats::changed];

/// How far a reader has come: it has seen all changes of smaller revisions, and of this one those of ids up to this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The number of a change.
    pub revision: i64,
    /// The last thing seen of it; `None` when it was seen whole.
    pub id: Option<String>,
}

impl From<i64> for Position {
    fn from(revision: i64) -> Self {
        Self { revision, id: None }
    }
}

/// Some of what has changed.
#[derive(Debug)]
pub struct Page {
    /// What has changed, each with the revision up to which everything has been told by then.
    pub events: Vec<(i64, Event)>,
    /// Where to go on.
    pub position: Position,
    /// Whether there is more already.
    pub more: bool,
}

/// A row that changed after a position.
pub(super) struct Changed {
    pub revision: i64,
    pub id: String,
    pub event: Event,
}

/// The rows of a table of what users own that changed after a position and up to a revision, at most so many, in their order.
macro_rules! rows_changed {
    ($table:ident, $row:ident, $connection:expr, $owner:expr, $after:expr, $last:expr, $limit:expr) => {{
        let found = $table::table
            .filter($table::user_id.eq($owner.to_string()))
            .filter($table::revision.le($last))
            .select($row::as_select())
            .order(($table::revision, $table::id))
            .limit(i64::try_from($limit).unwrap_or(i64::MAX))
            .into_boxed();
        let found = match &$after.id {
            None => found.filter($table::revision.gt($after.revision)),
            Some(id) => found
                .filter($table::revision.ge($after.revision))
                .filter($table::revision.gt($after.revision).or($table::id.gt(id))),
        };
        found.load::<$row>($connection)
    }};
}
pub(super) use rows_changed;

/// Where a reader begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// It has seen everything up to here, or is to load it anew.
    pub revision: i64,
    /// Whether it missed what cannot be told any more.
    pub is_reset: bool,
}

/// Where a reader begins that has seen this revision, if it says so.
///
/// It cannot go on there when a deletion since then is forgotten, or when the revision is none of this database.
///
/// # Errors
/// [`Error::NoUser`].
pub fn start(connection: &mut AnyConnection, owner: UserId, seen: Option<&str>) -> Result<Start, Error> {
    let found: Option<(i64, i64)> = users::table
        .find(owner.to_string())
        .select((users::last_revision, users::forgotten_revision))
        .first(connection)
        .optional()?;
    let (last, forgotten) = found.ok_or(Error::NoUser)?;
    let resumed = seen.and_then(|seen| seen.parse().ok()).filter(|seen| (forgotten..=last).contains(seen));
    Ok(Start { revision: resumed.unwrap_or(last), is_reset: seen.is_some() && resumed.is_none() })
}

/// What has changed after a position.
///
/// # Errors
/// [`Error::NoUser`].
pub fn since(connection: &mut AnyConnection, owner: UserId, after: &Position) -> Result<Page, Error> {
    // Read first: what changes while the tables are read is left for the next time.
    let found: Option<(UserRow, i64, i64, i64)> = users::table
        .find(owner.to_string())
        .select((UserRow::as_select(), users::revision, users::last_revision, users::forgotten_revision))
        .first(connection)
        .optional()?;
    let (row, revision, last, forgotten) = found.ok_or(Error::NoUser)?;
    if after.revision < forgotten {
        // The trash was emptied while the reader was slow.
        return Ok(Page { events: vec![(last, Event::Reset {})], position: last.into(), more: false });
    }
    if last == after.revision && after.id.is_none() {
        return Ok(Page { events: Vec::new(), position: last.into(), more: false });
    }
    let mut found = Vec::new();
    for changed in KINDS {
        found.extend(changed(connection, owner, after, last, BATCH + 1)?);
    }
    let user = User::from(row);
    let id = user.id.to_string();
    if revision > after.revision || (revision == after.revision && after.id.as_ref().is_some_and(|seen| *seen < id)) {
        let event = Event::User(UserChange::Upsert { id: user.id, data: user });
        found.push(Changed { revision, id, event });
    }
    found.sort_unstable_by(|a, b| (a.revision, &a.id).cmp(&(b.revision, &b.id)));
    Ok(page(found, last, after))
}

/// Cuts off what is too much, and says of each event what has been told with it.
fn page(mut found: Vec<Changed>, last: i64, after: &Position) -> Page {
    let more = found.len() > BATCH;
    let following = found.iter().skip(1).map(|changed| changed.revision).collect::<Vec<_>>();
    found.truncate(BATCH);
    let position = match found.last() {
        Some(changed) if more => Position { revision: changed.revision, id: Some(changed.id.clone()) },
        _ => last.into(),
    };
    let mut told = after.revision - i64::from(after.id.is_some());
    let mut events = Vec::with_capacity(found.len());
    for (index, changed) in found.into_iter().enumerate() {
        // Of a revision that changed several things, only the last of them ends it.
        told = match following.get(index) {
            Some(&next) if next == changed.revision => told.max(changed.revision - 1),
            _ => changed.revision,
        };
        events.push((told, changed.event));
    }
    Page { events, position, more }
}
