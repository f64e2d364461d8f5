//! What was measured: medians of the samples in the `results.json` of each part.

use super::{
    harness,
    parts::{PARTS, START, WHOLE},
};
use anyhow::Result;
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
}

impl Figures {
    /// Reads what the harness left in this folder.
    pub fn read(folder: &Path, client: f64) -> Result<Self> {
        let parts = PARTS.iter().filter(|part| !part.is_preparation());
        let read = |name: &'static str| Ok((name, harness::read(&folder.join(name).join("results.json"))?));
        Ok(Self { results: parts.map(|part| read(part.name)).collect::<Result<_>>()?, client })
    }

    #[cfg(test)]
    pub fn new(results: Vec<(&'static str, Value)>, client: f64) -> Self {
        Self { results, client }
    }

    /// What was measured of a server in a scenario, if it took part.
    pub fn get(&self, measure: Measure, scenario: &str, server: &str) -> Option<f64> {
        let sampled = |key| {
            let mut parts = self.results.iter().filter(|(part, _)| *part != WHOLE);
            let samples = parts.find_map(|(_, results)| results["samples"][scenario][server].as_array())?;
            median(undisturbed(samples).iter().filter_map(|sample| sample[key].as_f64()).collect())
        };
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
            Measure::Peak => {
                let scenarios = self.part(WHOLE)?["samples"].as_object()?.values();
                let all = scenarios.filter_map(|servers| servers[server].as_array()).flatten();
                all.filter_map(|sample| sample["peak_rss"].as_f64()).max_by(f64::total_cmp)
            }
            Measure::Client => Some(self.client),
        }
    }

    /// What went wrong while it was measured: whose answers were errors, and how many.
    pub fn errors(&self) -> Vec<String> {
        let mut errors = Vec::new();
        self.each_sample(|part, scenario, server, samples| {
            let count: u64 = samples.iter().filter_map(|sample| sample["errors"].as_u64()).sum();
            if count > 0 {
                errors.push(format!("{server} failed {count} times in {scenario} ({part})."));
            }
        });
        errors
    }

    /// How many samples there are, and in how many of them nothing else used the machine.
    pub fn samples(&self) -> (usize, usize) {
        let (mut all, mut undisturbed) = (0, 0);
        self.each_sample(|_, _, _, samples| {
            all += samples.len();
            undisturbed += samples.iter().filter(|sample| is_undisturbed(sample)).count();
        });
        (all, undisturbed)
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

    fn part(&self, name: &str) -> Option<&Value> {
        self.results.iter().find(|(part, _)| *part == name).map(|(_, results)| results)
    }
}

/// The samples that count: as the harness has it, all of them unless two or more were not disturbed.
fn undisturbed(samples: &[Value]) -> Vec<&Value> {
    let quiet: Vec<_> = samples.iter().filter(|sample| is_undisturbed(sample)).collect();
    if quiet.len() < 2 { samples.iter().collect() } else { quiet }
}

/// Whether anything else used at most a tenth of the machine.
fn is_undisturbed(sample: &Value) -> bool {
    sample["foreign"].as_f64().is_some_and(|share| share <= 0.10)
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.get(values.len().checked_sub(1)? / 2)?, values.get(values.len() / 2)?);
    Some(f64::midpoint(*low, *high))
}
