//! The few commands a person types while working on StudentOS: `cargo xtask --help` lists them.

mod bench;
mod breaking;
mod bundle;
mod deny;
mod fingerprint;
mod fuzz;
mod measure;
mod names;
mod npm;
mod openapi;
mod precompress;
mod run;
mod screenshots;
mod sh;
mod styles;
mod system;
mod target;
mod test;
mod tidy;
mod tools;
mod web;

use anyhow::{Context, Result};
use clap::Parser;
use std::{env, ffi::OsString, path::Path, process::ExitCode};

/// Builds, runs and checks StudentOS.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
enum Task {
    /// Build everything and start it at 127.0.0.1:8000
    Run {
        /// Arguments for the server itself, after `--` (try `-- --help`)
        #[arg(last = true)]
        server: Vec<OsString>,
    },
    /// Run all tests, or only the named parts, in a fixed order; the first failure ends it
    Test {
        /// What to run; everything when nothing is named
        parts: Vec<test::Part>,
        /// With the full figures of the faults, on a release build
        #[arg(long)]
        long: bool,
    },
    /// Build the web app for release into crates/web/dist, each file with its brotli twin
    Web,
    /// Serve the web app alone at 127.0.0.1:8080, rebuilt at every change, for the API at 127.0.0.1:8000
    Serve,
    /// Write openapi.json anew from the server's handlers and types
    Openapi,
    /// Check the house rules: who may import whom, the size and opening of files, the migrations
    Tidy,
    /// Check what the dependencies may be, as deny.toml says; not part of the tests, since the tool takes minutes to install
    Deny {
        /// What to check: `advisories` as well, where GitHub can be reached
        #[arg(default_values = deny::OFFLINE)]
        checks: Vec<String>,
    },
    /// Let libFuzzer look for what breaks the readers of strangers' bytes; it ends at the first that it finds
    Fuzz {
        /// Which reader; one after the other when none is named
        #[arg(value_parser = fuzz::TARGETS)]
        target: Option<String>,
        /// How long each is tried
        #[arg(long, default_value_t = 600)]
        seconds: u32,
    },
    /// Say how fast the web app is, built for release: figures, not limits
    Measure,
    /// Say how fast the server and the client are, beside others when asked: figures, not limits
    Bench(bench::Options),
    /// Take the README's pictures into docs/screenshots
    Screenshots,
}

fn main() -> ExitCode {
    match start(Task::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(task: Task) -> Result<()> {
    // Every path in this crate is relative to the workspace, wherever the command was typed.
    let manifest_dir = env::var_os("CARGO_MANIFEST_DIR").context("start it as `cargo xtask`")?;
    let root = Path::new(&manifest_dir).parent().context("xtask lies inside the workspace")?;
    env::set_current_dir(root).with_context(|| format!("cannot enter {}", root.display()))?;

    match task {
        Task::Run { server } => run::run(&server),
        Task::Test { parts, long } => test::run(&parts, long),
        Task::Web => web::build(),
        Task::Serve => web::serve(),
        Task::Openapi => openapi::write(),
        Task::Tidy => tidy::check(),
        Task::Deny { checks } => deny::check(&checks),
        Task::Fuzz { target, seconds } => fuzz::run(target.as_deref(), seconds),
        Task::Measure => measure::web_app(),
        Task::Bench(options) => bench::run(&options),
        Task::Screenshots => screenshots::take(),
    }
}
