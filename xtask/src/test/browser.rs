//! The browser tests of `e2e/`: the real binary, the real web app, a real Chromium.

use crate::{
    npm,
    sh::{self, Tests},
    system, target,
};
use anyhow::Result;
use std::{fs, path::Path, process::Command};

const TESTS: &str = "e2e/tests";

/// Runs all flows, each file against a server and a database of its own.
pub fn flows() -> Result<Tests> {
    // Named one by one: what a folder or a pattern means differs between versions of Node.
    let mut files = fs::read_dir(TESTS)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    sh::run_tests(node(&target::test_server()?)?.args(["--test", "--test-reporter=spec"]).args(files))
}

/// Node with the packages it needs, the browser and the server that it is to start.
pub fn node(server: &Path) -> Result<Command> {
    npm::install("e2e")?;
    let mut node = Command::new("node");
    node.env("STUDENTOS_BIN", server).env(system::CHROMIUM_NAMED, system::chromium()?);
    Ok(node)
}
