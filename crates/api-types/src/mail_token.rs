//! What a link in a mail carries.

use crate::{
    Invalid,
    parsed::{parsed_string, string_schema},
};
use std::fmt;

/// The token of a link that was mailed, as somebody shows it: 1 to 200 characters. Whether it is one, and still good, only
/// the server knows. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct MailToken(String);

impl MailToken {
    /// The longest that is looked at, in characters.
    pub const MAX: usize = 200;

    /// Takes a token as it stands in the link, without the space that copying adds.
    ///
    /// # Errors
    /// When it is empty or has more than [`MailToken::MAX`] characters.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        let fits = (1..=Self::MAX).contains(&text.chars().count());
        if fits { Ok(Self(text.to_owned())) } else { Err(Invalid::new("Must be 1 to 200 characters.")) }
    }
}

parsed_string!(MailToken);
string_schema!(MailToken, "The `token` of the link in a mail.", |schema| schema
    .min_length(Some(1))
    .max_length(Some(MailToken::MAX))
    .pattern(Some(r"\S"))
    .examples(["q1C8mXkTtXb0mZ0c9r7Yw2sVdU4nE6aLhJpGfKiOeQz"]));

impl fmt::Debug for MailToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_something_in_it_and_an_end() {
        assert_eq!(MailToken::parse(" q1C8 \n").map(String::from), Ok("q1C8".to_owned()));
        for text in ["", "  ", &"x".repeat(201)] {
            assert!(MailToken::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_token_is_not_shown() {
        assert_eq!(format!("{:?}", MailToken::parse("q1C8")), "Ok(MailToken(…))");
    }
}
