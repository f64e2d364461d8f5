//! What the page asked for while the app was on its way: see `early.js`.

use js_sys::{Function, Promise, Reflect};
use studentos_client::{BoxFuture, Response, TransportError};
use wasm_bindgen::{JsCast, JsValue};

/// The answer to the page's own question for the session, where it has asked and nobody took the answer yet.
#[must_use]
pub fn session() -> Option<BoxFuture<'static, Result<Response, TransportError>>> {
    let take: Function = Reflect::get(&js_sys::global(), &"takeSession".into()).ok()?.dyn_into().ok()?;
    let fetch: Promise = take.call0(&JsValue::UNDEFINED).ok()?.dyn_into().ok()?;
    Some(Box::pin(Response::of_fetch(fetch)))
}
