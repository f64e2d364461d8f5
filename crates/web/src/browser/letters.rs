//! Upper and lower case, and accents. A browser has the tables of all letters, which need not be loaded again; native tests have no browser.

use js_sys::JsString;

const IN_BROWSER: bool = cfg!(target_arch = "wasm32");

/// The text in capitals.
#[must_use]
pub fn capitals(text: &str) -> String {
    if IN_BROWSER { JsString::from(text).to_upper_case().into() } else { text.to_uppercase() }
}

/// The text in small letters.
#[must_use]
pub fn small(text: &str) -> String {
    if IN_BROWSER { JsString::from(text).to_lower_case().into() } else { text.to_lowercase() }
}

/// The text with its accents taken off.
#[must_use]
pub fn unaccented(text: &str) -> String {
    let accents = '\u{300}'..='\u{36f}';
    apart(text).chars().filter(|c| !accents.contains(c)).collect()
}

/// The text with accents as signs of their own.
#[cfg(target_arch = "wasm32")]
fn apart(text: &str) -> String {
    JsString::from(text).normalize("NFD").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn apart(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfd(text).collect()
}
