//! The service worker (`public/sw.js`), by which the app opens without a connection.

use super::task;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// How long the page has network and processor to itself, in milliseconds.
const HEAD_START: u32 = 2_000;

/// Lets the browser keep the app, once the page has had its time. A page that came without encryption may not.
pub fn register() {
    Timeout::new(HEAD_START, || {
        if let Some(promise) = begin() {
            // Without it everything works but opening the app without a connection.
            task::spawn(async { drop(JsFuture::from(promise).await) });
        }
    })
    .forget();
}

fn begin() -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    let register: Function = Reflect::get(&container, &"register".into()).ok()?.dyn_into().ok()?;
    register.call1(&container, &"/sw.js".into()).ok()?.dyn_into().ok()
}
