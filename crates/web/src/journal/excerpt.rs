//! A long text made short enough to name it by.

/// How many characters name a text.
const LONGEST: usize = 60;

/// The first line of a text that has something to see, cut where it gets long.
#[must_use]
pub fn excerpt(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        None => line.to_owned(),
        Some((end, _)) => {
            let cut = line.get(..end).unwrap_or(line);
            // A word is kept whole, unless it is all there is.
            let whole = cut.rsplit_once(char::is_whitespace).map_or(cut, |(whole, _)| whole);
            format!("{}…", whole.trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_first_line() {
        assert_eq!(excerpt("\n  Went well. \nThen less so."), "Went well.");
        assert_eq!(excerpt(""), "");
    }

    #[test]
    fn a_long_line_ends_after_a_word() {
        let long = "word ".repeat(20);
        assert_eq!(excerpt(&long), format!("{}…", "word ".repeat(12).trim_end()));
        assert_eq!(excerpt(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
        assert_eq!(excerpt(&"é".repeat(60)), "é".repeat(60));
    }
}
