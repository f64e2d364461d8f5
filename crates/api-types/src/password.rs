//! Passwords, as they come from a person.

use crate::{
    Invalid,
    parsed::{parsed_string, string_schema},
};
use std::fmt;

/// A password of 8 to 128 characters, normalised to Unicode NFKC so that every keyboard spells it the same. It is
/// measured both as it was typed and normalised.
///
/// There are no composition rules (NIST SP 800-63B, section 3.1.1.2). Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// The shortest password, in characters.
    pub const MIN: usize = 8;
    /// The longest password, in characters.
    pub const MAX: usize = 128;

    /// Normalises and measures a password.
    ///
    /// # Errors
    /// When it has fewer than [`Password::MIN`] or more than [`Password::MAX`] characters.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let fits = |text: &str| (Self::MIN..=Self::MAX).contains(&text.chars().count());
        // As it was typed first: to normalise a long text costs more than to count it.
        let normal = fits(text).then(|| nfkc(text)).filter(|normal| fits(normal));
        normal.map(Self).ok_or_else(|| Invalid::new("Must be 8 to 128 characters."))
    }
}

parsed_string!(Password);
string_schema!(Password, "8 to 128 characters; the most common passwords are refused.", |schema| schema
    .format(Some(utoipa::openapi::SchemaFormat::Custom("password".to_owned())))
    .min_length(Some(Password::MIN))
    .max_length(Some(Password::MAX))
    .examples(["lantern-orbit-17"]));

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A password that somebody says is theirs, of 1 to 1024 characters: what is asked of a new one is not asked of it, so one
/// that is too short is simply wrong. Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct GivenPassword(String);

impl GivenPassword {
    /// The longest that is looked at, in characters.
    pub const MAX: usize = 1024;

    /// Normalises a password like [`Password::parse`].
    ///
    /// # Errors
    /// When it is empty or has more than [`GivenPassword::MAX`] characters.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let fits = |text: &str| (1..=Self::MAX).contains(&text.chars().count());
        // Normalised as well, so that what a client sends on is taken as it was taken here.
        let normal = fits(text).then(|| nfkc(text)).filter(|normal| fits(normal));
        normal.map(Self).ok_or_else(|| Invalid::new("Must be 1 to 1024 characters."))
    }
}

parsed_string!(GivenPassword);
string_schema!(GivenPassword, "The password, as it was chosen.", |schema| schema
    .format(Some(utoipa::openapi::SchemaFormat::Custom("password".to_owned())))
    .min_length(Some(1))
    .max_length(Some(GivenPassword::MAX))
    .examples(["lantern-orbit-17"]));

impl From<Password> for GivenPassword {
    fn from(password: Password) -> Self {
        Self(password.0)
    }
}

impl fmt::Debug for GivenPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GivenPassword(…)")
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn nfkc(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkc(text).collect()
}

/// The browser has the tables already; a second copy would weigh more than the rest of this crate.
#[cfg(target_arch = "wasm32")]
fn nfkc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_the_same_on_every_keyboard() {
        assert_eq!(Password::parse("ﬁancée12"), Password::parse("fiance\u{301}e12"));
    }

    #[test]
    fn length_is_all_that_counts() {
        assert!(Password::parse("        ").is_ok());
        assert!(Password::parse("seven77").is_err());
        assert!(Password::parse(&"x".repeat(129)).is_err());
    }

    #[test]
    fn length_counts_as_typed_and_normalised() {
        assert!(Password::parse(&"e\u{301}".repeat(64)).is_ok());
        for text in ["e\u{301}".repeat(65), "\u{fdfa}".repeat(8), "\u{fdfa}".repeat(1_000_000), "e\u{301}".repeat(4)] {
            assert!(Password::parse(&text).is_err(), "{} characters", text.chars().count());
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        assert_eq!(format!("{:?}", Password::parse("lantern-orbit-17")), "Ok(Password(…))");
        assert_eq!(format!("{:?}", GivenPassword::parse("lantern-orbit-17")), "Ok(GivenPassword(…))");
    }

    #[test]
    fn a_given_password_is_the_chosen_one_or_wrong() {
        let chosen = Password::parse("ﬁancée12").map(GivenPassword::from);
        assert_eq!(GivenPassword::parse("fiance\u{301}e12"), chosen);
        assert!(GivenPassword::parse("x").is_ok() && GivenPassword::parse(&"x".repeat(1024)).is_ok());
        assert!(GivenPassword::parse("").is_err() && GivenPassword::parse(&"x".repeat(1025)).is_err());
        assert!(GivenPassword::parse(&"\u{fdfa}".repeat(57)).is_err(), "1026 characters, once normalised");
        let longest = GivenPassword::parse(&"\u{fdfa}".repeat(56)).map(String::from);
        assert!(longest.is_ok_and(|longest| GivenPassword::parse(&longest).is_ok()));
    }
}
