//! Building the web app: the tools, the renderer of Markdown, Trunk, one style sheet of many, short names, and brotli twins.

use crate::{names, npm, precompress, sh, styles, tools};
use anyhow::Result;
use std::{env, os::unix::process::CommandExt as _, path::Path, process::Command};

/// Where Trunk puts the built web app and the server takes it from.
pub const DIST: &str = "crates/web/dist";

/// Where the renderer of Markdown is bundled into one module, which Trunk takes along.
const MARKDOWN: &str = "crates/web/markdown";

/// Builds the web app for release.
pub fn build() -> Result<()> {
    sh::run(trunk()?.args(["build", "--release", "--offline=true", "--skip-version-check"]))?;
    styles::merge(Path::new(DIST))?;
    names::number(Path::new(DIST))?;
    precompress::folder(Path::new(DIST))
}

/// Becomes a server of the web app alone, which builds it anew at every change. It asks the API at `STUDENTOS_API_URL`.
pub fn serve() -> Result<()> {
    let mut trunk = trunk()?;
    if env::var_os("STUDENTOS_API_URL").is_none() {
        trunk.env("STUDENTOS_API_URL", "http://127.0.0.1:8000");
    }
    Err(trunk.args(["serve", "--offline=true", "--skip-version-check"]).exec().into())
}

/// Trunk with the tools it calls and the renderer of Markdown that it takes along.
fn trunk() -> Result<Command> {
    npm::install(MARKDOWN)?;
    npm::run(MARKDOWN, "build")?;
    let mut trunk = Command::new("trunk");
    // Trunk takes NO_COLOR for an option that must say true or false, so the person's own is kept from it.
    trunk.env("PATH", tools::path()?).env_remove("NO_COLOR");
    Ok(trunk)
}
