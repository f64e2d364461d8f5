//! The table `idempotency_keys`: what came of a request, for whoever did not hear it and asks again.

use super::{AnyConnection, Change, Error, schema::idempotency_keys};
use crate::clock::DAY;
use diesel::{connection::SimpleConnection as _, prelude::*};
use serde::Serialize;
use serde_json::value::RawValue;

/// How long an outcome is kept.
pub const KEPT: i64 = DAY;

/// A request that says which one it is.
#[derive(Clone, Debug)]
pub struct KeyedRequest {
    /// The name its sender gave it.
    pub key: String,
    /// A hash of what it asks.
    pub request: String,
}

/// What a request has made.
#[derive(Debug)]
pub enum Made<T> {
    /// Now.
    Now(T),
    /// Before, when another asked for it under the same key: JSON as that was answered, whatever the next version's looks like.
    Before(Box<RawValue>),
}

/// Does a thing, unless a request of the same key has done it: then gives back what came of that, be it a refusal.
///
/// # Errors
/// [`Error::IdempotencyConflict`] when that request asked something else; without a key, what the thing fails with.
pub fn once<T: Serialize>(
    connection: &mut AnyConnection,
    change: &Change,
    keyed: Option<KeyedRequest>,
    thing: impl FnOnce(&mut AnyConnection) -> Result<T, Error>,
) -> Result<Result<Made<T>, Error>, Error> {
    let Some(keyed) = keyed else { return thing(connection).map(|made| Ok(Made::Now(made))) };
    let owner = change.owner.to_string();
    let kept: Option<(String, String, i64)> = idempotency_keys::table
        .find((&owner, &keyed.key))
        .select((idempotency_keys::request, idempotency_keys::outcome, idempotency_keys::created_at))
        .first(connection)
        .optional()?;
    if let Some((request, outcome, created_at)) = kept {
        if created_at > change.at.as_micros() - KEPT {
            if request != keyed.request {
                return Err(Error::IdempotencyConflict);
            }
            // A refusal that another version gave and this one does not know has changed nothing: it is tried anew.
            if let Ok(outcome) = serde_json::from_str::<Result<_, _>>(&outcome) {
                return Ok(outcome.map(Made::Before));
            }
        }
        diesel::delete(idempotency_keys::table.find((&owner, &keyed.key))).execute(connection)?;
    }
    let outcome = attempt(connection, thing)?;
    let written = serde_json::to_string(&outcome).map_err(|error| Error::Internal(error.to_string()))?;
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::user_id.eq(owner),
            idempotency_keys::key.eq(keyed.key),
            idempotency_keys::request.eq(keyed.request),
            idempotency_keys::outcome.eq(written),
            idempotency_keys::created_at.eq(change.at.as_micros()),
        ))
        .execute(connection)?;
    Ok(outcome.map(Made::Now))
}

/// Undoes what a refused thing has done, and nothing else of the transaction. What the database could not do is no
/// outcome, since it may be able to the next time.
fn attempt<T>(
    connection: &mut AnyConnection,
    thing: impl FnOnce(&mut AnyConnection) -> Result<T, Error>,
) -> Result<Result<T, Error>, Error> {
    connection.batch_execute("SAVEPOINT attempt")?;
    match thing(connection) {
        Ok(done) => {
            connection.batch_execute("RELEASE SAVEPOINT attempt")?;
            Ok(Ok(done))
        }
        Err(error @ (Error::Unavailable(_) | Error::Internal(_))) => Err(error),
        Err(refusal) => {
            connection.batch_execute("ROLLBACK TO SAVEPOINT attempt; RELEASE SAVEPOINT attempt")?;
            Ok(Err(refusal))
        }
    }
}
