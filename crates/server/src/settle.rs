//! Reading goals, after the repeats of their owner have made what they ask of the days that are read.

use crate::{
    auth::CurrentUser,
    db::{
        AnyConnection, Database, Error,
        repeats::{self, Days},
    },
};
use std::ops::ControlFlow;

/// More days than this are looked at on a thread that may take its time.
const FEW: i32 = 31;

/// What was read.
#[derive(Debug)]
pub struct Settled<T> {
    /// What there was.
    pub found: T,
    /// Whether everything was made first that repeats ask for.
    pub is_whole: bool,
}

/// What no repeat has a part in.
impl<T> From<T> for Settled<T> {
    fn from(found: T) -> Self {
        Self { found, is_whole: true }
    }
}

/// Makes what the user's repeats ask of these days, for who reads more than one thing then.
///
/// # Errors
/// When the database fails.
pub async fn settle_for(db: &Database, user: &CurrentUser, days: Days) -> Result<(), Error> {
    settled(db, user, days, false, |_| Ok(())).await.map(drop)
}

/// Reads when the user's repeats have made what they ask of these days. Where nothing is due, that is one query more. Where
/// nothing can be written just now, the answer is what there is.
///
/// # Errors
/// The query's own.
pub async fn settled<T, F>(
    db: &Database,
    user: &CurrentUser,
    days: Days,
    is_search: bool,
    read: F,
) -> Result<Settled<T>, Error>
where
    F: Fn(&mut AnyConnection) -> Result<T, Error> + Clone + Send + 'static,
    T: Send + 'static,
{
    let owner = user.id();
    let at_once = read.clone();
    let unless_due = move |connection: &mut _| {
        if repeats::is_due(connection, owner, days)? { Ok(None) } else { at_once(connection).map(Some) }
    };
    let is_slow = is_search || days.count() > FEW;
    let found = if is_slow { db.search(unless_due).await } else { db.read(unless_due).await }?;
    if let Some(found) = found {
        return Ok(found.into());
    }
    let mut from = None;
    loop {
        let at_last = read.clone();
        // Read in the same transaction, so that what was made is in the answer whatever happens next.
        let settle = move |connection: &mut _, change: &_| match repeats::settle(connection, change, days, from)? {
            Some(next) => Ok(ControlFlow::Continue(next)),
            None => at_last(connection).map(ControlFlow::Break),
        };
        match db.change(owner, settle).await {
            Ok(ControlFlow::Continue(next)) => from = Some(next),
            Ok(ControlFlow::Break(found)) => return Ok(found.into()),
            // The disk is full, say: reads go on, and the next one tries again.
            Err(Error::Unavailable(reason)) => {
                tracing::warn!(reason, "what repeats ask for could not be made");
                let found = if is_slow { db.search(read).await } else { db.read(read).await }?;
                return Ok(Settled { found, is_whole: false });
            }
            Err(error) => return Err(error),
        }
    }
}
