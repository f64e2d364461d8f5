//! The table `outbox`: mails that have still to be sent, written in the transaction they are about.
//!
//! Whoever sends one first takes it for a while, by the moment at which the next one may try. If it dies meanwhile,
//! somebody else sends the mail then: at least once, and almost always exactly once.

use super::{
    AnyConnection, Error,
    connection::AnyBackend,
    locks::load_unlocked,
    mail_tokens::{self, Purpose},
    schema::outbox,
    users,
};
use crate::clock::SECOND;
use diesel::prelude::*;
use studentos_api_types::{Email, TimeZone, Timestamp, User, UserId};
use uuid::Uuid;

/// How long a mail belongs to who has taken it; longer than sending it may take.
const LEASE: i64 = 120 * SECOND;

/// What a mail is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A link to show that an address is the user's.
    Verify,
    /// A link to choose another password.
    Reset,
    /// That the password is another one.
    PasswordChanged,
    /// That the e-mail is another one, told to the one before.
    EmailChanged,
}

impl Kind {
    /// Every kind.
    const ALL: [Self; 4] = [Self::Verify, Self::Reset, Self::PasswordChanged, Self::EmailChanged];

    /// As it is stored and logged.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Reset => "reset",
            Self::PasswordChanged => "password_changed",
            Self::EmailChanged => "email_changed",
        }
    }
}

impl TryFrom<String> for Kind {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| format!("no kind of mail: {text}"))
    }
}

/// A mail that somebody has taken to send it.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct Waiting {
    /// The mail's name, however often it is tried.
    pub id: String,
    /// What it is about.
    #[diesel(deserialize_as = String)]
    pub kind: Kind,
    user_id: Option<String>,
    #[diesel(deserialize_as = String)]
    address: Email,
    /// How often it was tried, this time included.
    pub attempts: i64,
    /// Since when it waits.
    #[diesel(deserialize_as = i64)]
    pub created_at: Timestamp,
}

impl Waiting {
    /// For `returning`, where `as_select` does not work with either database.
    fn columns() -> <Self as Selectable<AnyBackend>>::SelectExpression {
        <Self as Selectable<AnyBackend>>::construct_selection()
    }
}

/// Who gets a mail.
#[derive(Debug)]
pub struct Recipient {
    /// Their address.
    pub address: Email,
    /// What the time is there.
    pub timezone: TimeZone,
}

