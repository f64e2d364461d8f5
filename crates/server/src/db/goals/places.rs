//! The order of a day's goals.

use super::super::{
    AnyConnection, Change, Error,
    places::{Among, places, renumber},
    schema::goals,
};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Text},
};
use studentos_api_types::{Date, UserId};

/// The goals of a day.
fn of_day(owner: UserId, date: Date) -> Among<goals::table> {
    let is_of_day = goals::user_id.eq(owner.to_string()).and(goals::date.eq(date.to_string()));
    Box::new(is_of_day.and(goals::deleted_at.is_null()))
}

places!(goals: of_day(date: Date));
renumber!("goals" by "date": Date);
