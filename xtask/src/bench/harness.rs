//! The harness: a Python program that starts servers, asks them by `wrk` and writes down what it measured.

use super::{Options, parts::Part, postgres::Postgres};
use crate::{sh, target};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::{
    env, fs,
    path::{self, Path, PathBuf},
    process::Command,
};

/// Our entries among the servers it starts, and what goes with them.
const OURS: &str = "bench";
/// The variable that tells it where to keep things.
const WORK: &str = "BENCH_WORK";
/// For a quiet machine there are three seconds, and no sample is taken again: on a busy one, either would outlive the access tokens.
const ALWAYS: [&str; 4] = ["--patience", "3", "--retries", "0"];
const QUICK: [&str; 10] = ["--rounds", "1", "--seconds", "1", "--big", "1000", "--cold-starts", "1", "--patience", "0"];
/// Forgets what earlier runs have left, and has nothing to start.
const PREPARE: [&str; 3] = ["--fresh", "--cold-starts", "0"];

/// The harness and what one `cargo xtask bench` tells it.
pub struct Harness<'a> {
    pub folder: &'a Path,
    pub work: &'a Path,
    pub results: &'a Path,
    pub server: &'a Path,
    pub postgres: &'a Postgres,
    pub options: &'a Options,
}

/// The folder of the harness, if it is one.
pub fn find(folder: &Path) -> Result<PathBuf> {
    let is_there = folder.join("run_bench.py").is_file();
    ensure!(
        is_there,
        "no {}/run_bench.py: that is the harness, a Python program that starts servers and measures them by wrk, and \
         `--harness FOLDER` says where else it lies",
        folder.display()
    );
    Ok(folder.canonicalize()?)
}

/// Where the harness and its servers keep what they need: by itself it would be one place for all checkouts.
pub fn work() -> Result<PathBuf> {
    match env::var_os(WORK) {
        Some(folder) => Ok(path::absolute(folder)?),
        None => Ok(target::directory()?.join("bench-work")),
    }
}

/// Installs and builds the servers to compare with; that takes some minutes the first time.
pub fn install_peers(folder: &Path, work: &Path) -> Result<()> {
    // Elsewhere, and without this variable, so that they are built as they say and not as `.cargo/config.toml` says.
    sh::run(Command::new("./setup.sh").current_dir(folder).env(WORK, work).env_remove("LIBSQLITE3_FLAGS"))
}

impl Harness<'_> {
    /// Writes down all servers, ours and those of the harness, since it takes them from one file.
    pub fn write_config(&self) -> Result<()> {
        let mut config = read(&self.folder.join("servers.json"))?;
        let ours = read(&Path::new(OURS).join("servers.json"))?;
        let mut servers = in_their_folder(&config, self.folder)?;
        servers.extend(in_their_folder(&ours, Path::new(OURS))?);
        config["servers"] = json!(servers);
        Ok(fs::write(self.config(), config.to_string())?)
    }

    /// Measures one part.
    pub fn measure(&self, part: &Part) -> Result<()> {
        let peers = if self.options.compare { part.peers } else { &[] };
        let servers: Vec<_> = part.ours.iter().chain(peers).copied().collect();
        let mut python = Command::new("python3");
        python
            .arg("-B")
            .arg(self.folder.join("run_bench.py"))
            .arg(self.config())
            .args(["--servers", &servers.join(","), "--scenarios", part.scenarios])
            .args(ALWAYS)
            .args(part.options);
        if self.options.quick {
            python.args(QUICK);
        }
        python.args(&self.options.further);
        if part.is_preparation() {
            python.args(PREPARE);
        }
        python.arg("--out").arg(self.results.join(part.name));
        python.env(WORK, self.work).env("STUDENTOS_BIN", self.server).env("PG_PID_FILE", self.postgres.pid_file());
        sh::run(python.envs(self.postgres.variables()))
    }

    fn config(&self) -> PathBuf {
        self.results.join("servers.json")
    }
}

/// The servers of a configuration, which may then lie anywhere.
fn in_their_folder(config: &Value, folder: &Path) -> Result<Vec<Value>> {
    let mut servers = config["servers"].as_array().context("servers.json lists no servers")?.clone();
    for server in &mut servers {
        let within = server["cwd"].as_str().unwrap_or_default();
        server["cwd"] = json!(folder.canonicalize()?.join(within));
    }
    Ok(servers)
}

/// A file of JSON.
pub fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no JSON", file.display()))
}
