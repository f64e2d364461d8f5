//! Names, titles, notes and search words.

use crate::{
    Invalid,
    parsed::{parsed_string, string_schema},
};
use std::fmt;

/// Any text with at least one visible character and no control character, as an ECMA 262 pattern.
#[cfg(feature = "utoipa")]
const ONE_LINE: &str = r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f]*$";

/// The same over several lines.
#[cfg(feature = "utoipa")]
const VISIBLE_MARKDOWN: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$";

/// What a goal or a task is called: 1 to 200 characters on one line, trimmed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Title(String);

impl Title {
    /// The longest title, in characters.
    pub const MAX: usize = 200;

    /// Trims and checks a title.
    ///
    /// # Errors
    /// When it is empty, longer than [`Title::MAX`] or holds a control character.
    ///
    /// ```
    /// # use studentos_api_types::Title;
    /// assert_eq!(Title::parse("  Read chapter 3 ")?.as_str(), "Read chapter 3");
    /// assert!(Title::parse("   ").is_err());
    /// # Ok::<(), studentos_api_types::Invalid>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        one_line(text, Self::MAX).map(Self)
    }
}

parsed_string!(Title);
string_schema!(
    Title,
    "1 to 200 characters on one line. White space around them is taken off first and does not count.",
    |schema| schema
        .min_length(Some(1))
        .max_length(Some(Title::MAX))
        .pattern(Some(ONE_LINE))
        .examples(["Read chapter 3"])
);

/// What a person is called: 1 to 100 characters on one line, trimmed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The longest name, in characters.
    pub const MAX: usize = 100;

    /// Trims and checks a name.
    ///
    /// # Errors
    /// When it is empty, longer than [`Name::MAX`] or holds a control character.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        one_line(text, Self::MAX).map(Self)
    }
}

parsed_string!(Name);
string_schema!(
    Name,
    "1 to 100 characters on one line. White space around them is taken off first and does not count.",
    |schema| schema.min_length(Some(1)).max_length(Some(Name::MAX)).pattern(Some(ONE_LINE)).examples(["Asha Rao"])
);

/// Markdown beside a goal: up to 10,000 characters, kept as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Notes(String);

impl Notes {
    /// The longest notes, in characters.
    pub const MAX: usize = 10_000;

    /// Checks notes; the empty text is fine.
    ///
    /// # Errors
    /// When they are longer than [`Notes::MAX`] or hold a control character other than tab and line end.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if text.chars().count() > Self::MAX {
            return Err(Invalid::new("Must be at most 10000 characters."));
        }
        markdown(text).map(Self)
    }
}

parsed_string!(Notes);
string_schema!(Notes, "Markdown, up to 10,000 characters.", |schema| schema
    .max_length(Some(Notes::MAX))
    .pattern(Some(r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"))
    .examples(["Pages 40 to 62, then the *exercises*."]));

/// What somebody writes about a day in Markdown: 1 to 20,000 characters, kept as they were typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogBody(String);

impl LogBody {
    /// The longest body, in characters.
    pub const MAX: usize = 20_000;

    /// Checks a body.
    ///
    /// # Errors
    /// When it is longer than [`LogBody::MAX`], has nothing to see or holds a control character other than tab and line end.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if text.trim().is_empty() || text.chars().count() > Self::MAX {
            return Err(Invalid::new("Must be 1 to 20000 characters, one of them visible."));
        }
        markdown(text).map(Self)
    }
}

parsed_string!(LogBody);
string_schema!(LogBody, "Markdown, 1 to 20,000 characters with something to see.", |schema| schema
    .min_length(Some(1))
    .max_length(Some(LogBody::MAX))
    .pattern(Some(VISIBLE_MARKDOWN))
    .examples(["Went well until noon, then *too many tabs*."]));

/// Words to look for in titles, notes or other texts: 1 to 200 characters on one line, trimmed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Search(String);

impl Search {
    /// Trims and checks what to look for.
    ///
    /// # Errors
    /// When it is empty, longer than a title can be or holds a control character.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        one_line(text, Title::MAX).map(Self)
    }
}

parsed_string!(Search);
string_schema!(
    Search,
    "A part of the text; upper and lower case are the same, and so are letters with and without an accent. White space around it is taken off first and does not count.",
    |schema| schema.min_length(Some(1)).max_length(Some(Title::MAX)).pattern(Some(ONE_LINE)).examples(["chapter"])
);

macro_rules! display_as_text {
    ($($type:ident),*) => {
        $(impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        })*
    };
}

display_as_text!(Title, Name, Notes, LogBody, Search);

fn one_line(text: &str, max: usize) -> Result<String, Invalid> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > max {
        return Err(Invalid::new(format!("Must be 1 to {max} characters.")));
    }
    if text.chars().any(char::is_control) {
        return Err(Invalid::new("Must not hold control characters."));
    }
    Ok(text.to_owned())
}

fn markdown(text: &str) -> Result<String, Invalid> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return Err(Invalid::new("Must not hold control characters other than tab and line end."));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_trimmed_before_it_is_measured() -> Result<(), Invalid> {
        let longest = "é".repeat(Title::MAX);
        assert_eq!(Title::parse(&format!("  {longest}\n"))?.as_str(), longest);
        assert!(Title::parse(&format!("{longest}x")).is_err());
        Ok(())
    }

    #[test]
    fn a_title_has_one_line_and_something_to_see() {
        for text in ["", " ", "\u{2003}", "a\nb", "a\0b", "\u{85}"] {
            assert!(Title::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn notes_keep_their_lines_but_no_other_control_character() {
        assert_eq!(Notes::parse("a\n\tb ").map(String::from), Ok("a\n\tb ".to_owned()));
        assert!(Notes::parse("a\0").is_err());
        assert!(Notes::parse(&"x".repeat(Notes::MAX + 1)).is_err());
    }

    #[test]
    fn the_body_of_a_log_is_kept_as_it_was_typed_and_has_something_to_see() {
        let longest = "🦉".repeat(LogBody::MAX);
        for text in [" a\r\n\tb  \n", &longest] {
            assert_eq!(LogBody::parse(text).map(String::from), Ok(text.to_owned()));
        }
        for text in ["", " \n\t", "\u{2003}", "a\0", "a\u{85}", &format!("{longest}x")] {
            assert!(LogBody::parse(text).is_err(), "{text:?}");
        }
    }
}
