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

/// Whether it takes long to look at so many days.
#[must_use]
pub fn are_many(days: Days) -> bool {
    days.count() > FEW
}

/// Makes what the user's repeats ask of these days, for who reads more than one thing then.
///
/// # Errors
/// When the database fails.
pub async fn settle_for(db: &Database, user: &CurrentUser, days: Days) -> Result<(), Error> {
    let owner = user.id();
    if db.read_or_search(owner, are_many(days), move |connection| repeats::is_due(connection, owner, days)).await? {
        settle(db, user, days, (), |_| Ok(())).await?;
    }
    Ok(())
}

/// Makes what the user's repeats ask of these days, where something is due, and reads then. Where nothing can be written just
/// now, the answer is what was found before.
///
/// # Errors
/// The query's own.
pub async fn settle<T, F>(
    db: &Database,
    user: &CurrentUser,
    days: Days,
    before: T,
    read: F,
) -> Result<Settled<T>, Error>
where
    F: Fn(&mut AnyConnection) -> Result<T, Error> + Clone + Send + 'static,
    T: Send + 'static,
{
    let mut from = None;
    loop {
        let read = read.clone();
        // Read in the same transaction, so that what was made is in the answer whatever happens next.
        let settle = move |connection: &mut _, change: &_| match repeats::settle(connection, change, days, from)? {
            Some(next) => Ok(ControlFlow::Continue(next)),
            None => read(connection).map(ControlFlow::Break),
        };
        match db.change(user.id(), settle).await {
            Ok(ControlFlow::Continue(next)) => from = Some(next),
            Ok(ControlFlow::Break(found)) => return Ok(Settled { found, is_whole: true }),
            // The disk is full, say: reads go on, and the next one tries again.
            Err(Error::Unavailable(reason)) => {
                tracing::warn!(reason, "what repeats ask for could not be made");
                return Ok(Settled { found: before, is_whole: false });
            }
            Err(error) => return Err(error),
        }
    }
}
