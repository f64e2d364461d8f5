//! Programs that use the client, as processes of their own: the examples, and what the README shows.

mod examples;
mod readme;

use crate::harness::*;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Where the repository is.
fn workspace() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Where cargo puts what it builds.
fn target() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_studentos")).parent().and_then(Path::parent).unwrap().to_owned()
}

/// Cargo as it built this test, out of the way of the tests beside it, some of which are about time.
fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new("nice");
    cargo.args(["-n", "19", env!("CARGO")]).current_dir(folder).env("CARGO_TARGET_DIR", target());
    cargo
}

/// Runs a program to its end, while the server goes on.
async fn run(mut program: Command) -> Output {
    tokio::task::spawn_blocking(move || program.output().expect("the program is there")).await.unwrap()
}

/// What a program that succeeds says.
async fn said(program: Command) -> String {
    let output = run(program).await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
