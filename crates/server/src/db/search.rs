//! What `?q=` looks for: a text that holds these words, upper and lower case and accents aside.
//!
//! Long texts, as notes, are stored as they are looked for. Titles and names are stored folded, since titles that differ in an accent
//! may stand beside each other; their accents are taken off as they are read.

use super::AnyConnection;
use crate::fold::{search_key, unaccented};
use diesel::{QueryResult, define_sql_function, sql_types::Text};
use studentos_api_types::Search;

define_sql_function! {
    /// Whether a folded text, which is short, holds these words; PostgreSQL has this from a migration.
    fn holds(text: Text, words: Text) -> Bool;
}

define_sql_function! {
    /// A text without these words, when the last parameter is empty. What is different without them held them: `LIKE` goes back
    /// and forth in a long text that nearly matches.
    #[sql_name = "replace"]
    fn without(text: Text, words: Text, by: Text) -> Text;
}

/// The words as they are looked for.
#[must_use]
pub fn words(search: &Search) -> String {
    search_key(search.as_str())
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
