//! `cargo xtask screenshots`: the README's pictures, taken from the real thing.

use crate::{sh, target, test::browser, web};
use anyhow::Result;

/// Builds the product and lets a browser photograph it.
pub fn take() -> Result<()> {
    web::build()?;
    sh::run(browser::node(&target::test_server()?)?.arg("e2e/screenshots.mjs"))
}
