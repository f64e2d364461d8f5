//! The table `api_tokens`.

use super::{
    AnyConnection, Error,
    connection::AnyBackend,
    cursor::{Key, Order, one_more, page},
    schema::{api_tokens, users},
    users::UserRow,
};
use crate::clock::{DAY, SECOND};
use diesel::prelude::*;
use std::collections::HashSet;
use studentos_api_types::{ApiToken, ApiTokenId, CreateApiToken, List, Name, Paging, Scope, Timestamp, User, UserId};

/// How precisely it is known when a token was last used: to write it down at each request would cost more than the request.
const PRECISION: i64 = 60 * SECOND;
/// How long a token is listed after its end, so that its owner can see why a program fails.
pub const LISTED: i64 = 30 * DAY;
/// How many tokens are asked for in one query; a database takes no more than some ten thousand parameters.
const AT_ONCE: usize = 1000;

/// An API token as it is stored, all but the hash of its secret.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = api_tokens)]
struct ApiTokenRow {
    #[diesel(deserialize_as = String)]
    id: ApiTokenId,
    #[diesel(deserialize_as = String)]
    name: Name,
    #[diesel(deserialize_as = String)]
    scope: Scope,
    #[diesel(deserialize_as = i64)]
    created_at: Timestamp,
    last_used_at: Option<i64>,
    expires_at: Option<i64>,
}

impl ApiTokenRow {
    /// For `returning`, where `as_select` does not work with either database.
    fn columns() -> <Self as Selectable<AnyBackend>>::SelectExpression {
        <Self as Selectable<AnyBackend>>::construct_selection()
    }
}

impl From<ApiTokenRow> for ApiToken {
    fn from(row: ApiTokenRow) -> Self {
        let ApiTokenRow { id, name, scope, created_at, last_used_at, expires_at } = row;
        let (expires_at, last_used_at) = (expires_at.map(Timestamp::from), last_used_at.map(Timestamp::from));
        Self { id, name, scope, expires_at, last_used_at, created_at }
    }
}

/// An API token that has not ended, and whose it is.
#[derive(Clone, Debug)]
pub struct LiveApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// That of its secret.
    pub hash: String,
    /// Whose it is.
    pub user: User,
    /// What it is good for.
    pub scope: Scope,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, as far as that was written down.
    pub last_used_at: Option<Timestamp>,
}

/// A page of a user's tokens, the newest first.
///
/// # Errors
/// When the database fails.
pub fn list(connection: &mut AnyConnection, owner: UserId, paging: &Paging) -> Result<List<ApiToken>, Error> {
    let mut found = api_tokens::table
        .filter(api_tokens::user_id.eq(owner.to_string()))
        .select(ApiTokenRow::as_select())
        .into_boxed();
    if let Some(Key { position, id, .. }) = Key::after(Order::ApiTokens, paging.cursor.as_ref())? {
        let same_moment = api_tokens::created_at.eq(position).and(api_tokens::id.lt(id.to_string()));
        found = found
            // Says nothing new, but is what the index can begin at.
            .filter(api_tokens::created_at.le(position))
            .filter(api_tokens::created_at.lt(position).or(same_moment));
    }
    let rows: Vec<ApiTokenRow> = found
        .order((api_tokens::created_at.desc(), api_tokens::id.desc()))
        .limit(one_more(paging.limit))
        .load(connection)?;
    let tokens = rows.into_iter().map(ApiToken::from).collect();
    Ok(page(tokens, paging.limit, |last: &ApiToken| Key::by_age(Order::ApiTokens, last.created_at, last.id.as_uuid())))
}

