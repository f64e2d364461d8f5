//! What was measured: medians of the samples in the `results.json` of each part.

use super::{
    harness,
    parts::{PARTS, START, WHOLE},
};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;

/// What a figure says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Requests per second of processor time
    PerCpuSecond,
    /// Requests per second
    PerSecond,
    /// What one request in a hundred takes longer than, in milliseconds
    P99,
    /// Processor time of a request, in milliseconds
    Cpu,
    /// From the start to the first answer, in milliseconds
    ColdStart,
    /// Memory before any load, in mebibytes
    Idle,
    /// The most memory there was in a whole run, in mebibytes
    Peak,
    /// How many times longer the client takes than decoding alone
    Client,
}

/// All that was measured.
pub struct Figures {
    /// The results of each part that measures something.
    results: Vec<(&'static str, Value)>,
    client: f64,
    /// The share of the machine that others may use in a sample which counts.
    pub max_foreign: f64,
}

impl Figures {
    /// Reads what the harness left in this folder.
    pub fn read(folder: &Path, client: f64) -> Result<Self> {
        let parts = PARTS.iter().filter(|part| !part.is_preparation());
        let read = |name: &'static str| Ok((name, harness::read(&folder.join(name).join("results.json"))?));
        Self::new(parts.map(|part| read(part.name)).collect::<Result<_>>()?, client)
    }

    /// All that each part and the client have brought.
    pub fn new(results: Vec<(&'static str, Value)>, client: f64) -> Result<Self> {
        // The harness was told the same in each part.
        let told = results.first().and_then(|(_, results)| results["options"]["max_foreign"].as_str());
        let max_foreign = told.and_then(|share| share.parse().ok()).context("results.json names no max_foreign")?;
        Ok(Self { results, client, max_foreign })
    }

    /// What was measured of a server in a scenario, if it took part.
    pub fn get(&self, measure: Measure, scenario: &str, server: &str) -> Option<f64> {
        let taken = self.samples(measure, scenario, server);
        let sampled = |key| median(self.counting(&taken).iter().filter_map(|sample| sample[key].as_f64()).collect());
        match measure {
            Measure::PerCpuSecond => sampled("cpu_us").filter(|cpu| *cpu > 0.0).map(|cpu| 1e6 / cpu),
            Measure::PerSecond => sampled("rps"),
            Measure::P99 => sampled("p99"),
            Measure::Cpu => sampled("cpu_us").map(|cpu| cpu / 1e3),
            Measure::ColdStart => {
                let starts = self.part(START)?["cold_start"][server].as_array()?;
                median(starts.iter().filter_map(Value::as_f64).collect()).map(|seconds| seconds * 1e3)
            }
            Measure::Idle => self.part(START)?["idle"][server]["rss"].as_f64(),
            Measure::Peak => taken.iter().filter_map(|sample| sample["peak_rss"].as_f64()).max_by(f64::total_cmp),
            Measure::Client => Some(self.client),
        }
    }

    /// How many answers were errors in what this figure comes from.
    pub fn failures(&self, measure: Measure, scenario: &str, server: &str) -> u64 {
        self.samples(measure, scenario, server).into_iter().map(failures).sum()
    }

    /// What went wrong while it was measured: whose answers were errors, and how many.
    pub fn errors(&self) -> Vec<String> {
        let mut errors = Vec::new();
        self.each_sample(|part, scenario, server, samples| {
            let count: u64 = samples.iter().map(failures).sum();
            if count > 0 {
                errors.push(format!("{server} failed {count} times in {scenario} ({part})."));
            }
        });
        errors
    }

    /// In how many samples nothing else used the machine, and how many there are.
    pub fn quiet(&self) -> (usize, usize) {
        let (mut all, mut quiet) = (0, 0);
        self.each_sample(|_, _, _, samples| {
            all += samples.len();
            quiet += samples.iter().filter(|sample| self.is_quiet(sample)).count();
        });
        (quiet, all)
    }

    fn each_sample(&self, mut see: impl FnMut(&str, &str, &str, &[Value])) {
        for (part, results) in &self.results {
            for (scenario, servers) in results["samples"].as_object().into_iter().flatten() {
                for (server, samples) in servers.as_object().into_iter().flatten() {
                    see(part, scenario, server, samples.as_array().map_or(&[], |samples| samples));
                }
            }
        }
    }

    /// What a figure comes from, if it is sampled: memory from the whole run, everything else from the scenario's own part.
    fn samples(&self, measure: Measure, scenario: &str, server: &str) -> Vec<&Value> {
        let is_whole = measure == Measure::Peak;
        let parts = self.results.iter().filter(|(part, _)| (*part == WHOLE) == is_whole);
        let scenarios = parts.filter_map(|(_, results)| results["samples"].as_object()).flatten();
        let asked = scenarios.filter(|(name, _)| is_whole || *name == scenario);
        asked.filter_map(|(_, servers)| servers[server].as_array()).flatten().collect()
    }

    /// The samples that count: as the harness has it, all of them unless two or more were not disturbed.
    fn counting<'a>(&self, samples: &[&'a Value]) -> Vec<&'a Value> {
        let quiet: Vec<_> = samples.iter().copied().filter(|sample| self.is_quiet(sample)).collect();
        if quiet.len() < 2 { samples.to_vec() } else { quiet }
    }

    /// Whether nothing else used more of the machine than it may.
    fn is_quiet(&self, sample: &Value) -> bool {
        sample["foreign"].as_f64().is_some_and(|share| share <= self.max_foreign)
    }

    fn part(&self, name: &str) -> Option<&Value> {
        self.results.iter().find(|(part, _)| *part == name).map(|(_, results)| results)
    }
}

/// How many answers of a sample were errors, those to who logged in meanwhile among them.
fn failures(sample: &Value) -> u64 {
    ["errors", "flood_errors"].into_iter().filter_map(|key| sample[key].as_u64()).sum()
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.get(values.len().checked_sub(1)? / 2)?, values.get(values.len() / 2)?);
    Some(f64::midpoint(*low, *high))
}