/// Puts a mail into the outbox. One that nobody is named for goes to whose address it is, if it is anybody's.
///
/// # Errors
/// When the database fails.
pub fn insert(
    connection: &mut AnyConnection,
    kind: Kind,
    user: Option<UserId>,
    address: &Email,
    now: Timestamp,
) -> Result<(), Error> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::id.eq(Uuid::now_v7().to_string()),
            outbox::kind.eq(kind.as_str()),
            outbox::user_id.eq(user.map(|user| user.to_string())),
            outbox::address.eq(address.as_str()),
            outbox::attempts.eq(0),
            outbox::next_try_at.eq(now.as_micros()),
            outbox::created_at.eq(now.as_micros()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Whether a mail is to be sent now.
///
/// # Errors
/// When the database fails.
pub fn is_due(connection: &mut AnyConnection, now: Timestamp) -> Result<bool, Error> {
    let due = outbox::table.filter(outbox::next_try_at.le(now.as_micros())).select(outbox::id).limit(1);
    Ok(due.first::<String>(connection).optional()?.is_some())
}

/// Takes the mail that has waited longest, for nobody else to send it in the meantime.
///
/// # Errors
/// When the database fails.
pub fn take(connection: &mut AnyConnection, now: Timestamp) -> Result<Option<Waiting>, Error> {
    let next = outbox::table
        .filter(outbox::next_try_at.le(now.as_micros()))
        .order(outbox::next_try_at)
        .select(outbox::id)
        .limit(1);
    let next: Option<String> = load_unlocked!(connection, next.first()).optional()?;
    let Some(id) = next else { return Ok(None) };
    let taken = diesel::update(outbox::table.find(id))
        .set((outbox::attempts.eq(outbox::attempts + 1), outbox::next_try_at.eq(now.as_micros() + LEASE)))
        .returning(Waiting::columns())
        .get_result(connection)?;
    Ok(Some(taken))
}

/// Finds out who gets a mail, and makes the token of this hash one that its link may carry. A mail that nobody should get
/// any more is removed.
///
/// # Errors
/// When the database fails.
pub fn prepare(
    connection: &mut AnyConnection,
    mail: &Waiting,
    token: &str,
    now: Timestamp,
) -> Result<Option<Recipient>, Error> {
    let recipient = match mail.kind {
        Kind::Verify => to_be_verified(connection, mail, token, now)?,
        Kind::Reset => to_be_reset(connection, mail, token, now)?,
        Kind::PasswordChanged | Kind::EmailChanged => {
            let user = user(connection, mail)?;
            user.map(|user| Recipient { address: mail.address.clone(), timezone: user.timezone })
        }
    };
    if recipient.is_none() {
        remove(connection, &mail.id)?;
    }
    Ok(recipient)
}

/// Whom a mail is about. Mails of who is gone are gone with them, but this one may just have been taken.
fn user(connection: &mut AnyConnection, mail: &Waiting) -> Result<Option<User>, Error> {
    let Some(id) = mail.user_id.as_deref().and_then(|id| UserId::parse(id).ok()) else { return Ok(None) };
    match users::find(connection, id) {
        Err(Error::NoUser) => Ok(None),
        user => user.map(Some),
    }
}

/// A user who is not shut out, as they stay until the transaction ends: who changes their e-mail meanwhile would not see the
/// token that is to be forgotten.
fn held(connection: &mut AnyConnection, id: UserId) -> Result<Option<User>, Error> {
    match users::hold(connection, id) {
        Err(Error::NoUser) => Ok(None),
        held => held.and_then(|()| users::find(connection, id)).map(Some),
    }
}

fn to_be_verified(
    connection: &mut AnyConnection,
    mail: &Waiting,
    token: &str,
    now: Timestamp,
) -> Result<Option<Recipient>, Error> {
    let is_wanted =
        |user: &User| !user.email_verified && user.email.as_str().eq_ignore_ascii_case(mail.address.as_str());
    let Some(user) = user(connection, mail)? else { return Ok(None) };
    let Some(user) = held(connection, user.id)?.filter(is_wanted) else { return Ok(None) };
    mail_tokens::insert(connection, token, &user, Purpose::Verify, now)?;
    Ok(Some(Recipient { address: user.email, timezone: user.timezone }))
}

/// To the address as the account has it: what was typed may be another mailbox that only looks the same.
fn to_be_reset(
    connection: &mut AnyConnection,
    mail: &Waiting,
    token: &str,
    now: Timestamp,
) -> Result<Option<Recipient>, Error> {
    let Some((user, _)) = users::find_by_email(connection, &mail.address)? else { return Ok(None) };
    let Some(user) = held(connection, user.id)? else { return Ok(None) };
    // Asked at each try: many may have waited for a mail server that was away, and none of them left a token.
    if mail_tokens::has_enough(connection, user.id, Purpose::Reset, now)? {
        return Ok(None);
    }
    mail_tokens::insert(connection, token, &user, Purpose::Reset, now)?;
    Ok(Some(Recipient { address: user.email, timezone: user.timezone }))
}

/// Leaves a mail for later, unless somebody else has taken it since.
///
/// # Errors
/// When the database fails.
pub fn postpone(connection: &mut AnyConnection, mail: &Waiting, until: Timestamp) -> Result<(), Error> {
    diesel::update(outbox::table.find(&mail.id).filter(outbox::attempts.eq(mail.attempts)))
        .set(outbox::next_try_at.eq(until.as_micros()))
        .execute(connection)?;
    Ok(())
}

/// Removes a mail that was sent, or never will be.
///
/// # Errors
/// When the database fails.
pub fn remove(connection: &mut AnyConnection, id: &str) -> Result<(), Error> {
    diesel::delete(outbox::table.find(id)).execute(connection)?;
    Ok(())
}

/// Removes the mails of a kind that wait for a user.
///
/// # Errors
/// When the database fails.
pub fn forget(connection: &mut AnyConnection, kind: Kind, user: UserId) -> Result<(), Error> {
    let forgotten = outbox::table.filter(outbox::user_id.eq(user.to_string())).filter(outbox::kind.eq(kind.as_str()));
    diesel::delete(forgotten).execute(connection)?;
    Ok(())
}
