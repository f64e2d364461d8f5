//! How cargo is asked to build, and where it puts what it built, whatever `CARGO_TARGET_DIR` says.

use crate::{sh, web};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::{env, fs, path::PathBuf, process::Command};

/// Cargo for the whole workspace and always with the same features, so that nothing is compiled twice for the tests.
pub fn workspace(verb: &str) -> Result<Command> {
    // What the server's feature `web` is compiled without, it does not find later either.
    fs::create_dir_all(web::DIST)?;
    let mut cargo = sh::cargo();
    cargo.args([verb, "--workspace", "--features", "studentos-server/web"]);
    Ok(cargo)
}

/// What cargo knows of the workspace's own packages.
pub fn metadata() -> Result<Value> {
    let json = sh::output(sh::cargo().args(["metadata", "--format-version=1", "--no-deps"]))?;
    serde_json::from_slice(&json).context("cargo metadata did not print JSON")
}

/// The names of the workspace's integration tests.
pub fn integration_tests() -> Result<Vec<String>> {
    let metadata = metadata()?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let targets = packages.flat_map(|package| package["targets"].as_array().into_iter().flatten());
    let tests = targets.filter(|target| target["kind"] == json!(["test"]));
    Ok(tests.filter_map(|test| test["name"].as_str().map(str::to_owned)).collect())
}

/// Where cargo puts what it builds.
pub fn directory() -> Result<PathBuf> {
    let metadata = metadata()?;
    metadata["target_directory"].as_str().map(PathBuf::from).context("cargo metadata names no target directory")
}

/// An empty folder of this name there.
pub fn empty_folder(name: &str) -> Result<PathBuf> {
    let folder = directory()?.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The server as the tests build it.
///
/// Built by the tests' own command: `cargo build` would choose other features for shared dependencies and
/// compile them a second time.
pub fn test_server() -> Result<PathBuf> {
    sh::run(workspace("test")?.args(["--test", "*", "--no-run"]))?;
    server("debug")
}

/// The server as it is released, with the web app inside.
pub fn release_server() -> Result<PathBuf> {
    web::build()?;
    let mut cargo = sh::cargo();
    sh::run(cargo.args(["build", "--release", "--package", "studentos-server", "--features", "web"]))?;
    server("release")
}

fn server(profile: &str) -> Result<PathBuf> {
    Ok(directory()?.join(profile).join(format!("studentos{}", env::consts::EXE_SUFFIX)))
}
