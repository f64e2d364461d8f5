//! What the tests and measurements need of the operating system: a browser, its driver, PostgreSQL's programs, nginx and the
//! like.

use crate::sh;
use anyhow::{Context, Result, bail};
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The variable that names the browser, to us and to `e2e`.
pub const CHROMIUM_NAMED: &str = "CHROMIUM";

/// A Debian package and how to tell that what it brings is there.
pub struct Package {
    name: &'static str,
    is_there: fn() -> bool,
}

const CHROMIUM: Package = Package { name: "chromium", is_there: || chromium().is_ok() };
const CHROMEDRIVER: Package = Package { name: "chromium-driver", is_there: || chromedriver().is_ok() };
const POSTGRES: Package = Package { name: "postgresql", is_there: has_postgres };
/// A database for the tests: one of their own, or one that runs somewhere.
const DATABASE: Package =
    Package { name: POSTGRES.name, is_there: || env::var_os("TEST_DATABASE_URL").is_some() || has_postgres() };
const PYTHON: Package = Package { name: "python3-venv", is_there: has_python };
const NGINX: Package =
    Package { name: "nginx-light", is_there: || sh::is_on_path("nginx") || Path::new("/usr/sbin/nginx").is_file() };
const WRK: Package = Package { name: "wrk", is_there: || sh::is_on_path("wrk") };

const STRACE: Package = Package { name: "strace", is_there: || is_here_on_linux("strace") };
const FAKETIME: Package = Package { name: "faketime", is_there: || is_here_on_linux("faketime") };

/// What each kind of test needs.
pub const CONTRACT: &[Package] = &[PYTHON];
pub const COMPONENTS: &[Package] = &[CHROMIUM, CHROMEDRIVER];
pub const API: &[Package] = &[DATABASE];
pub const FAULTS: &[Package] = &[DATABASE, NGINX, STRACE, FAKETIME];
pub const BROWSER: &[Package] = &[CHROMIUM];
/// What measuring the server needs.
pub const BENCH: &[Package] = &[POSTGRES, PYTHON, NGINX, WRK];

/// Installs what is missing where that may be done (Debian, as root); elsewhere says what to type.
pub fn prepare<'a>(needed: impl IntoIterator<Item = &'a Package>) -> Result<()> {
    let missing = needed.into_iter().filter(|package| !(package.is_there)()).map(|it| it.name);
    let mut missing: Vec<_> = missing.collect();
    missing.sort_unstable();
    missing.dedup();
    if missing.is_empty() {
        return Ok(());
    }
    if !sh::is_on_path("apt-get") {
        let browser = if missing.contains(&CHROMIUM.name) {
            ", or name the browser and its driver in CHROMIUM and CHROMEDRIVER"
        } else {
            ""
        };
        bail!("this needs {}: install them{browser}", missing.join(", "));
    }
    if !is_root()? {
        bail!("this needs more; type: sudo apt-get install {}", missing.join(" "));
    }
    println!("Installing {} (about a minute, once)", missing.join(", "));
    sh::run(Command::new("apt-get").args(["update", "--quiet"]))?;
    let mut install = Command::new("apt-get");
    // Debian starts what it installs, but not on a machine that says it is in single-user mode.
    install.env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1").args([
        "install",
        "--yes",
        "--quiet",
        "--no-install-recommends",
    ]);
    sh::run(install.args(missing))
}

/// The browser: the one that [`CHROMIUM_NAMED`] names, or else the first on the `PATH`.
pub fn chromium() -> Result<PathBuf> {
    named(CHROMIUM_NAMED, "chromium")
}

/// The driver of the installed Chromium.
pub fn chromedriver() -> Result<PathBuf> {
    named("CHROMEDRIVER", "chromedriver")
}

fn named(variable: &str, program: &str) -> Result<PathBuf> {
    let named = env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    named.or_else(|| sh::on_path(program)).with_context(|| format!("there is no {program}: name it in {variable}"))
}

/// What is there for Linux alone, so that elsewhere the tests do without it.
fn is_here_on_linux(program: &str) -> bool {
    !cfg!(target_os = "linux") || sh::is_on_path(program)
}

/// Debian keeps the server's programs off the `PATH`, in a folder per version.
fn has_postgres() -> bool {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    sh::is_on_path("initdb") || versions.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}

/// Debian has Python's way to install packages in a package of its own.
fn has_python() -> bool {
    let mut python = Command::new("python3");
    let output = python.args(["-c", "import ensurepip"]).output();
    output.is_ok_and(|output| output.status.success())
}

fn is_root() -> Result<bool> {
    Ok(sh::output(Command::new("id").arg("-u"))?.trim_ascii() == b"0")
}
