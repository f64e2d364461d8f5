//! Texts as they are looked for, where they are not stored yet.

use super::{
    AnyConnection,
    schema::{goals, logs, users},
};
use crate::fold::{fold, search_key};
use diesel::{dsl::sql, prelude::*, sql_types::Bool};

/// How many are read and written at once.
const BATCH: i64 = 500;

/// Makes the keys of a column; only an empty text has an empty one, so that this ends. `$unfolded` is word for word what the index
/// says, so that it is used.
macro_rules! fold_column {
    ($connection:expr, $table:ident.$text:ident, $key:ident = $make:ident, $unfolded:literal) => {
        loop {
            let unfolded = $table::table.filter(sql::<Bool>($unfolded)).select(($table::id, $table::$text));
            let unfolded: Vec<(String, String)> = unfolded.limit(BATCH).load($connection)?;
            if unfolded.is_empty() {
                break;
            }
            let store = |connection: &mut AnyConnection| {
                for (id, text) in unfolded {
                    // Unless it has just been changed.
                    diesel::update($table::table.find(id).filter($table::$text.eq(&text)))
                        .set($table::$key.eq($make(&text)))
                        .execute(connection)?;
                }
                QueryResult::Ok(())
            };
            match $connection {
                // It begins with a write, so that SQLite waits for another process instead of failing.
                AnyConnection::Sqlite(_) => $connection.transaction(store)?,
                // Users go on changing what they have, and never wait for more than one of these.
                AnyConnection::Postgres(_) => store($connection)?,
            }
        }
    };
}

/// Folds what was written before there was a column for that, or since at an instance that does not know it yet. What such an
/// instance changes is found by what it was before, until it is changed again.
///
/// # Errors
/// When the database fails.
pub fn fold_all(connection: &mut AnyConnection) -> QueryResult<()> {
    fold_column!(connection, users.name, name_key = fold, "name_key = ''");
    fold_column!(connection, goals.notes, notes_key = search_key, "notes_key = '' AND notes <> ''");
    fold_column!(connection, logs.body, body_key = search_key, "body_key = ''");
    Ok(())
}
