//! The tests that run on this machine itself.

use super::promises;
use crate::{
    sh::{self, Tests},
    target::{self, workspace},
};
use anyhow::Result;

/// The workspace of what is fuzzed.
const FUZZ: [&str; 2] = ["--manifest-path", "fuzz/Cargo.toml"];

/// Looks whether every file is as `cargo fmt` leaves it.
pub fn fmt() -> Result<()> {
    sh::run(sh::cargo().args(["fmt", "--all", "--check"]))?;
    sh::run(sh::cargo().arg("fmt").args(FUZZ).arg("--check"))
}

/// Lints every crate, its tests included, and what is fuzzed.
pub fn clippy() -> Result<()> {
    sh::run(workspace("clippy")?.args(["--all-targets", "--", "--deny", "warnings"]))?;
    let mut fuzz = sh::cargo();
    // Nothing is linked, so that libFuzzer, which wants a C++ compiler, is not missed.
    fuzz.arg("clippy").args(FUZZ).env("CUSTOM_LIBFUZZER_PATH", "/none/libfuzzer.a");
    sh::run(fuzz.arg("--target-dir").arg(target::directory()?).args(["--", "--deny", "warnings"]))
}

/// Documents what programs outside of the workspace use: a link that leads nowhere is an error.
pub fn docs() -> Result<()> {
    let mut doc = sh::cargo();
    doc.env("RUSTDOCFLAGS", "--deny warnings").args(["doc", "--no-deps", "--all-features"]);
    sh::run(doc.args(["--package", "studentos-api-types", "--package", "studentos-client"]))
}

/// Unit tests, then the examples in the documentation.
pub fn unit() -> Result<Tests> {
    let unit = sh::run_tests(workspace("test")?.args(["--lib", "--bins"]))?;
    sh::run(workspace("test")?.arg("--doc"))?;
    Ok(unit)
}

/// The integration test that is a part of its own.
const FAULTS: &str = "faults";

/// The other integration tests, each against a server and a database of its own, and whether they have seen all that the document
/// promises.
pub fn api() -> Result<Tests> {
    let seen = target::empty_folder("seen")?;
    let mut test = workspace("test")?;
    for name in target::integration_tests()?.iter().filter(|name| *name != FAULTS) {
        test.args(["--test", name]);
    }
    let tests = sh::run_tests(test.env(promises::FOLDER, &seen))?;
    promises::check(&seen)?;
    Ok(tests)
}

/// What stays true when things go wrong; in the long form with figures, each taken while nothing else is done.
pub fn faults(long: bool) -> Result<Tests> {
    let mut test = workspace("test")?;
    test.args(["--test", FAULTS]);
    if long {
        test.args(["--release", "--", "--show-output", "--test-threads=1"]).env("STUDENTOS_FAULTS", "long");
    }
    sh::run_tests(&mut test)
}
