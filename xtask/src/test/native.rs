//! The tests that run on this machine itself.
//!
//! All of them select the whole workspace with the same features, so that no dependency is compiled twice.

use crate::{sh, target::SERVER_FEATURES, web};
use anyhow::Result;
use std::fs;

/// Lints every crate, its tests included.
pub fn clippy() -> Result<()> {
    ensure_dist()?;
    let mut clippy = sh::cargo();
    clippy.args(["clippy", "--workspace", "--all-targets"]).args(SERVER_FEATURES);
    sh::run(clippy.args(["--", "--deny", "warnings"]))
}

/// Unit tests, then the examples in the documentation.
pub fn unit() -> Result<usize> {
    ensure_dist()?;
    let mut test = sh::cargo();
    let unit = sh::run_tests(test.args(["test", "--workspace", "--lib", "--bins"]).args(SERVER_FEATURES))?;
    let mut examples = sh::cargo();
    sh::run(examples.args(["test", "--workspace", "--doc"]).args(SERVER_FEATURES))?;
    Ok(unit)
}

/// The integration tests, each against a server and a database of its own.
pub fn api() -> Result<usize> {
    ensure_dist()?;
    sh::run_tests(sh::cargo().args(["test", "--workspace", "--test", "*"]).args(SERVER_FEATURES))
}

/// The server's `web` feature wants the folder to be there; the files in it are read when they are asked for.
fn ensure_dist() -> Result<()> {
    Ok(fs::create_dir_all(web::DIST)?)
}
