//! What `?q=` looks for: a text that holds these words, upper and lower case being the same.
//!
//! Not by `LIKE`, which goes back and forth in a long text that nearly matches: `replace` goes through it once, on both
//! databases. What is different without the words held them.

use diesel::{define_sql_function, sql_types::Text};

define_sql_function! {
    /// A folded text without these folded words, when the last parameter is empty.
    #[sql_name = "replace"]
    fn without(text: Text, words: Text, by: Text) -> Text;
}
