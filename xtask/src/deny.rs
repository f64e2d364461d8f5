//! `cargo xtask deny`: licences, sources and bans of the dependencies.

use crate::{sh, tools};
use anyhow::Result;
use std::process::Command;

/// What needs nothing but what Cargo has downloaded anyway.
pub const OFFLINE: [&str; 3] = ["bans", "licenses", "sources"];

/// Runs these checks.
pub fn check(checks: &[String]) -> Result<()> {
    sh::run(Command::new(tools::deny()?).args(["check", "--hide-inclusion-graph"]).args(checks))
}
