//! `studentos finish-restore`: what must be so before anybody sees a database that was put back, by whatever means.

use super::BackupError;
use crate::db::{
    AnyConnection, DatabaseUrl, Settings,
    connection::Access,
    migrations::{connect_error, migrate},
};
use diesel::{Connection as _, connection::SimpleConnection as _};

/// Whoever logged out since the copy was made, or was logged out by a new password, stays so; browsers have newer refresh
/// tokens than the copy knows anyway. An API token that was deleted since, because it leaked perhaps, is not good again, and a
/// link in a mail that was used since does not work again. Mails that waited then are old news, or would carry a link anew.
/// Whoever read events after the copy was made has seen numbers that will be given out again: they are skipped, and all readers
/// load everything anew.
pub(super) const FORGET: &str = "\
    DELETE FROM sessions; DELETE FROM api_tokens; DELETE FROM mail_tokens; DELETE FROM outbox; \
    UPDATE users SET last_revision = last_revision + 1000000, forgotten_revision = last_revision + 1000000";

/// Makes a database ready that another program has put back, its schema brought up to date.
///
/// # Errors
/// When it cannot be opened, is of a newer StudentOS, or cannot be written.
pub fn finish_restore(url: &DatabaseUrl, settings: &Settings) -> Result<(), BackupError> {
    migrate(url, settings)?;
    let mut connection =
        AnyConnection::open(url, settings, Access::Write).map_err(|error| connect_error(url, error))?;
    let finished = connection.transaction(|connection| {
        if let AnyConnection::Postgres(connection) = connection {
            connection.batch_execute("SET LOCAL statement_timeout = 0")?;
        }
        connection.batch_execute(FORGET)
    });
    finished.map_err(BackupError::Unfinished)
}
