//! Upper and lower case, and accents. A browser has the tables of all letters, which need not be loaded again; native tests have no
//! browser.

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
    // Those between are strokes through signs: what is unequal is not equal.
    let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{333}' | '\u{339}'..='\u{36f}');
    let text: String = normalized(text, "NFD").chars().filter(|c| !is_accent(c)).collect();
    normalized(&text, "NFC")
}

#[cfg(target_arch = "wasm32")]
fn normalized(text: &str, form: &str) -> String {
    JsString::from(text).normalize(form).into()
}

#[cfg(not(target_arch = "wasm32"))]
fn normalized(text: &str, form: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    if form == "NFD" { text.nfd().collect() } else { text.nfc().collect() }
}
