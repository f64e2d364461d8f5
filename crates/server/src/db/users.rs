//! The table `users`.

use super::{
    AnyConnection, Change, Error, admins,
    connection::AnyBackend,
    email_key, mail_tokens,
    outbox::{self, Kind},
    repeats,
    schema::users,
};
use crate::fold::fold;
use diesel::prelude::*;
use studentos_api_types::{DayStart, Email, Name, Role, TimeZone, Timestamp, UpdateUser, User, UserId};

/// A user, all but the password.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct UserRow {
    #[diesel(deserialize_as = String)]
    id: UserId,
    #[diesel(deserialize_as = String)]
    name: Name,
    #[diesel(deserialize_as = String)]
    email: Email,
    email_verified: bool,
    #[diesel(deserialize_as = String)]
    role: Role,
    disabled: bool,
    #[diesel(deserialize_as = String)]
    timezone: TimeZone,
    #[diesel(deserialize_as = i32)]
    day_starts_at: DayStart,
    #[diesel(deserialize_as = i64)]
    created_at: Timestamp,
}

impl UserRow {
    /// For `returning`, where `as_select` does not work with either database.
    pub(super) fn columns() -> <Self as Selectable<AnyBackend>>::SelectExpression {
        <Self as Selectable<AnyBackend>>::construct_selection()
    }
}

impl From<UserRow> for User {
    fn from(row: UserRow) -> Self {
        let UserRow { id, name, email, email_verified, role, disabled, timezone, day_starts_at, created_at } = row;
        Self { id, name, email, email_verified, role, disabled, timezone, day_starts_at, created_at }
    }
}

/// A user who signs up.
#[derive(Debug)]
pub struct NewUser {
    /// What they are called.
    pub name: Name,
    /// How they log in.
    pub email: Email,
    /// Their password, hashed.
    pub password_hash: String,
    /// Where they are.
    pub timezone: TimeZone,
}

/// Adds a user.
///
/// # Errors
/// [`Error::EmailTaken`] or [`Error::OddDomain`].
pub fn insert(connection: &mut AnyConnection, id: UserId, new: &NewUser, now: Timestamp) -> Result<User, Error> {
    email_key::check(&new.email)?;
    let row: UserRow = diesel::insert_into(users::table)
        .values((
            users::id.eq(id.to_string()),
            users::name.eq(new.name.as_str()),
            users::name_key.eq(fold(new.name.as_str())),
            users::email.eq(new.email.as_str()),
            users::email_key.eq(email_key::of(&new.email)),
            users::email_verified.eq(false),
            users::password_hash.eq(&new.password_hash),
            users::role.eq(String::from(Role::User)),
            users::disabled.eq(false),
            users::timezone.eq(new.timezone.as_str()),
            users::day_starts_at.eq(i32::from(DayStart::default())),
            users::created_at.eq(now.as_micros()),
            users::updated_at.eq(now.as_micros()),
        ))
        .returning(UserRow::columns())
        .get_result(connection)
        .map_err(Error::on_unique(Error::EmailTaken))?;
    Ok(row.into())
}

/// The user with this e-mail, however it is written, and the hash of their password.
///
/// # Errors
/// When the database fails.
pub fn find_by_email(connection: &mut AnyConnection, email: &Email) -> Result<Option<(User, String)>, Error> {
    let found: Option<(UserRow, String)> = users::table
        .filter(users::email_key.eq(email_key::of(email)))
        .select((UserRow::as_select(), users::password_hash))
        .first(connection)
        .optional()?;
    Ok(found.map(|(row, hash)| (row.into(), hash)))
}

/// A user.
///
/// # Errors
/// [`Error::NoUser`]: mostly it is they who ask, and were there a moment ago.
pub fn find(connection: &mut AnyConnection, id: UserId) -> Result<User, Error> {
    let found: Option<UserRow> =
        users::table.find(id.to_string()).select(UserRow::as_select()).first(connection).optional()?;
    found.map(User::from).ok_or(Error::NoUser)
}

/// Goes on only if a user is still as the caller wants it, be there such a wish.
///
/// # Errors
/// [`Error::Stale`] or [`Error::NoUser`].
pub fn only_if(
    connection: &mut AnyConnection,
    id: UserId,
    wanted: Option<impl FnOnce(&User) -> bool>,
) -> Result<(), Error> {
    let Some(wanted) = wanted else { return Ok(()) };
    if wanted(&find(connection, id)?) { Ok(()) } else { Err(Error::Stale) }
}

/// The hash of a user's password.
///
/// # Errors
/// [`Error::NoUser`].
pub fn password_hash(connection: &mut AnyConnection, id: UserId) -> Result<String, Error> {
    let found = users::table.find(id.to_string()).select(users::password_hash).first(connection).optional()?;
    found.ok_or(Error::NoUser)
}

/// Stores a password hashed anew, unless the password was changed meanwhile.
///
/// # Errors
/// When the database fails.
pub fn rehash(connection: &mut AnyConnection, id: UserId, old: &str, new: &str) -> Result<(), Error> {
    diesel::update(users::table.find(id.to_string()).filter(users::password_hash.eq(old)))
        .set(users::password_hash.eq(new))
        .execute(connection)?;
    Ok(())
}

/// Makes sure that a user's password is still that of this hash, which may have been made anew since, and that they are not
/// shut out, and lets nobody change that until the transaction ends: what rests on it must not outlive it.
///
/// # Errors
/// [`Error::PasswordChanged`] or [`Error::NoUser`].
pub fn hold_password(connection: &mut AnyConnection, id: UserId, hash: &str) -> Result<(), Error> {
    let held = held(connection, id)?.ok_or(Error::NoUser)?;
    if salt(&held) == salt(hash) { Ok(()) } else { Err(Error::PasswordChanged) }
}

