//! Markdown as HTML. The renderer is a module of its own, which the browser loads when the first text asks for it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The HTML of a text, safe to show; nothing when the renderer cannot be had.
pub async fn render(text: &str) -> Option<String> {
    let render: Function = Reflect::get(&js_sys::global(), &"renderMarkdown".into()).ok()?.dyn_into().ok()?;
    let html: Promise = render.call1(&JsValue::UNDEFINED, &text.into()).ok()?.dyn_into().ok()?;
    JsFuture::from(html).await.ok()?.as_string()
}
