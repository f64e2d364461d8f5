//! The names of users as they are looked for, where they are not stored yet.

use super::super::{AnyConnection, schema::users};
use crate::fold::fold;
use diesel::{dsl::sql, prelude::*, sql_types::Bool};

/// Word for word what the index says, so that it is used.
const UNFOLDED: &str = "name_key = ''";

/// Folds the names of who signed up before there was a column for that, or since at an instance that does not know it yet. Who
/// takes another name there is found by the one before, until they take yet another.
///
/// # Errors
/// When the database fails.
pub fn fold_names(connection: &mut AnyConnection) -> QueryResult<()> {
    let unfolded = users::table.filter(sql::<Bool>(UNFOLDED)).select((users::id, users::name));
    let unfolded: Vec<(String, String)> = unfolded.load(connection)?;
    if unfolded.is_empty() {
        return Ok(());
    }
    // It begins with a write, so that SQLite waits for another process instead of failing.
    connection.transaction(|connection| {
        for (id, name) in unfolded {
            // Unless they have just renamed themselves.
            diesel::update(users::table.find(id).filter(users::name.eq(&name)))
                .set(users::name_key.eq(fold(&name)))
                .execute(connection)?;
        }
        Ok(())
    })
}
