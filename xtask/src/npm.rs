//! The packages of a folder with a `package.json`, as its lock file names them.

use crate::sh;
use anyhow::{Context, Result, ensure};
use std::{fs, path::Path, process::Command};

/// Installs the packages of `folder`, if they are not there.
pub fn install(folder: &str) -> Result<()> {
    ensure!(sh::is_on_path("npm"), "Node.js is needed: install Node 20 or newer and try again");
    let lock = Path::new(folder).join("package-lock.json");
    // A copy of the lock file by which the installed packages were chosen.
    let installed = Path::new(folder).join("node_modules/.installed-lock.json");
    if sh::same_content(&lock, &installed) {
        return Ok(());
    }
    let npm = ["ci", "--prefix", folder, "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
    sh::run(Command::new("npm").args(npm))?;
    fs::copy(lock, installed).context("npm installed nothing")?;
    Ok(())
}

/// Runs a script of its `package.json`.
pub fn run(folder: &str, script: &str) -> Result<()> {
    sh::run(Command::new("npm").args(["run", "--silent", "--prefix", folder, script]))
}