/// Adds a token; `hash` is that of its secret. Whoever asks for it was [held](super::sessions::hold) in this transaction.
///
/// # Errors
/// [`Error::TooManyApiTokens`].
pub fn insert(
    connection: &mut AnyConnection,
    owner: UserId,
    id: ApiTokenId,
    new: &CreateApiToken,
    hash: &str,
    now: Timestamp,
) -> Result<ApiToken, Error> {
    let count: i64 =
        api_tokens::table.filter(api_tokens::user_id.eq(owner.to_string())).count().get_result(connection)?;
    if count >= i64::from(ApiToken::MOST) {
        return Err(Error::TooManyApiTokens);
    }
    let row: ApiTokenRow = diesel::insert_into(api_tokens::table)
        .values((
            api_tokens::id.eq(id.to_string()),
            api_tokens::user_id.eq(owner.to_string()),
            api_tokens::name.eq(new.name.as_str()),
            api_tokens::scope.eq(String::from(new.scope)),
            api_tokens::hash.eq(hash),
            api_tokens::created_at.eq(now.as_micros()),
            api_tokens::expires_at.eq(new.expires_at.map(Timestamp::as_micros)),
        ))
        .returning(ApiTokenRow::columns())
        .get_result(connection)?;
    Ok(row.into())
}

/// The token of a secret with this hash, if it has not ended and its user is not shut out.
///
/// # Errors
/// When the database fails.
pub fn find(connection: &mut AnyConnection, hash: &str, now: Timestamp) -> Result<Option<LiveApiToken>, Error> {
    let found: Option<(UserRow, ApiTokenRow)> = api_tokens::table
        .inner_join(users::table)
        .filter(api_tokens::hash.eq(hash))
        .filter(api_tokens::expires_at.is_null().or(api_tokens::expires_at.gt(now.as_micros())))
        .filter(users::disabled.eq(false))
        .select((UserRow::as_select(), ApiTokenRow::as_select()))
        .first(connection)
        .optional()?;
    Ok(found.map(|(user, token)| {
        let ApiToken { id, scope, expires_at, last_used_at, .. } = token.into();
        LiveApiToken { id, hash: hash.to_owned(), user: user.into(), scope, expires_at, last_used_at }
    }))
}

/// Which of these tokens have not ended.
///
/// # Errors
/// When the database fails.
pub fn live(connection: &mut AnyConnection, ids: &[ApiTokenId], now: Timestamp) -> Result<HashSet<ApiTokenId>, Error> {
    let mut live = HashSet::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<String> = api_tokens::table
            .inner_join(users::table)
            .filter(api_tokens::id.eq_any(some.iter().map(ToString::to_string)))
            .filter(api_tokens::expires_at.is_null().or(api_tokens::expires_at.gt(now.as_micros())))
            .filter(users::disabled.eq(false))
            .select(api_tokens::id)
            .load(connection)?;
        live.extend(found.iter().filter_map(|id| ApiTokenId::parse(id).ok()));
    }
    Ok(live)
}

impl LiveApiToken {
    /// Whether it is to be written down that the token is used.
    #[must_use]
    pub fn is_used_anew(&self, now: Timestamp) -> bool {
        self.last_used_at.is_none_or(|last| last.as_micros() <= now.as_micros() - PRECISION)
    }
}

/// Writes down that a token was used, unless that was done a moment ago.
///
/// # Errors
/// When the database fails.
pub fn used(connection: &mut AnyConnection, id: ApiTokenId, now: Timestamp) -> Result<(), Error> {
    let before = now.as_micros() - PRECISION;
    diesel::update(api_tokens::table.find(id.to_string()))
        .filter(api_tokens::last_used_at.is_null().or(api_tokens::last_used_at.le(before)))
        .set(api_tokens::last_used_at.eq(now.as_micros()))
        .execute(connection)?;
    Ok(())
}

/// Ends one of a user's tokens, and gives back the hash of its secret.
///
/// # Errors
/// [`Error::NotFound`], also when it is another user's.
pub fn delete(connection: &mut AnyConnection, owner: UserId, id: ApiTokenId) -> Result<String, Error> {
    let ended =
        diesel::delete(api_tokens::table.find(id.to_string()).filter(api_tokens::user_id.eq(owner.to_string())));
    Ok(ended.returning(api_tokens::hash).get_result(connection)?)
}

/// Ends all of a user's tokens.
///
/// # Errors
/// When the database fails.
pub fn delete_all(connection: &mut AnyConnection, owner: UserId) -> Result<(), Error> {
    diesel::delete(api_tokens::table.filter(api_tokens::user_id.eq(owner.to_string()))).execute(connection)?;
    Ok(())
}
