//! `studentos user promote`: makes somebody an administrator, while servers run on the database or not.

use super::{
    AnyConnection, Change, DatabaseUrl, Error, OpenError, Settings, admins, connection::Access, messenger, migrations,
    users,
};
use diesel::Connection as _;
use studentos_api_types::Email;

/// Why nobody was made an administrator.
#[derive(Debug, thiserror::Error)]
pub enum PromoteError {
    /// The database is not there or not as it must be.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Nobody signed up with this e-mail.
    #[error("there is no account with the e-mail {0}; sign up with it first")]
    NoUser(Email),
    /// The database could not do it.
    #[error(transparent)]
    Database(#[from] Error),
}

/// Makes the user with this e-mail an administrator, and says whether they were none before. Servers that run see it within
/// a second. No database is made, and none of another schema is touched.
///
/// # Errors
/// [`PromoteError`].
pub fn promote(url: &DatabaseUrl, settings: &Settings, email: &Email) -> Result<bool, PromoteError> {
    migrations::check(url, settings)?;
    let opened = AnyConnection::open(url, settings, Access::Write);
    let mut connection = opened.map_err(|error| migrations::connect_error(url, error))?;
    let found = users::find_by_email(&mut connection, email)?;
    let (user, _) = found.ok_or_else(|| PromoteError::NoUser(email.clone()))?;
    // It begins with a write, so that SQLite waits for the server's writer instead of failing when both want to write.
    let promoted = connection.transaction(|connection| {
        let change = Change::begin(connection, user.id)?;
        let is_new = admins::promote(connection, &change)?;
        messenger::tell(connection, user.id)?;
        Ok(is_new)
    });
    match promoted {
        Err(Error::NoUser) => Err(PromoteError::NoUser(email.clone())),
        promoted => Ok(promoted?),
    }
}
