//! Building the web app: the tools, Trunk, and a brotli twin beside every file that compresses.

use crate::{precompress, sh, tools};
use anyhow::Result;
use std::{path::Path, process::Command};

/// Where Trunk puts the built web app and the server takes it from.
pub const DIST: &str = "crates/web/dist";

/// Builds the web app for release.
pub fn build() -> Result<()> {
    let mut trunk = Command::new("trunk");
    // Trunk takes NO_COLOR for an option that must say true or false, so the person's own is kept from it.
    trunk.env("PATH", tools::path()?).env_remove("NO_COLOR");
    sh::run(trunk.args(["build", "--release", "--offline=true", "--skip-version-check"]))?;
    precompress::folder(Path::new(DIST))
}
