//! What `?q=` looks for: a text that holds these words, upper and lower case being the same.

use crate::fold::fold;
use studentos_api_types::Search;

/// The LIKE pattern, with `\` as its escape character, of folded texts that hold these words.
#[must_use]
pub fn containing(words: &Search) -> String {
    let words = fold(words.as_str());
    let mut pattern = String::with_capacity(words.len() + 2);
    pattern.push('%');
    for c in words.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
