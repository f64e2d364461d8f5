//! The words of a text, each with the place where it stands.

use std::ops::Range;

/// The marks that begin and end what is quoted.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’')];

/// A word between spaces.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// The word in small letters, without accents and without the punctuation after it.
    pub text: String,
    /// Which bytes of the text it is.
    pub range: Range<usize>,
    /// Whether it is quoted, and so means only itself.
    pub is_quoted: bool,
    /// Whether a sentence or a part of one ends with it.
    pub is_last: bool,
}

impl Word {
    /// What it would be without the backslash before it.
    pub(super) fn escaped(&self) -> Option<&str> {
        self.text.strip_prefix('\\')
    }

    /// What it names after a hash; a number is none.
    pub(super) fn tag(&self) -> Option<&str> {
        self.text.strip_prefix('#').filter(|name| name.starts_with(char::is_alphabetic))
    }
}

/// All words of a text.
pub(super) fn split(text: &str) -> Vec<Word> {
    let quoted = quoted(text);
    let mut end = 0;
    let words = text.split_whitespace().filter_map(|word| {
        let start = end + text.get(end..)?.find(word)?;
        end = start + word.len();
        let range = start..end;
        let is_quoted = quoted.iter().any(|quoted| quoted.start < range.end && range.start < quoted.end);
        let bare = word.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let ends_here = word.ends_with([';', ':', '!', '?']);
        // “Jan.” is short for a month, while “12.” ends something.
        let is_last = ends_here || word.ends_with('.') && bare.ends_with(|c: char| c.is_ascii_digit());
        Some(Word { text: fold(bare), range, is_quoted, is_last })
    });
    words.collect()
}

/// Small letters without the accents of the languages that are understood, so that nobody has to type them.
pub(super) fn fold(text: &str) -> String {
    let accents = '\u{300}'..='\u{36f}';
    let letter = |letter| match letter {
        'á' | 'Á' => 'a',
        'é' | 'É' => 'e',
        'í' | 'Í' => 'i',
        'ó' | 'Ó' => 'o',
        'ú' | 'Ú' | 'ü' | 'Ü' => 'u',
        'ñ' | 'Ñ' => 'n',
        _ => letter.to_ascii_lowercase(),
    };
    text.chars().filter(|c| !accents.contains(c)).map(letter).collect()
}

/// The parts of a text between quotation marks; a mark that is not closed begins none.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, mark)) = next_quote(text, from) {
        let inside = start + mark.len_utf8();
        let closing = QUOTES.iter().filter(|(open, _)| *open == mark).filter_map(|(_, close)| {
            let end = inside + text.get(inside..)?.find(*close)?;
            Some(end + close.len_utf8())
        });
        from = closing.min().unwrap_or(inside);
        if from > inside {
            found.push(start..from);
        }
    }
    found
}

fn next_quote(text: &str, from: usize) -> Option<(usize, char)> {
    let marks = text.get(from..)?.char_indices().find(|(_, c)| QUOTES.iter().any(|(open, _)| open == c));
    marks.map(|(at, mark)| (from + at, mark))
}
