//! What the browser is asked for, each in plain Rust types.

pub mod clipboard;
pub mod files;
pub mod focus;
pub mod intl;
pub mod language;
pub mod location;
pub mod markdown;
pub mod storage;
pub mod task;
pub mod theme;
