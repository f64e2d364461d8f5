//! `cargo xtask bench`: how fast the server and the client are, and how much faster than others.

mod client;
mod figures;
mod harness;
mod parts;
mod postgres;
mod rows;
mod table;
#[cfg(test)]
mod tests;

use self::{figures::Figures, harness::Harness, parts::PARTS, postgres::Postgres};
use crate::{system, target};
use anyhow::Result;
use std::{env, ffi::OsString, fs, path::PathBuf};

/// What is to be measured, and how.
#[derive(clap::Args)]
pub struct Options {
    /// Measure the harness's other servers too, in turns with ours
    #[arg(long)]
    compare: bool,
    /// Where the harness lies, which starts servers and measures them, seen from the checkout
    #[arg(long, value_name = "FOLDER", default_value = "../shared/bench")]
    harness: PathBuf,
    /// One short round on little data, to see that everything works
    #[arg(long)]
    quick: bool,
    /// Options for the harness itself, after `--`, like `--rounds 7`
    #[arg(last = true)]
    further: Vec<OsString>,
}

/// Measures, prints a table and leaves it as `bench/table.md` in the target folder, beside all that was measured.
pub fn run(options: &Options) -> Result<()> {
    let folder = harness::find(&options.harness)?;
    system::prepare(system::BENCH)?;
    let server = match env::var_os("STUDENTOS_BIN") {
        Some(server) => PathBuf::from(server).canonicalize()?,
        None => target::release_server()?,
    };
    let client = client::ratio()?;
    let work = harness::work()?;
    if options.compare {
        harness::install_peers(&folder, &work)?;
    }

    let results = target::empty_folder("bench")?;
    let postgres = Postgres::start()?;
    let harness =
        Harness { folder: &folder, work: &work, results: &results, server: &server, postgres: &postgres, options };
    harness.write_config()?;
    for part in &PARTS {
        println!("\n── {} ──", part.name);
        harness.measure(part)?;
    }

    let table = table::markdown(&Figures::read(&results, client)?);
    let file = results.join("table.md");
    fs::write(&file, &table)?;
    println!("\n{table}\nKept as {}, beside all that was measured", file.display());
    Ok(())
}
