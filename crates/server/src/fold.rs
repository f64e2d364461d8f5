//! What makes two texts the same to a person: full Unicode case folding.

use icu_casemap::CaseMapper;

/// The text with the differences of upper and lower case gone: `Straße`, `STRASSE` and `strasse` are one.
#[must_use]
pub fn fold(text: &str) -> String {
    CaseMapper::new().fold_string(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_is_folded_in_full() {
        assert_eq!(fold("STRASSE"), fold("Straße"));
        assert_eq!(fold("ΜΆΪΟΣ"), fold("μάϊος"));
        assert_ne!(fold("resume"), fold("résumé"));
    }
}
