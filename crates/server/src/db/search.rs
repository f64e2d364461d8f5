//! What `?q=` looks for: a text that holds these words, upper and lower case and accents aside.

use super::AnyConnection;
use crate::fold::{fold, unaccented};
use diesel::{QueryResult, define_sql_function, sql_types::Text};
use studentos_api_types::Search;

define_sql_function! {
    /// Whether a folded text holds these [`words`]; PostgreSQL has this from a migration.
    fn holds(text: Text, words: Text) -> Bool;
}

/// The words as they are looked for.
#[must_use]
pub fn words(search: &Search) -> String {
    let folded = fold(search.as_str());
    // An accent alone is in no text; no words are in all.
    match unaccented(&folded) {
        words if words.is_empty() => folded,
        words => words.into_owned(),
    }
}

/// Gives a connection to SQLite the function that PostgreSQL has.
///
/// # Errors
/// When SQLite takes no functions any more.
pub fn register(connection: &mut AnyConnection) -> QueryResult<()> {
    match connection {
        AnyConnection::Sqlite(connection) => {
            holds_utils::register_impl(connection, |text: String, words: String| unaccented(&text).contains(&words))
        }
        AnyConnection::Postgres(_) => Ok(()),
    }
}
