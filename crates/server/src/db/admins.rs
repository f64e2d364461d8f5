//! What administrators do to the accounts of others, and that one of them stays.

use super::{
    AnyConnection, Change, Error, api_tokens,
    cursor::{Key, Order, one_more, page},
    locks::Lock,
    schema::users,
    search::{self, holds},
    sessions,
    users::UserRow,
};
use diesel::{dsl::sql, prelude::*, sql_types::Bool};
use studentos_api_types::{List, ListUsers, Role, UpdateAccess, User, UserId};

/// Word for word what the index says, so that it is used.
const ADMIN: &str = "users.role = 'admin'";

/// Makes sure that somebody is an administrator, now and not half a second ago.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn check(connection: &mut AnyConnection, id: UserId) -> Result<(), Error> {
    match super::users::find(connection, id) {
        Ok(user) if user.role == Role::Admin && !user.disabled => Ok(()),
        Ok(_) | Err(Error::NoUser) => Err(Error::Forbidden),
        Err(error) => Err(error),
    }
}

/// A page of all accounts, in the order in which they were made.
///
/// # Errors
/// As [`check`].
pub fn list(connection: &mut AnyConnection, by: UserId, query: &ListUsers) -> Result<List<User>, Error> {
    check(connection, by)?;
    let mut found = users::table.select(UserRow::as_select()).into_boxed();
    if let Some(words) = &query.q {
        let words = search::words(words);
        found = found.filter(holds(users::name_key, words.clone()).or(holds(users::email_key, words)));
    }
    if let Some(Key { id, .. }) = Key::after(Order::Users, query.cursor.as_ref())? {
        found = found.filter(users::id.gt(id.to_string()));
    }
    let rows: Vec<UserRow> = found.order(users::id).limit(one_more(query.limit)).load(connection)?;
    let users = rows.into_iter().map(User::from).collect();
    Ok(page(users, query.limit, |last: &User| Key::by_age(Order::Users, last.created_at, last.id.as_uuid())))
}

/// Somebody's account, for themselves or for an administrator.
///
/// # Errors
/// [`Error::NoUser`], or as [`check`].
pub fn find(connection: &mut AnyConnection, by: UserId, id: UserId) -> Result<User, Error> {
    if by != id {
        check(connection, by)?;
    }
    super::users::find(connection, id)
}

/// Changes what somebody may do; who is shut out loses every session and API token for good.
///
/// # Errors
/// [`Error::Stale`], [`Error::LastAdmin`], or as [`check`].
pub fn update(
    connection: &mut AnyConnection,
    change: &Change,
    by: UserId,
    wanted: Option<impl FnOnce(&User) -> bool>,
    update: UpdateAccess,
) -> Result<User, Error> {
    let before = decide(connection, change, by, wanted)?;
    let role = update.role.unwrap_or(before.role);
    let disabled = update.disabled.unwrap_or(before.disabled);
    if (role, disabled) == (before.role, before.disabled) {
        return Ok(before);
    }
    if role != Role::Admin || disabled {
        keep_another(connection, &before)?;
    }
    if disabled {
        sessions::end_all(connection, change.owner)?;
        api_tokens::delete_all(connection, change.owner)?;
    }
    store(connection, change, role, disabled)
}

/// Removes somebody's account, and with it all that is theirs. Nobody's own: that takes the password, and is another way.
///
/// # Errors
/// [`Error::LastAdmin`] or [`Error::Forbidden`] for one's own, or as [`update`].
pub fn delete(
    connection: &mut AnyConnection,
    change: &Change,
    by: UserId,
    wanted: Option<impl FnOnce(&User) -> bool>,
) -> Result<(), Error> {
    let user = decide(connection, change, by, wanted)?;
    if user.id == by {
        keep_another(connection, &user)?;
        return Err(Error::Forbidden);
    }
    super::users::delete(connection, change)
}

/// Makes somebody an administrator, and says whether they were none before.
///
/// # Errors
/// When the database fails.
pub(super) fn promote(connection: &mut AnyConnection, change: &Change) -> Result<bool, Error> {
    let before = super::users::find(connection, change.owner)?;
    let is_new = before.role != Role::Admin;
    if is_new {
        store(connection, change, Role::Admin, before.disabled)?;
    }
    Ok(is_new)
}

/// The account that an administrator is about to decide on; what others decide meanwhile waits.
fn decide(
    connection: &mut AnyConnection,
    change: &Change,
    by: UserId,
    wanted: Option<impl FnOnce(&User) -> bool>,
) -> Result<User, Error> {
    lock(connection)?;
    check(connection, by)?;
    super::users::only_if(connection, change.owner, wanted)?;
    super::users::find(connection, change.owner)
}

/// Makes sure that there is another administrator when this user is none any more.
///
/// # Errors
/// [`Error::LastAdmin`].
pub(super) fn keep_another(connection: &mut AnyConnection, leaving: &User) -> Result<(), Error> {
    if leaving.role != Role::Admin || leaving.disabled {
        return Ok(());
    }
    lock(connection)?;
    let another: Option<String> = users::table
        .filter(sql::<Bool>(ADMIN))
        .filter(users::disabled.eq(false))
        .filter(users::id.ne(leaving.id.to_string()))
        .select(users::id)
        .first(connection)
        .optional()?;
    another.map(drop).ok_or(Error::LastAdmin)
}

/// Lets one decide after the other who is an administrator: of two who demote each other, one succeeds.
///
/// It is taken when the row of the user whom it is about is locked already, and who has it waits for no other user's row,
/// so that nobody waits in a circle. SQLite has one writer anyway.
fn lock(connection: &mut AnyConnection) -> Result<(), Error> {
    if let AnyConnection::Postgres(connection) = connection {
        Lock::Admins.take(connection)?;
    }
    Ok(())
}

fn store(connection: &mut AnyConnection, change: &Change, role: Role, disabled: bool) -> Result<User, Error> {
    let row: UserRow = diesel::update(users::table.find(change.owner.to_string()))
        .set((
            users::role.eq(String::from(role)),
            users::disabled.eq(disabled),
            users::updated_at.eq(change.at.as_micros()),
            users::revision.eq(change.revision),
        ))
        .returning(UserRow::columns())
        .get_result(connection)?;
    Ok(row.into())
}
