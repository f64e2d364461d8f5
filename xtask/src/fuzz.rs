//! `cargo xtask fuzz`: what reads strangers' bytes, given all that libFuzzer can think of.

use crate::{sh, tools};
use anyhow::{Result, ensure};
use std::{env, process::Command};

/// The files of `fuzz/fuzz_targets`.
pub const TARGETS: [&str; 5] = ["body", "cursor", "import", "quick_add", "token"];

/// Tries one target, or each in turn, for so many seconds; what was found is kept in `fuzz/corpus`.
pub fn run(target: Option<&str>, seconds: u32) -> Result<()> {
    ensure!(
        env::var_os("CXX").is_some() || sh::is_on_path("c++"),
        "libFuzzer is C++: install a compiler (Debian's g++) or name one in CXX, and try again"
    );
    let cargo_fuzz = tools::fuzz()?;
    for name in TARGETS.into_iter().filter(|name| target.is_none_or(|target| target == *name)) {
        println!("\n── {name} ──");
        let mut fuzz = Command::new(&cargo_fuzz);
        // The sanitizers are for unsafe code, of which we have none, and want a Rust that is not stable.
        fuzz.args(["run", "--fuzz-dir", "fuzz", "--sanitizer", "none", name, "--"]);
        fuzz.arg(format!("-max_total_time={seconds}")).args([
            "-rss_limit_mb=2048",
            "-timeout=10",
            "-print_final_stats=1",
        ]);
        sh::run(&mut fuzz)?;
    }
    Ok(())
}
