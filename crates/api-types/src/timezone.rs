//! Time zones by name.

use crate::{
    Invalid,
    parsed::{parsed_string, string_schema},
};
use std::fmt;

/// The name of a time zone, like `Asia/Kolkata`, of the form the IANA database gives its names.
///
/// Whether there is such a zone is for the server to say, which has the database.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeZone(String);

impl TimeZone {
    /// The longest name, in characters.
    pub const MAX: usize = 64;

    /// Checks the form of a name.
    ///
    /// # Errors
    /// When it is empty, longer than [`TimeZone::MAX`] or holds anything but ASCII letters, digits and `/ _ + -`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '+' | '-');
        if text.is_empty() || text.len() > Self::MAX || !text.chars().all(fits) {
            return Err(Self::unknown());
        }
        Ok(Self(text.to_owned()))
    }

    /// What is said of a name that no time zone has.
    #[must_use]
    pub fn unknown() -> Invalid {
        Invalid::new("Must be a time zone name like Europe/Berlin.")
    }
}

/// UTC, for who has not said where they are.
impl Default for TimeZone {
    fn default() -> Self {
        Self("UTC".to_owned())
    }
}

parsed_string!(TimeZone);
string_schema!(
    TimeZone,
    "The IANA name of a time zone, as a browser's `Intl.DateTimeFormat().resolvedOptions().timeZone` gives it. The list grows with the world's.",
    |schema| schema
        .min_length(Some(1))
        .max_length(Some(TimeZone::MAX))
        .pattern(Some("^[0-9A-Za-z/_+-]+$"))
        .examples(["Europe/Berlin"])
);

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
