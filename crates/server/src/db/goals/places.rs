//! The order of a day's goals.

use super::super::{
    AnyConnection, Change, Error,
    places::{closing_gaps, places},
    schema::goals,
};
use diesel::{
    dsl::auto_type,
    prelude::*,
    sql_types::{BigInt, Nullable, Text},
};
use studentos_api_types::{Date, UserId};

/// The goals of a day.
#[auto_type(no_type_alias)]
pub fn of_day(owner: UserId, date: Date) -> _ {
    let (owner, date): (String, String) = (owner.to_string(), date.to_string());
    goals::user_id.eq(owner).and(goals::date.eq(date)).and(goals::deleted_at.is_null())
}

#[diesel::declare_sql_function]
extern "SQL" {
    /// The number, or the other one where there is none.
    fn coalesce(number: Nullable<BigInt>, otherwise: BigInt) -> BigInt;
}

places!(goals: of_day(date: Date));

/// Closes all gaps of the days from the first to the last.
pub fn close_gaps(connection: &mut AnyConnection, change: &Change, first: Date, last: Date) -> Result<(), Error> {
    diesel::sql_query(closing_gaps!("goals" by "date" among "date >= $2 AND date <= $3", "$4"))
        .bind::<Text, _>(change.owner.to_string())
        .bind::<Text, _>(first.to_string())
        .bind::<Text, _>(last.to_string())
        .bind::<BigInt, _>(change.revision)
        .execute(connection)?;
    Ok(())
}
