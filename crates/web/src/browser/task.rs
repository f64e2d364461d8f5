//! What goes on while nobody waits for it.

use std::pin::Pin;
use wasm_bindgen_futures::spawn_local;

/// Drives this to its end. What drives it is compiled once, not for each future.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(future));
}

fn spawn_boxed(future: Pin<Box<dyn Future<Output = ()>>>) {
    spawn_local(future);
}
