//! A change to what a user owns: one at a time for each user, and numbered.

use super::{AnyConnection, Error, schema::users};
use crate::clock::now;
use diesel::{define_sql_function, prelude::*, sql_types::Text};
use studentos_api_types::{Timestamp, UserId};

/// The channel on which PostgreSQL tells every instance whose things have changed.
pub const CHANNEL: &str = "studentos_changes";

define_sql_function! {
    /// Sends a message to whoever listens, once the transaction is committed. (It gives back nothing, as empty text.)
    fn pg_notify(channel: Text, payload: Text) -> Text;
}

/// A change that has begun in this transaction, and of which every changed row keeps the number.
///
/// Whatever else would change what the same user owns waits until the transaction ends, on whichever instance. So the
/// numbers become visible in their order, and who has seen one has seen all before it.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// Whose things change.
    pub owner: UserId,
    /// The number of the change, counted for each user from 1.
    pub revision: i64,
    /// When it happens.
    pub at: Timestamp,
}

impl Change {
    /// Begins the user's next change.
    ///
    /// # Errors
    /// [`Error::NoUser`].
    pub(super) fn begin(connection: &mut AnyConnection, owner: UserId) -> Result<Self, Error> {
        let user = diesel::update(users::table.find(owner.to_string()));
        let next = users::last_revision.eq(users::last_revision + 1);
        let begun = match connection {
            AnyConnection::Sqlite(connection) => {
                user.set(next).returning(users::last_revision).get_result(connection).optional()
            }
            AnyConnection::Postgres(connection) => user
                .set(next)
                .returning((users::last_revision, pg_notify(CHANNEL, users::id)))
                .get_result::<(i64, String)>(connection)
                .map(|(revision, _)| revision)
                .optional(),
        };
        Ok(Self { owner, revision: begun?.ok_or(Error::NoUser)?, at: now() })
    }
}
