//! How a query is written: natively by `serde_urlencoded`, in a browser by the writer that it has anyway, which need not be loaded.

use serde::Serialize;

/// Writes a flat structure, the one form that queries of the API have.
#[cfg(not(target_arch = "wasm32"))]
pub fn write(query: &impl Serialize) -> String {
    serde_urlencoded::to_string(query).unwrap_or_default()
}

/// Writes a flat structure, the one form that queries of the API have.
#[cfg(target_arch = "wasm32")]
pub fn write(query: &impl Serialize) -> String {
    in_browser(&serde_json::to_string(query).unwrap_or_default()).unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn in_browser(json: &str) -> Option<String> {
    use wasm_bindgen::JsCast;
    let fields = js_sys::JSON::parse(json).ok()?.dyn_into().ok()?;
    let query = web_sys::UrlSearchParams::new_with_record_from_str_to_str(&fields).ok()?;
    Some(js_sys::Object::to_string(&query).into())
}
