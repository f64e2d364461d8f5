//! `/api/repeats`: goals that come back.

mod at_once;
mod calendar;
mod change;
mod create;
mod events;
mod future;
mod list;
mod many;
mod missed;
mod ownership;
mod past;
mod pause;
mod plans;
mod rules;
mod same_title;
mod touched;
mod unwritable;

use crate::{databases::Database, harness::*};
use studentos_client::types::{CarryOver, CreateLog, Notes, Rule, UpdateUser};

/// A repeat that starts today.
pub fn new_repeat(text: &str, rule: &str, missed: Missed) -> CreateRepeat {
    CreateRepeat {
        title: title(text),
        notes: None,
        rule: Rule::parse(rule).unwrap(),
        starts_on: today(),
        ends_on: None,
        missed: Some(missed),
        paused: None,
    }
}

/// Adds a repeat that comes every day from today on.
pub async fn daily(client: &Client, text: &str, missed: Missed) -> Repeat {
    client.repeats().create(&new_repeat(text, "FREQ=DAILY", missed)).await.expect("nothing is in the way")
}

/// The goals of a day.
pub async fn goals(client: &Client, date: Date) -> Vec<Goal> {
    client.goals().list().date(date).send().await.unwrap().data
}

/// The one goal of a day.
pub async fn only(client: &Client, date: Date) -> Goal {
    let goals = goals(client, date).await;
    assert_eq!(goals.len(), 1, "{date}: {goals:?}");
    goals.into_iter().next().unwrap()
}

/// Has so many days gone by since everything happened that has happened. What the owner has is read anew then.
pub async fn pass(owner: &Client, server: &Server, days: i32) {
    let earlier = |column: &str| match &*server.database {
        Database::Sqlite(_) => format!("date({column}, '-{days} days')"),
        Database::Postgres(_) => format!("to_char({column}::date - {days}, 'YYYY-MM-DD')"),
    };
    let columns =
        ["goals.date", "occurrences.date", "repeats.starts_on", "repeats.ends_on", "repeats.since", "repeats.due_on"];
    for column in columns {
        let (table, column) = column.split_once('.').unwrap();
        let change = |value: String| {
            // A day that is looked at whatever day it is stays so.
            server.database.execute(&format!("UPDATE {table} SET {column} = {value} WHERE {column} > '1000'"));
        };
        // Not at once: a day would be moved to where another one still is.
        change(format!("'x' || {}", earlier(column)));
        change(format!("substr({column}, 2)"));
    }
    // A change of nothing, by which the server knows that what it has read is not so any more.
    owner.users().update_me(&UpdateUser::default()).await.unwrap();
}
