//! The browser tests of `e2e/`: the real binary, the real web app, a real Chromium.

use crate::{sh, target};
use anyhow::{Result, ensure};
use std::{fs, path::Path, process::Command};

const TESTS: &str = "e2e/tests";
const LOCK: &str = "e2e/package-lock.json";
/// A copy of the lock file by which the installed packages were chosen.
const INSTALLED: &str = "e2e/node_modules/.installed-lock.json";

/// Runs all flows, each file against a server and a database of its own.
pub fn flows() -> Result<usize> {
    // Named one by one: what a folder or a pattern means differs between versions of Node.
    let mut files = fs::read_dir(TESTS)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    sh::run_tests(node()?.args(["--test", "--test-reporter=spec"]).args(files))
}

/// Node with the packages it needs and the server it is to start.
pub fn node() -> Result<Command> {
    install_packages()?;
    let mut node = Command::new("node");
    node.env("STUDENTOS_BIN", target::test_server()?);
    Ok(node)
}

/// Installs what `e2e/package-lock.json` names, if it is not there.
pub fn install_packages() -> Result<()> {
    ensure!(sh::is_on_path("npm"), "the tests need Node.js 20 or newer");
    if sh::same_content(Path::new(LOCK), Path::new(INSTALLED)) {
        return Ok(());
    }
    let npm = ["ci", "--prefix", "e2e", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
    sh::run(Command::new("npm").args(npm))?;
    fs::copy(LOCK, INSTALLED)?;
    Ok(())
}
