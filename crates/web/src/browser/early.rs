//! What the page asks for while the app is on its way: see `early.js`.

use crate::api;
use js_sys::{Map, Promise, Reflect};
use studentos_client::{BoxFuture, Method, Request, Response, TransportError, operations::REFRESH};
use wasm_bindgen::{JsCast, JsValue};

/// The answer to the page's own question, where it has asked the same and nobody took the answer yet. Whoever changes something
/// wants to see what comes of that.
#[must_use]
pub fn answer(request: &Request) -> Option<BoxFuture<'static, Result<Response, TransportError>>> {
    if request.method != Method::Get && request.path != REFRESH.path {
        forget();
        return None;
    }
    let (asked, address) = (asked()?, JsValue::from(api::address(&request.path)));
    let fetch: Promise = asked.get(&address).dyn_into().ok()?;
    asked.delete(&address);
    Some(Box::pin(Response::of_fetch(fetch)))
}

/// Forgets what nobody has taken.
pub fn forget() {
    asked().as_ref().map(Map::clear);
}

/// The answers by their addresses.
fn asked() -> Option<Map> {
    Reflect::get(&js_sys::global(), &"asked".into()).ok()?.dyn_into().ok()
}
