//! E-mail addresses.

use crate::{
    Invalid,
    parsed::{parsed_string, string_schema},
};
use email_address::{EmailAddress, Options};
use std::fmt;

/// An e-mail address as its owner writes it: trimmed, at most 254 characters (RFC 5321), of the form `name@domain`.
///
/// Two addresses that differ only in case belong to the same account; that comparison is the server's.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// The longest address, in bytes of UTF-8 and so at most in characters.
    pub const MAX: usize = 254;

    /// Trims and checks an address.
    ///
    /// # Errors
    /// When it is no address, or one with a display name, a quoted part or a bare IP address.
    ///
    /// ```
    /// # use studentos_api_types::Email;
    /// assert!(Email::parse("asha@example.com").is_ok());
    /// assert!(Email::parse("asha at example.com").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        let options = Options::default().without_display_text().without_domain_literal();
        let refused = || Invalid::new("Must be an e-mail address like name@example.com.");
        if text.len() > Self::MAX || text.contains(['"', '(']) || text.chars().any(char::is_control) {
            return Err(refused());
        }
        EmailAddress::parse_with_options(text, options).map_err(|_| refused())?;
        Ok(Self(text.to_owned()))
    }
}

parsed_string!(Email);
string_schema!(
    Email,
    "An e-mail address of at most 254 characters. Upper and lower case are kept, and make no difference.",
    |schema| schema
        .format(Some(utoipa::openapi::SchemaFormat::Custom("email".to_owned())))
        .min_length(Some(3))
        .max_length(Some(Email::MAX))
        .examples(["asha@example.com"])
);

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address identifies a person: it is not written to logs.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_trimmed_and_checked() {
        assert_eq!(Email::parse(" a.b+c@Example.com ").map(String::from), Ok("a.b+c@Example.com".to_owned()));
        let long = format!("{}@example.com", "a".repeat(250));
        for text in ["", "a", "a@", "@b.c", "a b@c.d", "A <a@b.c>", "\"a b\"@c.d", "a@[127.0.0.1]", "a@b\0.c", &long] {
            assert!(Email::parse(text).is_err(), "{text:?}");
        }
    }
}
