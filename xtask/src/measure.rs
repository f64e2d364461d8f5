//! `cargo xtask measure`: how fast the web app is for who uses it.

use crate::{npm, sh, target, web};
use anyhow::Result;
use std::{env::consts::EXE_SUFFIX, process::Command};

/// Builds the product for release and lets a browser take the time.
pub fn web_app() -> Result<()> {
    web::build()?;
    let mut cargo = sh::cargo();
    sh::run(cargo.args(["build", "--release", "--package", "studentos-server", "--features", "web"]))?;
    npm::install("e2e")?;
    let server = target::directory()?.join(format!("release/studentos{EXE_SUFFIX}"));
    sh::run(Command::new("node").env("STUDENTOS_BIN", server).arg("e2e/measure.mjs"))
}
