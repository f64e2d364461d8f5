//! `cargo xtask run`: the web app inside the server, on a port of this machine.

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::{sh, web};

/// Builds everything for release and becomes the server.
pub fn run(server_args: &[OsString]) -> Result<()> {
    eprintln!("Building the web app (about 3 minutes the first time, seconds later)");
    web::build()?;
    eprintln!("Building the server (about 6 minutes the first time)");
    let mut cargo = sh::cargo();
    cargo.args(["run", "--release", "--package", "studentos-server", "--features", "web", "--"]).args(server_args);
    become_program(&mut cargo)
}

/// Replaces this process, so that a signal meant for the server reaches the server.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    sh::run(command)
}
