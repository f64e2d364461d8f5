//! Building the web app: the tools, the renderer of Markdown, Trunk, one style sheet of many, short names, and brotli twins.

use crate::{names, npm, precompress, sh, styles, tools};
use anyhow::Result;
use std::{path::Path, process::Command};

/// Where Trunk puts the built web app and the server takes it from.
pub const DIST: &str = "crates/web/dist";

/// Where the renderer of Markdown is bundled into one module, which Trunk takes along.
const MARKDOWN: &str = "crates/web/markdown";

/// Builds the web app for release.
pub fn build() -> Result<()> {
    npm::install(MARKDOWN)?;
    npm::run(MARKDOWN, "build")?;
    let mut trunk = Command::new("trunk");
    // Trunk takes NO_COLOR for an option that must say true or false, so the person's own is kept from it.
    trunk.env("PATH", tools::path()?).env_remove("NO_COLOR");
    sh::run(trunk.args(["build", "--release", "--offline=true", "--skip-version-check"]))?;
    styles::merge(Path::new(DIST))?;
    names::number(Path::new(DIST))?;
    precompress::folder(Path::new(DIST))
}