/// What tells one choice of a password from the next: a hash that is made anew keeps it.
fn salt(hash: &str) -> Option<&str> {
    hash.rsplit('$').next()?.get(..22)
}

/// Makes sure that a user is there and not shut out, and that it stays so until the transaction ends.
///
/// # Errors
/// [`Error::NoUser`].
pub(super) fn hold(connection: &mut AnyConnection, id: UserId) -> Result<(), Error> {
    held(connection, id)?.map(drop).ok_or(Error::NoUser)
}

/// The password hash of a user who is not shut out, whose row is locked from then on. SQLite has one writer anyway.
fn held(connection: &mut AnyConnection, id: UserId) -> Result<Option<String>, Error> {
    let of_user = users::table.filter(users::id.eq(id.to_string())).filter(users::disabled.eq(false));
    let query = of_user.select(users::password_hash);
    let held = match connection {
        AnyConnection::Sqlite(connection) => query.first(connection),
        AnyConnection::Postgres(connection) => query.for_no_key_update().first(connection),
    };
    Ok(held.optional()?)
}

/// Gives a user another password, hashed.
///
/// # Errors
/// When the database fails.
pub fn set_password(connection: &mut AnyConnection, id: UserId, hash: &str, now: Timestamp) -> Result<(), Error> {
    diesel::update(users::table.find(id.to_string()))
        .set((users::password_hash.eq(hash), users::updated_at.eq(now.as_micros())))
        .execute(connection)?;
    Ok(())
}

/// Keeps that a user has shown that their e-mail is theirs.
///
/// # Errors
/// When the database fails.
pub fn verify_email(connection: &mut AnyConnection, change: &Change) -> Result<(), Error> {
    diesel::update(users::table.find(change.owner.to_string()).filter(users::email_verified.eq(false)))
        .set((
            users::email_verified.eq(true),
            users::updated_at.eq(change.at.as_micros()),
            users::revision.eq(change.revision),
        ))
        .execute(connection)?;
    Ok(())
}

/// Removes a user, and with them all that is theirs.
///
/// # Errors
/// [`Error::LastAdmin`] or [`Error::NoUser`].
pub fn delete(connection: &mut AnyConnection, change: &Change) -> Result<(), Error> {
    let user = find(connection, change.owner)?;
    admins::keep_another(connection, &user)?;
    diesel::delete(users::table.find(change.owner.to_string())).execute(connection)?;
    Ok(())
}

/// What changes; `None` stays.
#[derive(AsChangeset, Default, PartialEq, Eq)]
#[diesel(table_name = users)]
struct UserChanges {
    name: Option<String>,
    name_key: Option<String>,
    email: Option<String>,
    email_key: Option<String>,
    email_verified: Option<bool>,
    timezone: Option<String>,
    day_starts_at: Option<i32>,
}

/// Changes a user; what changes nothing leaves no trace. Another e-mail has still to be verified, and the one before is told;
/// whatever was mailed there is void. The same one is sent another link, if it has not been verified.
///
/// Another one is whatever differs by more than ASCII case: `straße` and `strasse` have one account, but may be two mailboxes.
///
/// # Errors
/// [`Error::EmailTaken`], [`Error::OddDomain`] or [`Error::NoUser`].
pub fn update(connection: &mut AnyConnection, change: &Change, update: UpdateUser) -> Result<User, Error> {
    let before = find(connection, change.owner)?;
    let is_other =
        update.email.as_ref().is_some_and(|email| !email.as_str().eq_ignore_ascii_case(before.email.as_str()));
    if let Some(email) = update.email.as_ref().filter(|_| is_other || !before.email_verified) {
        outbox::forget(connection, Kind::Verify, before.id)?;
        outbox::insert(connection, Kind::Verify, Some(before.id), email, change.at)?;
    }
    let name = update.name.filter(|name| *name != before.name);
    let email = update.email.filter(|email| *email != before.email);
    let timezone = update.timezone.filter(|timezone| *timezone != before.timezone);
    let day_starts_at = update.day_starts_at.filter(|day_starts_at| *day_starts_at != before.day_starts_at);
    email.as_ref().map_or(Ok(()), email_key::check)?;
    let changes = UserChanges {
        name_key: name.as_ref().map(|name| fold(name.as_str())),
        name: name.map(String::from),
        email_key: email.as_ref().map(email_key::of),
        email: email.map(String::from),
        email_verified: is_other.then_some(false),
        timezone: timezone.map(String::from),
        day_starts_at: day_starts_at.map(i32::from),
    };
    if changes == UserChanges::default() {
        return Ok(before);
    }
    if changes.timezone.is_some() || changes.day_starts_at.is_some() {
        repeats::look_again(connection, change.owner)?;
    }
    let row: UserRow = diesel::update(users::table.find(change.owner.to_string()))
        .set((changes, users::updated_at.eq(change.at.as_micros()), users::revision.eq(change.revision)))
        .returning(UserRow::columns())
        .get_result(connection)
        .map_err(Error::on_unique(Error::EmailTaken))?;
    let user = User::from(row);
    if is_other {
        mail_tokens::forget(connection, user.id)?;
        outbox::insert(connection, Kind::EmailChanged, Some(user.id), &before.email, change.at)?;
    }
    Ok(user)
}
