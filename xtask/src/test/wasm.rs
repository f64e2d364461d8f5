//! The tests of what is compiled for the browser.

use crate::{
    sh::{self, Tests},
    system, tools,
};
use anyhow::Result;

const FOR_THE_BROWSER: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Lints the crates that reach the browser, where other code of theirs is compiled than natively.
pub fn clippy() -> Result<()> {
    tools::add_wasm_target()?;
    let mut clippy = sh::cargo();
    // Not the examples, which are native programs.
    clippy.arg("clippy").args(FOR_THE_BROWSER).args(["--lib", "--bins", "--tests"]);
    for package in ["studentos-api-types", "studentos-client", "studentos-web"] {
        clippy.args(["--package", package]);
    }
    sh::run(clippy.args(["--", "--deny", "warnings"]))
}

/// Runs the web app's component tests, and those of the client's transport, in a headless Chromium.
pub fn components() -> Result<Tests> {
    let mut test = sh::cargo();
    test.env("PATH", tools::path()?)
        .env("CHROMEDRIVER", system::chromedriver()?)
        // In seconds: how long a browser may take to start, and all tests of a file. By themselves they are 5 and 20.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::wasm_test_runner()?);
    sh::run_tests(
        test.args(["test", "--package", "studentos-web", "--package", "studentos-client", "--tests"])
            .args(FOR_THE_BROWSER),
    )
}
