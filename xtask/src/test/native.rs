//! The tests that run on this machine itself.

use super::promises;
use crate::{
    sh,
    target::{self, workspace},
};
use anyhow::Result;

/// Lints every crate, its tests included.
pub fn clippy() -> Result<()> {
    sh::run(workspace("clippy")?.args(["--all-targets", "--", "--deny", "warnings"]))
}

/// Documents what programs outside of the workspace use: a link that leads nowhere is an error.
pub fn docs() -> Result<()> {
    let mut doc = sh::cargo();
    doc.env("RUSTDOCFLAGS", "--deny warnings").args(["doc", "--no-deps", "--all-features"]);
    sh::run(doc.args(["--package", "studentos-api-types", "--package", "studentos-client"]))
}

/// Unit tests, then the examples in the documentation.
pub fn unit() -> Result<usize> {
    let unit = sh::run_tests(workspace("test")?.args(["--lib", "--bins"]))?;
    sh::run(workspace("test")?.arg("--doc"))?;
    Ok(unit)
}

/// The integration tests, each against a server and a database of its own, and whether they have seen all that the document
/// promises.
pub fn api() -> Result<usize> {
    let seen = target::empty_folder("seen")?;
    let passed = sh::run_tests(workspace("test")?.args(["--test", "*"]).env(promises::FOLDER, &seen))?;
    promises::check(&seen)?;
    Ok(passed)
}
