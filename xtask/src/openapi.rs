//! `cargo xtask openapi`: the contract, written anew from the server's code.

use crate::sh;
use anyhow::{Context, Result};
use std::fs;

const FILE: &str = "openapi.json";

/// Writes `openapi.json`; a test of the server fails while it is stale.
pub fn write() -> Result<()> {
    let document = sh::output(sh::cargo().args(["run", "--quiet", "--package", "studentos-server", "--", "openapi"]))?;
    fs::write(FILE, document).with_context(|| format!("cannot write {FILE}"))
}
