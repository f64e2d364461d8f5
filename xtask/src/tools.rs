//! The tools at their pinned versions, installed once for all checkouts of this machine.

use crate::sh;
use anyhow::{Context, Result, ensure};
use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// `wasm-bindgen-cli` must be of exactly the version that Cargo.toml pins for the `wasm-bindgen` crate.
const WEB: [Tool; 3] = [
    Tool {
        name: "wasm-bindgen-cli",
        version: "0.2.130",
        program: "bin/wasm-bindgen-test-runner",
        takes: "about 2 minutes",
        // Not --locked: its lock file names a version that registries no longer offer.
        installer: Installer::Cargo(&["--no-default-features"]),
    },
    Tool {
        name: "trunk",
        version: "0.22.1",
        program: "bin/trunk",
        takes: "about 10 minutes",
        // Its minimum version says 1.96; it builds and works with ours.
        installer: Installer::Cargo(&[
            "--locked",
            "--ignore-rust-version",
            "--no-default-features",
            "--features",
            "rustls",
        ]),
    },
    Tool {
        name: "binaryen",
        version: "132",
        program: "node_modules/.bin/wasm-opt",
        takes: "a few seconds",
        installer: Installer::Npm,
    },
];

/// Makes a Python client of `openapi.json`.
const PYTHON_CLIENT: Tool = Tool {
    name: "openapi-python-client",
    version: "0.29.1",
    // Its own start script holds the path it was installed at, which was another one.
    program: "bin/python",
    takes: "about half a minute",
    installer: Installer::Pypi { constraints: "openapi-python-client.constraints.txt" },
};

/// Looks through the licences and the origin of what we depend on.
const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    program: "bin/cargo-deny",
    takes: "about 8 minutes",
    installer: Installer::Cargo(&["--locked"]),
};

/// Builds the fuzz targets with what libFuzzer has to see of them, and starts them.
const FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
    program: "bin/cargo-fuzz",
    takes: "about a minute",
    installer: Installer::Cargo(&["--locked"]),
};

struct Tool {
    name: &'static str,
    version: &'static str,
    /// Where the program that we start lies in the tool's folder.
    program: &'static str,
    takes: &'static str,
    installer: Installer,
}

enum Installer {
    Cargo(&'static [&'static str]),
    Npm,
    Pypi {
        /// The file with the versions of all that comes along.
        constraints: &'static str,
    },
}

/// Installs what is missing and returns a `PATH` that begins with the tools.
pub fn path() -> Result<OsString> {
    add_wasm_target()?;
    let cache = cache()?;
    let mut folders = Vec::new();
    for tool in &WEB {
        folders.extend(tool.program(&cache)?.parent().map(Path::to_path_buf));
    }
    let rest = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(folders.into_iter().chain(env::split_paths(&rest)))?)
}

/// The program that runs the web app's component tests in a browser.
pub fn wasm_test_runner() -> Result<PathBuf> {
    let [bindgen, ..] = &WEB;
    Ok(bindgen.folder(&cache()?).join(bindgen.program))
}

/// The Python that has the generator of Python clients as its module `openapi_python_client`.
pub fn python_client() -> Result<PathBuf> {
    PYTHON_CLIENT.program(&cache()?)
}

/// The program that knows what may be depended on.
pub fn deny() -> Result<PathBuf> {
    DENY.program(&cache()?)
}

/// The program that runs fuzz targets.
pub fn fuzz() -> Result<PathBuf> {
    FUZZ.program(&cache()?)
}

impl Tool {
    /// Where the program is, after it was installed if it was not there.
    fn program(&self, cache: &Path) -> Result<PathBuf> {
        let folder = self.folder(cache);
        if !self.is_in(&folder) {
            self.install(cache).with_context(|| format!("cannot install {} {}", self.name, self.version))?;
        }
        Ok(folder.join(self.program))
    }

    fn is_in(&self, folder: &Path) -> bool {
        match self.installer {
            Installer::Cargo(_) | Installer::Npm => folder.join(self.program).is_file(),
            // The link to the system's Python outlives an upgrade of it, which leaves the modules behind. Without an index
            // pip succeeds only where all is there, in the versions that are asked for.
            Installer::Pypi { constraints } => {
                let output = self.pip(folder, constraints).arg("--no-index").output();
                output.is_ok_and(|output| output.status.success())
            }
        }
    }

    fn pip(&self, folder: &Path, constraints: &str) -> Command {
        let mut pip = Command::new(folder.join(self.program));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--constraint", constraints]);
        pip.arg(format!("{}=={}", self.name, self.version));
        pip
    }

    fn folder(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.name, self.version))
    }

    /// Installs beside the final folder and renames at the end, so that what was interrupted is never found.
    fn install(&self, cache: &Path) -> Result<()> {
        let folder = self.folder(cache);
        let partial = folder.with_added_extension("partial");
        eprintln!("Installing {} {} into {} ({}, once)", self.name, self.version, folder.display(), self.takes);
        fs::create_dir_all(&partial)?;
        match self.installer {
            Installer::Cargo(options) => {
                // A target folder of its own lets an interrupted build go on where it stopped.
                let build = partial.join("build");
                let mut cargo = sh::cargo();
                cargo.args(["install", self.name, "--version", self.version]).args(options);
                sh::run(cargo.arg("--root").arg(&partial).arg("--target-dir").arg(&build))?;
                fs::remove_dir_all(&build)?;
            }
            Installer::Npm => {
                ensure!(sh::is_on_path("npm"), "Node.js is needed for it: install Node 20 or newer and try again");
                let mut npm = Command::new("npm");
                npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]).arg(&partial);
                sh::run(npm.arg(format!("{}@{}", self.name, self.version)))?;
            }
            Installer::Pypi { constraints } => {
                let missing =
                    "Python is needed for it: install Python 3.11 or newer with its module venv and try again";
                ensure!(sh::is_on_path("python3"), missing);
                sh::run(Command::new("python3").args(["-m", "venv"]).arg(&partial)).context(missing)?;
                sh::run(&mut self.pip(&partial, constraints))?;
            }
        }
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        Ok(fs::rename(&partial, &folder)?)
    }
}

/// Lets this Rust compile for the browser.
pub fn add_wasm_target() -> Result<()> {
    let libraries = sh::output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(String::from_utf8(libraries)?.trim()).is_dir() {
        return Ok(());
    }
    ensure!(sh::is_on_path("rustup"), "this Rust cannot build for {WASM_TARGET}: install it by https://rustup.rs");
    sh::run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
}

/// Outside the checkout, so that a clean clone finds what another one installed.
fn cache() -> Result<PathBuf> {
    if let Some(tools) = env::var_os("STUDENTOS_TOOLS") {
        return Ok(tools.into());
    }
    let cache = match env::var_os("XDG_CACHE_HOME") {
        Some(cache) => PathBuf::from(cache),
        None => env::home_dir().context("no home directory: set STUDENTOS_TOOLS to a folder")?.join(".cache"),
    };
    Ok(cache.join("studentos/tools"))
}
