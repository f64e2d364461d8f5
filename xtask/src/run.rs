//! `cargo xtask run`: the web app inside the server, on a port of this machine.

use crate::{sh, web};
use anyhow::Result;
use std::{ffi::OsString, os::unix::process::CommandExt as _};

/// Builds everything for release and becomes the server.
pub fn run(server_args: &[OsString]) -> Result<()> {
    eprintln!("Building the web app (about 2 minutes the first time, seconds later)");
    web::build()?;
    eprintln!("Building the server (about 5 minutes the first time)");
    let mut cargo = sh::cargo();
    cargo.args(["run", "--release", "--package", "studentos-server", "--features", "web", "--"]).args(server_args);
    // This process becomes the server, so that a signal meant for the server reaches it.
    Err(cargo.exec().into())
}
