//! The table `rate_limits`: what was tried how often, for every instance to know.

use super::{AnyConnection, Error, locks::load_unlocked, schema::rate_limits};
use crate::allowance::{Allowance, Tally};
use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Text},
};
use studentos_api_types::Timestamp;

/// What an attempt counts against.
#[derive(Clone, Debug)]
pub struct Limit {
    key: String,
    allowance: Allowance,
    on_success: OnSuccess,
}

/// What becomes of a count when an attempt has succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnSuccess {
    /// All attempts are forgiven.
    Clear,
    /// This attempt is forgiven.
    Undo,
}

impl Limit {
    /// Counts `kind` of attempts of or on `subject`, of which nothing but a hash is kept.
    #[must_use]
    pub fn new(kind: &str, subject: &str, allowance: Allowance, on_success: OnSuccess) -> Self {
        let key = BASE64_URL_SAFE_NO_PAD.encode(digest(&SHA256, format!("{kind}\0{subject}").as_bytes()));
        Self { key, allowance, on_success }
    }
}

/// All that one attempt counts against. It is always locked in the order of the keys, so that of two attempts that share
/// several limits none waits for the other in a circle.
#[derive(Clone, Debug)]
pub struct Limits([Limit; 3]);

impl Limits {
    /// Brings them into their order.
    #[must_use]
    pub fn new(mut limits: [Limit; 3]) -> Self {
        limits.sort_unstable_by(|one, other| one.key.cmp(&other.key));
        Self(limits)
    }
}

/// A row, all but its key.
#[derive(Queryable, QueryableByName)]
struct TallyRow {
    #[diesel(sql_type = BigInt)]
    last_at: i64,
    #[diesel(sql_type = BigInt)]
    forgiven_at: i64,
}

impl From<TallyRow> for Tally {
    fn from(row: TallyRow) -> Self {
        Self { last_at: row.last_at.into(), forgiven_at: row.forgiven_at.into() }
    }
}

/// Refuses what comes too soon as far as can be seen without a lock: a flood ends here and keeps no write waiting.
///
/// # Errors
/// [`Error::TooSoon`].
pub fn check(connection: &mut AnyConnection, limits: &Limits, now: Timestamp) -> Result<(), Error> {
    let mut longest = None;
    for Limit { key, allowance, .. } in &limits.0 {
        let row: Option<TallyRow> = rate_limits::table
            .find(key)
            .select((rate_limits::last_at, rate_limits::forgiven_at))
            .first(connection)
            .optional()?;
        longest = longest.max(row.and_then(|row| allowance.wait(row.into(), now)));
    }
    longest.map_or(Ok(()), |wait| Err(Error::TooSoon(wait)))
}

/// Counts an attempt before it is made, so that of many at once no more get through than one after the other.
///
/// # Errors
/// [`Error::TooSoon`]; what comes too soon is not counted, since the transaction is undone.
pub fn count(connection: &mut AnyConnection, limits: &Limits, now: Timestamp) -> Result<(), Error> {
    let mut longest = None;
    for Limit { key, allowance, .. } in &limits.0 {
        let tally = lock(connection, key, now)?;
        longest = longest.max(allowance.wait(tally, now));
        let Tally { last_at, forgiven_at } = allowance.add(tally, now);
        diesel::update(rate_limits::table.find(key))
            .set((rate_limits::last_at.eq(last_at.as_micros()), rate_limits::forgiven_at.eq(forgiven_at.as_micros())))
            .execute(connection)?;
    }
    longest.map_or(Ok(()), |wait| Err(Error::TooSoon(wait)))
}

/// What is known of a key, for nobody else to change in the meantime. A row that is not there is made, since only a row
/// can be locked.
fn lock(connection: &mut AnyConnection, key: &str, now: Timestamp) -> Result<Tally, Error> {
    let row: TallyRow = diesel::sql_query(
        "INSERT INTO rate_limits (key, last_at, forgiven_at) VALUES ($1, $2, $2) \
         ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING last_at, forgiven_at",
    )
    .bind::<Text, _>(key)
    .bind::<BigInt, _>(now.as_micros())
    .get_result(connection)?;
    Ok(row.into())
}

/// Forgives what a success forgives.
///
/// # Errors
/// When the database fails.
pub fn succeed(connection: &mut AnyConnection, limits: &Limits) -> Result<(), Error> {
    for Limit { key, allowance, on_success } in &limits.0 {
        let row = rate_limits::table.find(key);
        match on_success {
            OnSuccess::Clear => diesel::delete(row).execute(connection)?,
            OnSuccess::Undo => diesel::update(row)
                .set(rate_limits::forgiven_at.eq(rate_limits::forgiven_at - allowance.forgiven_after))
                .execute(connection)?,
        };
    }
    Ok(())
}

/// The keys of some rows that say nothing any more, but for those that are just being counted.
pub(super) fn forgiven(connection: &mut AnyConnection, limit: i64, now: Timestamp) -> Result<Vec<String>, Error> {
    let forgiven =
        rate_limits::table.filter(rate_limits::forgiven_at.le(now.as_micros())).select(rate_limits::key).limit(limit);
    Ok(load_unlocked!(connection, forgiven.load())?)
}

/// Removes rows that [`forgiven`] has found in the same transaction.
pub(super) fn forget(connection: &mut AnyConnection, keys: Vec<String>) -> Result<(), Error> {
    diesel::delete(rate_limits::table.filter(rate_limits::key.eq_any(keys))).execute(connection)?;
    Ok(())
}
