//! The language of the page: chosen by hand, or else the browser's.

use super::{page::root, storage};
use crate::words::Language;

/// Speaks the language chosen by hand, or else the first of the browser's that is spoken here.
pub fn begin() {
    speak(Language::of(storage::get(storage::LANGUAGE).into_iter().chain(tags())).unwrap_or_default());
}

/// Speaks a language and remembers it.
pub fn choose(language: Language) {
    storage::set(storage::LANGUAGE, Some(language.tag()));
    speak(language);
}

/// How dates are written: as the browser does where it speaks the language of the page, so that a British one stays so.
#[must_use]
pub fn locale() -> String {
    let spoken = Language::spoken();
    tags().find(|tag| spoken.is_of(tag)).unwrap_or_else(|| spoken.tag().to_owned())
}

/// Screen readers pronounce the page by what it says of itself.
fn speak(language: Language) {
    language.speak();
    if let Some(root) = root() {
        root.set_attribute("lang", language.tag()).ok();
    }
}

/// What the person speaks, as the browser has it, the dearest first.
fn tags() -> impl Iterator<Item = String> {
    let languages = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
    languages.into_iter().filter_map(|tag| tag.as_string())
}
