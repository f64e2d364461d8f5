//! How many goals and minutes each day has: from indexes alone, as far as goals go, however long somebody has been here.

use super::{AnyConnection, Error, schema::logs};
use crate::stats::{Counts, add_up};
use diesel::{
    dsl::sum,
    prelude::*,
    sql_types::{BigInt, Text},
};
use std::collections::BTreeMap;
use studentos_api_types::{Date, GetStats, Stats, UserId};

/// The goals of a day as they are counted.
#[derive(QueryableByName)]
struct DayRow {
    #[diesel(sql_type = Text)]
    date: String,
    #[diesel(sql_type = BigInt)]
    planned: i64,
    #[diesel(sql_type = BigInt)]
    completed: i64,
}

/// What some days came to, and the streaks up to today.
///
/// # Errors
/// When the database fails.
pub fn find(connection: &mut AnyConnection, owner: UserId, range: GetStats, today: Date) -> Result<Stats, Error> {
    let GetStats { from, to } = range;
    let counts = counts(connection, owner, to.max(today))?;
    let minutes = minutes(connection, owner, from, to)?;
    Ok(add_up(&counts, &minutes, [from, to], today))
}

/// What is planned and done on each day up to this one. The same words for both databases.
fn counts(connection: &mut AnyConnection, owner: UserId, last: Date) -> Result<BTreeMap<Date, Counts>, Error> {
    let rows: Vec<DayRow> = diesel::sql_query(
        "SELECT date, CAST(sum(planned) AS BIGINT) AS planned, CAST(sum(completed) AS BIGINT) AS completed FROM (\
         SELECT date, count(*) AS planned, 0 AS completed FROM goals WHERE user_id = $1 AND date <= $2 \
         AND deleted_at IS NULL AND completed_at IS NULL GROUP BY date UNION ALL \
         SELECT date, count(*), count(*) FROM goals WHERE user_id = $1 AND date <= $2 \
         AND deleted_at IS NULL AND completed_at IS NOT NULL GROUP BY date UNION ALL \
         SELECT date, -count(*), -count(completed_at) FROM goals WHERE user_id = $1 AND date <= $2 \
         AND deleted_at IS NULL AND skipped GROUP BY date\
         ) AS counted GROUP BY date HAVING sum(planned) > 0",
    )
    .bind::<Text, _>(owner.to_string())
    .bind::<Text, _>(last.to_string())
    .load(connection)?;
    let counts = |DayRow { date, planned, completed }| {
        Ok((read(&date)?, Counts { planned: small(planned), completed: small(completed) }))
    };
    rows.into_iter().map(counts).collect()
}

/// The minutes of the logs of each day of a range that has any.
fn minutes(connection: &mut AnyConnection, owner: UserId, from: Date, to: Date) -> Result<BTreeMap<Date, u32>, Error> {
    let rows: Vec<(String, Option<i64>)> = logs::table
        .filter(logs::user_id.eq(owner.to_string()))
        .filter(logs::deleted_at.is_null())
        .filter(logs::date.between(from.to_string(), to.to_string()))
        .group_by(logs::date)
        .select((logs::date, sum(logs::minutes)))
        .load(connection)?;
    rows.into_iter().map(|(date, minutes)| Ok((read(&date)?, small(minutes.unwrap_or(0))))).collect()
}

fn read(date: &str) -> Result<Date, Error> {
    Date::parse(date).map_err(|invalid| Error::Internal(format!("{date} is no date: {invalid}")))
}

/// No day has more of anything than the contract's `int32` holds.
fn small(count: i64) -> u32 {
    i32::try_from(count.max(0)).unwrap_or(i32::MAX).cast_unsigned()
}
