//! Where in a text the words stand that were looked for, as the server looks: upper and lower case are the same, and
//! so are letters with and without an accent.

use crate::browser::letters::{capitals, small, unaccented};
use std::ops::Range;

/// How many characters of a long text are shown before what was found, and how many in all.
const BEFORE: usize = 40;
const LONGEST: usize = 160;

/// A part of a text, and whether it is what was looked for.
pub type Piece<'t> = (&'t str, bool);

/// The text in pieces, every second one of which was looked for.
#[must_use]
pub fn pieces<'t>(text: &'t str, words: &str) -> Vec<Piece<'t>> {
    let (mut pieces, mut from) = (Vec::new(), 0);
    let piece = |range: Range<usize>, is_found| text.get(range).filter(|piece| !piece.is_empty()).zip(Some(is_found));
    for found in find(text, words) {
        pieces.extend(piece(from..found.start, false));
        from = found.end;
        pieces.extend(piece(found, true));
    }
    pieces.extend(piece(from..text.len(), false));
    pieces
}

/// Whether a text holds the words.
#[must_use]
pub fn holds(text: &str, words: &str) -> bool {
    !find(text, words).is_empty()
}

/// What stands around the first place where the words are, in one line.
#[must_use]
pub fn around(text: &str, words: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = find(&text, words).first().map_or(0, |found| found.start);
    let before = text.get(..at).unwrap_or_default().chars().count();
    let (start, count) = (before.saturating_sub(BEFORE), text.chars().count());
    let shown: String = text.chars().skip(start).take(LONGEST).collect();
    let dots = |is_cut| if is_cut { "…" } else { "" };
    format!("{}{shown}{}", dots(start > 0), dots(start + LONGEST < count))
}

/// Where the words are, from the first place on, none within another one.
fn find(text: &str, words: &str) -> Vec<Range<usize>> {
    let words = fold(words);
    let (mut folded, mut places) = (String::new(), Vec::new());
    for (place, letter) in text.char_indices() {
        folded.push_str(&fold(letter.encode_utf8(&mut [0; 4])));
        places.resize(folded.len(), place);
    }
    places.push(text.len());
    if words.is_empty() {
        return Vec::new();
    }
    let found = folded.match_indices(&words).filter_map(|(at, _)| {
        let (start, last) = (*places.get(at)?, *places.get(at + words.len() - 1)?);
        // A letter that stands for two, of which one was looked for, is shown as found.
        let end = places.iter().copied().find(|place| *place > last)?;
        Some(start..end)
    });
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for range in found {
        if ranges.last().is_none_or(|before| before.end <= range.start) {
            ranges.push(range);
        }
    }
    ranges
}

/// Upper and lower case made the same, and accents taken off; what grows in capitals, as `ß`, has them count.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // A sigma at the end of a word is a sigma.
    unaccented(&small(&capitals(text))).replace('ς', "σ")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(text: &'t str, words: &str) -> Vec<&'t str> {
        pieces(text, words).into_iter().filter(|(_, is_found)| *is_found).map(|(piece, _)| piece).collect()
    }

    #[test]
    fn what_was_looked_for_is_marked_in_any_case() {
        assert_eq!(pieces("Read chapter 4", "CHAP"), [("Read ", false), ("chap", true), ("ter 4", false)]);
        assert_eq!(found("Read, read, bread", "read"), ["Read", "read", "read"]);
        assert_eq!(found("Lange Straße", "STRASSE"), ["Straße"]);
        assert_eq!(found("ΜΆΪΟΣ", "μάϊος"), ["ΜΆΪΟΣ"]);
        assert_eq!(found("aaa", "aa"), ["aa"]);
        assert_eq!(pieces("Read", ""), [("Read", false)]);
    }

    #[test]
    fn accents_are_marked_whether_they_were_typed_or_not() {
        assert_eq!(found("Repasar matemáticas", "MATEMATICAS"), ["matemáticas"]);
        assert_eq!(found("Resume the re\u{301}sume\u{301}", "résumé"), ["Resume", "re\u{301}sume\u{301}"]);
        assert_eq!(found("Read", "\u{301}"), [""; 0]);
        assert_eq!(found("각자 = 1", "가"), [""; 0]);
        assert_eq!(found("각자 = 1", "≠"), [""; 0]);
    }

    #[test]
    fn of_a_long_text_what_stands_around_it_is_shown() {
        let text = format!("{}\n\nthe  needle {}", "hay ".repeat(50), "straw ".repeat(50));
        let shown = around(&text, "NEEDLE");
        assert!(shown.starts_with('…') && shown.ends_with('…') && shown.contains(" the needle "), "{shown}");
        assert_eq!(shown.chars().count(), LONGEST + 2);
        assert_eq!(around("A short\n text", "short"), "A short text");
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in ".*", words in ".{0,3}") {
            let whole: String = pieces(&text, &words).into_iter().map(|(piece, _)| piece).collect();
            prop_assert_eq!(whole, text.clone());
            prop_assert!(around(&text, &words).chars().count() <= LONGEST + 2);
        }
    }
}
