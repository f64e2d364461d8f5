//! The clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

/// Copies a text, and says whether that was done: a page that came without encryption may not.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return false;
    };
    if !Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
