//! A test that cannot be tried here passes, but never silently: it says so, and `cargo xtask test` repeats it at the end.

use std::{
    io::{self, Write as _},
    thread,
};

/// Says that the test which calls this was not tried, and why.
pub fn not_tried(reason: &str) {
    let thread = thread::current();
    let test = thread.name().unwrap_or_default();
    let line = format!("\nnot tried: {test}: {reason}\n");
    // What `println` prints is kept back when a test passes.
    io::stdout().write_all(line.as_bytes()).unwrap();
}
