//! Locks among the pages of one browser (Web Locks API). They end with the page that holds them.

use super::task;
use js_sys::{Function, Object, Promise, Reflect};
use std::pin::Pin;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::future_to_promise;

/// A lock, until this is dropped or the page is left.
#[derive(Debug)]
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            release.call0(&JsValue::UNDEFINED).ok();
        }
    }
}

/// Takes a lock, as soon as nobody else has it.
#[must_use = "it is given back when this is dropped"]
pub fn hold(name: &str) -> Held {
    let mut release = None;
    let until = Promise::new(&mut |resolve, _| release = Some(resolve));
    let granted = Closure::once_into_js(move |_: JsValue| until);
    request(name, &Object::new(), &granted);
    Held(release)
}

/// Does something while it holds a lock, unless another page does. Where the browser knows no locks, as on pages that came
/// without encryption, it is done anyway.
pub fn if_free(name: &str, work: Pin<Box<dyn Future<Output = ()>>>) {
    if locks().is_none() {
        return task::spawn(work);
    }
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok();
    let granted = Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        let work = async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        };
        future_to_promise(work).into()
    });
    request(name, &options, &granted);
}

fn request(name: &str, options: &Object, granted: &JsValue) -> Option<()> {
    let locks = locks()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call3(&locks, &name.into(), options, granted).ok().map(drop)
}

fn locks() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}
