//! `cargo xtask measure`: how fast the web app is for who uses it.

use crate::{npm, sh, target};
use anyhow::Result;
use std::process::Command;

/// Builds the product for release and lets a browser take the time.
pub fn web_app() -> Result<()> {
    let server = target::release_server()?;
    npm::install("e2e")?;
    sh::run(Command::new("node").env("STUDENTOS_BIN", server).arg("e2e/measure.mjs"))
}
