//! A change to what a user owns: one at a time for each user, and numbered.

use super::{
    AnyConnection, Error,
    prepared::{Constant, on_either},
    schema::users,
};
use crate::clock::now;
use diesel::prelude::*;
use studentos_api_types::{Timestamp, UserId};

/// A change that has begun in this transaction, and of which every changed row keeps the number.
///
/// Whatever else would change what the same user owns waits until the transaction ends, on whichever instance: on
/// PostgreSQL for the user's row, on SQLite for the one writer. So the numbers become visible in their order, and who has
/// seen one has seen all before it.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// Whose things change.
    pub owner: UserId,
    /// The number of the change, counted for each user from 1.
    pub revision: i64,
    /// When it happens.
    pub at: Timestamp,
}

/// The number of the user's last change.
///
/// # Errors
/// [`Error::NoUser`].
pub fn last_revision(connection: &mut AnyConnection, owner: UserId) -> Result<i64, Error> {
    let last = users::table.find(owner.to_string()).select(users::last_revision);
    let last: Option<i64> = on_either!(connection, |connection| last.first(connection)).optional()?;
    last.ok_or(Error::NoUser)
}

impl Change {
    /// Begins the user's next change.
    ///
    /// # Errors
    /// [`Error::NoUser`].
    pub(super) fn begin(connection: &mut AnyConnection, owner: UserId) -> Result<Self, Error> {
        let owners_row = diesel::update(users::table.find(owner.to_string()));
        let next = owners_row.set(users::last_revision.eq(users::last_revision + 1)).returning(users::last_revision);
        let next = Constant(next);
        let revision: Option<i64> = on_either!(connection, |connection| next.get_result(connection)).optional()?;
        Ok(Self { owner, revision: revision.ok_or(Error::NoUser)?, at: now() })
    }

    /// When what was last changed then is changed by this: later than that, since a clock that was set back must not give two
    /// states the same instant.
    #[must_use]
    pub fn after(&self, last: Timestamp) -> Timestamp {
        self.at.max(Timestamp::from_micros(last.as_micros() + 1))
    }
}
