//! What makes two texts the same to a person: full Unicode case folding, and when they look for something, accents.

use icu_casemap::CaseMapper;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization as _;

/// The text with the differences of upper and lower case gone: `Straße`, `STRASSE` and `strasse` are one.
#[must_use]
pub fn fold(text: &str) -> String {
    CaseMapper::new().fold_string(text).into_owned()
}

/// The text as it is looked for: folded, and without accents, unless there is nothing else. It is empty for no other text than the
/// empty one.
#[must_use]
pub fn search_key(text: &str) -> String {
    let folded = fold(text);
    match unaccented(&folded) {
        Cow::Owned(key) if !key.is_empty() => key,
        _ => folded,
    }
}

/// The text without the accents of Latin, Greek and Cyrillic letters; the marks of other scripts make other words.
#[must_use]
pub fn unaccented(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    // Those between are strokes through signs: what is unequal is not equal.
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{333}' | '\u{339}'..='\u{36f}');
    Cow::Owned(text.nfd().filter(|c| !is_accent(c)).nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::{fold, search_key, unaccented};

    #[test]
    fn case_is_folded_in_full() {
        assert_eq!(fold("STRASSE"), fold("Straße"));
        assert_eq!(fold("ΜΆΪΟΣ"), fold("μάϊος"));
        assert_ne!(fold("resume"), fold("résumé"));
    }

    #[test]
    fn accents_are_taken_off_and_what_makes_another_word_is_not() {
        assert_eq!(unaccented("matemáticas, an\u{303}o, Ἀθῆναι, ёлка"), "matematicas, ano, Αθηναι, елка");
        assert_eq!(unaccented("हिन्दी 각 straße, a ≠ b"), "हिन्दी 각 straße, a ≠ b");
        assert_eq!(search_key("MATEMÁTICAS, Straße"), "matematicas, strasse");
        assert_eq!(search_key("\u{301}"), "\u{301}");
    }
}
