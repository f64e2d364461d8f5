//! `openapi.json` as others read it: linters find nothing wrong with it, and clients that are generated from it compile.

use crate::{breaking, npm, sh, target, tools};
use anyhow::Result;
use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

const DOCUMENT: &str = "openapi.json";
const PYTHON_CLIENT: &str = "openapi-python-client.yaml";

/// Fails when a client of the last release would break, or at the first tool that does not take the document.
pub fn check() -> Result<()> {
    breaking::check(Path::new(DOCUMENT))?;
    npm::install("e2e")?;
    lint()?;
    let folder = target::empty_folder("contract")?;
    typescript(&folder)?;
    python(&folder)
}

/// What they look for stands in redocly.yaml and .spectral.yaml.
fn lint() -> Result<()> {
    let mut redocly = npm_program("redocly");
    redocly.env("REDOCLY_TELEMETRY", "off").env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    sh::run(redocly.args(["lint", DOCUMENT]))?;
    sh::run(npm_program("spectral").args(["lint", DOCUMENT, "--fail-severity", "warn"]))
}

fn typescript(folder: &Path) -> Result<()> {
    let types = folder.join("studentos.ts");
    sh::run(npm_program("openapi-typescript").arg(DOCUMENT).arg("--output").arg(&types))?;
    sh::run(npm_program("tsc").args(["--strict", "--noEmit"]).arg(&types))
}

fn python(folder: &Path) -> Result<()> {
    let python = tools::python_client()?;
    let client = folder.join("python");
    let mut generate = Command::new(&python);
    // It formats what it writes by a program that lies beside Python.
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = python.parent().map(Path::to_path_buf).into_iter().chain(env::split_paths(&rest));
    generate.env("PATH", env::join_paths(folders)?);
    generate.args(["-m", "openapi_python_client", "generate", "--fail-on-warning"]);
    generate.args(["--config", PYTHON_CLIENT, "--path", DOCUMENT, "--output-path"]);
    sh::run(generate.arg(&client))?;
    sh::run(Command::new(&python).args(["-m", "compileall", "-q"]).arg(&client))
}

fn npm_program(name: &str) -> Command {
    Command::new(PathBuf::from("e2e/node_modules/.bin").join(name))
}
