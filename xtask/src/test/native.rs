//! The tests that run on this machine itself.
//!
//! All of them select the whole workspace with the same features, so that no dependency is compiled twice.

use crate::{sh, target::SERVER_FEATURES};
use anyhow::Result;

/// Lints every crate, its tests included.
pub fn clippy() -> Result<()> {
    let mut clippy = sh::cargo();
    clippy.args(["clippy", "--workspace", "--all-targets"]).args(SERVER_FEATURES);
    sh::run(clippy.args(["--", "--deny", "warnings"]))
}

/// Unit tests, then the examples in the documentation.
pub fn unit() -> Result<usize> {
    let mut test = sh::cargo();
    let unit = sh::run_tests(test.args(["test", "--workspace", "--lib", "--bins"]).args(SERVER_FEATURES))?;
    let mut examples = sh::cargo();
    sh::run(examples.args(["test", "--workspace", "--doc"]).args(SERVER_FEATURES))?;
    Ok(unit)
}

/// The integration tests, each against a server and a database of its own.
pub fn api() -> Result<usize> {
    sh::run_tests(sh::cargo().args(["test", "--workspace", "--test", "*"]).args(SERVER_FEATURES))
}
