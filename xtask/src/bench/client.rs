//! The client's own benchmark.

use crate::sh;
use anyhow::{Context, Result};
use serde_json::Value;

/// How many times longer a call takes than decoding its answer by `serde_json` alone.
pub fn ratio() -> Result<f64> {
    let mut bench = sh::cargo();
    let printed = sh::output(bench.args(["bench", "--quiet", "--package", "studentos-client", "--bench", "goals"]))?;
    let figures: Value = serde_json::from_slice(&printed).context("the client's benchmark did not print JSON")?;
    println!("client: {figures}");
    figures["ratio"].as_f64().context("the client's benchmark printed no ratio")
}
