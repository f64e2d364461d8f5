//! The table `mail_tokens`: what the links in mails carry, by its hash.

use super::{
    AnyConnection, Error, email_key,
    locks::load_unlocked,
    schema::{mail_tokens, users},
};
use crate::clock::{DAY, SECOND};
use diesel::prelude::*;
use studentos_api_types::{Timestamp, User, UserId};

/// How many good links to a new password an account is sent. Who asks once more has them in the mailbox; who asks for
/// somebody else does not fill theirs.
const ENOUGH: i64 = 5;

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To show that an address is the user's: for three days, and as often as the link is opened.
    Verify,
    /// To choose another password: for an hour, and once.
    Reset,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
        }
    }

    /// How long a token is good, in microseconds; the mails say the same.
    const fn lifetime(self) -> i64 {
        match self {
            Self::Verify => 3 * DAY,
            Self::Reset => 3600 * SECOND,
        }
    }
}

/// Keeps the hash of a token that is sent to the user's address.
///
/// # Errors
/// When the database fails.
pub fn insert(
    connection: &mut AnyConnection,
    hash: &str,
    user: &User,
    purpose: Purpose,
    now: Timestamp,
) -> Result<(), Error> {
    diesel::insert_into(mail_tokens::table)
        .values((
            mail_tokens::hash.eq(hash),
            mail_tokens::user_id.eq(user.id.to_string()),
            mail_tokens::purpose.eq(purpose.as_str()),
            mail_tokens::email_key.eq(email_key::of(&user.email)),
            mail_tokens::expires_at.eq(now.as_micros() + purpose.lifetime()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Whether the user has as many good tokens as they are sent.
///
/// # Errors
/// When the database fails.
pub fn has_enough(
    connection: &mut AnyConnection,
    user: UserId,
    purpose: Purpose,
    now: Timestamp,
) -> Result<bool, Error> {
    let good: i64 = mail_tokens::table
        .filter(mail_tokens::user_id.eq(user.to_string()))
        .filter(mail_tokens::purpose.eq(purpose.as_str()))
        .filter(mail_tokens::expires_at.gt(now.as_micros()))
        .count()
        .get_result(connection)?;
    Ok(good >= ENOUGH)
}

/// Whose token this is, if it is good and their e-mail still the one it was sent to.
///
/// # Errors
/// [`Error::InvalidToken`].
pub fn find(connection: &mut AnyConnection, hash: &str, purpose: Purpose, now: Timestamp) -> Result<UserId, Error> {
    let found: Option<String> = mail_tokens::table
        .inner_join(users::table)
        .filter(mail_tokens::hash.eq(hash))
        .filter(mail_tokens::purpose.eq(purpose.as_str()))
        .filter(mail_tokens::expires_at.gt(now.as_micros()))
        .filter(mail_tokens::email_key.eq(users::email_key))
        .filter(users::disabled.eq(false))
        .select(mail_tokens::user_id)
        .first(connection)
        .optional()?;
    found.and_then(|id| UserId::parse(&id).ok()).ok_or(Error::InvalidToken)
}

/// Takes one back that was never sent.
///
/// # Errors
/// When the database fails.
pub fn remove(connection: &mut AnyConnection, hash: &str) -> Result<(), Error> {
    diesel::delete(mail_tokens::table.find(hash)).execute(connection)?;
    Ok(())
}

/// Takes what a user was sent for this purpose back, be it used or not.
///
/// # Errors
/// When the database fails.
pub fn revoke(connection: &mut AnyConnection, user: UserId, purpose: Purpose) -> Result<(), Error> {
    let revoked = mail_tokens::table
        .filter(mail_tokens::user_id.eq(user.to_string()))
        .filter(mail_tokens::purpose.eq(purpose.as_str()));
    diesel::delete(revoked).execute(connection)?;
    Ok(())
}

/// Takes everything back that a user was sent.
///
/// # Errors
/// When the database fails.
pub fn forget(connection: &mut AnyConnection, user: UserId) -> Result<(), Error> {
    diesel::delete(mail_tokens::table.filter(mail_tokens::user_id.eq(user.to_string()))).execute(connection)?;
    Ok(())
}

/// Removes some of those that are over, and says how many.
pub(super) fn purge(connection: &mut AnyConnection, limit: i64, now: Timestamp) -> Result<usize, Error> {
    let over =
        mail_tokens::table.filter(mail_tokens::expires_at.le(now.as_micros())).select(mail_tokens::hash).limit(limit);
    // What is being taken back at this moment is left to whoever does.
    let over: Vec<String> = load_unlocked!(connection, over.load())?;
    Ok(diesel::delete(mail_tokens::table.filter(mail_tokens::hash.eq_any(over))).execute(connection)?)
}
