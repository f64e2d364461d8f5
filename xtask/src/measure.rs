//! `cargo xtask measure`: how fast the web app is for who uses it.

use crate::{sh, target, test::browser};
use anyhow::Result;

/// Builds the product for release and lets a browser take the time.
pub fn web_app() -> Result<()> {
    sh::run(browser::node(&target::release_server()?)?.arg("e2e/measure.mjs"))
}
