//! What the browser is asked for, each in plain Rust types.

pub mod clipboard;
pub mod database;
#[cfg(target_arch = "wasm32")]
pub mod early;
pub mod files;
pub mod focus;
pub mod intl;
pub mod language;
pub mod letters;
pub mod location;
pub mod locks;
pub mod markdown;
pub mod page;
pub mod service_worker;
pub mod storage;
pub mod task;
pub mod theme;
