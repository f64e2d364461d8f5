//! Sentences with places for what they are about: data, which weighs less than a function for each.

use std::fmt::{Display, Write};

/// A text with so many places, `{0}`, `{1}` and so on, in the order that its language wants.
#[derive(Clone, Copy, Debug)]
pub struct Template<const PLACES: usize> {
    text: &'static str,
}

impl<const PLACES: usize> Template<PLACES> {
    /// A text that is known to name its places.
    ///
    /// # Panics
    ///
    /// When it lacks a place or names another. As the words are constants, it does not compile then.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        assert!(has_places(text, PLACES), "a template names each of its places, and no other");
        Self { text }
    }
}

impl Template<1> {
    /// The text about this.
    #[must_use]
    pub fn fill(&self, first: &dyn Display) -> String {
        fill(self.text, &[first])
    }
}

impl Template<2> {
    /// The text about these.
    #[must_use]
    pub fn fill(&self, first: &dyn Display, second: &dyn Display) -> String {
        fill(self.text, &[first, second])
    }
}

impl Template<3> {
    /// The text about these.
    #[must_use]
    pub fn fill(&self, first: &dyn Display, second: &dyn Display, third: &dyn Display) -> String {
        fill(self.text, &[first, second, third])
    }
}

/// A sentence about one thing, or about any other number of them.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    one: &'static str,
    other: Template<1>,
}

impl Plural {
    /// What is said of one, and of as many as the place in the second text tells.
    #[must_use]
    pub const fn new(one: &'static str, other: &'static str) -> Self {
        Self { one, other: Template::new(other) }
    }

    /// What is said of so many.
    #[must_use]
    pub fn of(&self, count: usize) -> String {
        if count == 1 { self.one.to_owned() } else { self.other.fill(&count) }
    }
}

/// The text with each of these in its place.
fn fill(text: &str, places: &[&dyn Display]) -> String {
    let mut said = String::new();
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        if sign != '{' {
            said.push(sign);
        } else if let Some(digit) = signs.next().and_then(|sign| sign.to_digit(10)) {
            if let Some(place) = places.get(digit as usize) {
                write!(said, "{place}").unwrap_or_default();
            }
            signs.next();
        }
    }
    said
}

/// Whether a text names each of so many places, and no other.
const fn has_places(text: &str, places: usize) -> bool {
    let text = text.as_bytes();
    let (mut at, mut named) = (0, 0_u32);
    while at < text.len() {
        if matches!(text[at], b'{' | b'}') {
            let is_whole = at + 2 < text.len() && text[at] == b'{' && text[at + 2] == b'}';
            if !is_whole || !text[at + 1].is_ascii_digit() {
                return false;
            }
            named |= 1 << (text[at + 1] - b'0');
            at += 2;
        }
        at += 1;
    }
    named == (1 << places) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_names_each_of_its_places_and_no_other() {
        for (text, places) in [("None", 0), ("{0}", 1), ("Of {1}: {0}, and {1} again", 2)] {
            assert!(has_places(text, places), "{text}");
        }
        for (text, places) in [("None", 1), ("{1}", 1), ("{0}", 2), ("{0} {1}", 1), ("{}", 1), ("{0", 1), ("{0}}", 1)] {
            assert!(!has_places(text, places), "{text}");
        }
    }

    #[test]
    fn everything_is_said_in_its_place() {
        assert_eq!(Template::<1>::new("{0}").fill(&"…"), "…");
        assert_eq!(Template::<2>::new("«{1}», {0} días, «{1}»").fill(&3, &"1{0}"), "«1{0}», 3 días, «1{0}»");
        assert_eq!(Template::<3>::new("{2}{1}{0}").fill(&1, &'a', &"é"), "éa1");
    }

    #[test]
    fn one_is_said_in_another_way() {
        let days = Plural::new("1 day", "{0} days");
        assert_eq!([0, 1, 2].map(|count| days.of(count)), ["0 days", "1 day", "2 days"]);
    }
}
