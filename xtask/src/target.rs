//! Where cargo puts what it builds, whatever `CARGO_TARGET_DIR` says.

use crate::sh;
use anyhow::{Context, Result};
use serde_json::Value;
use std::{env, path::PathBuf};

/// The features the server is built with wherever it is built for tests, so that cargo builds it once.
pub const SERVER_FEATURES: [&str; 2] = ["--features", "studentos-server/web"];

/// What cargo knows of the workspace's own packages.
pub fn metadata() -> Result<Value> {
    let json = sh::output(sh::cargo().args(["metadata", "--format-version=1", "--no-deps"]))?;
    serde_json::from_slice(&json).context("cargo metadata did not print JSON")
}

/// The server as the tests build it.
///
/// Built by the tests' own command: `cargo build` would choose other features for shared dependencies and
/// compile them a second time.
pub fn test_server() -> Result<PathBuf> {
    sh::run(sh::cargo().args(["test", "--workspace", "--test", "*", "--no-run"]).args(SERVER_FEATURES))?;
    let metadata = metadata()?;
    let directory = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
    Ok(PathBuf::from(directory).join(format!("debug/studentos{}", env::consts::EXE_SUFFIX)))
}
