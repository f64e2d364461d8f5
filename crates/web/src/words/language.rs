//! The languages that the app speaks.

use super::{Words, en, es};
use std::cell::Cell;

thread_local! {
    /// The words themselves: from a language alone, each would be chosen where it is said, which weighs twice as much.
    static SPOKEN: Cell<&'static Words> = const { Cell::new(&en::WORDS) };
}

/// The words of the language that the app speaks.
#[must_use]
pub fn words() -> &'static Words {
    SPOKEN.get()
}

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Spoken to whoever speaks none of the others.
    #[default]
    English,
    /// With the informal “tú”.
    Spanish,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// The one that is spoken.
    #[must_use]
    pub fn spoken() -> Self {
        words().language
    }

    /// From now on it is this one.
    pub fn speak(self) {
        SPOKEN.set(self.words());
    }

    /// The first that is spoken here of what somebody speaks, in tags like `es-MX` (BCP 47).
    #[must_use]
    pub fn of(tags: impl IntoIterator<Item = String>) -> Option<Self> {
        tags.into_iter().find_map(|tag| Self::ALL.into_iter().find(|language| language.is_of(&tag)))
    }

    /// Whether a tag like `es-MX` names a form of it.
    #[must_use]
    pub fn is_of(self, tag: &str) -> bool {
        tag.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case(self.tag()))
    }

    /// Its tag, as HTML and storage have it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Self::English => &en::WORDS,
            Self::Spanish => &es::WORDS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tags: &[&str]) -> Option<Language> {
        Language::of(tags.iter().copied().map(str::to_owned))
    }

    #[test]
    fn the_first_language_that_is_spoken_here_counts() {
        assert_eq!(of(&["es-MX", "en"]), Some(Language::Spanish));
        assert_eq!(of(&["de-DE", "ES", "en"]), Some(Language::Spanish));
        assert_eq!(of(&["en-GB", "es"]), Some(Language::English));
        assert_eq!(of(&["est", "de"]), None);
    }
}
