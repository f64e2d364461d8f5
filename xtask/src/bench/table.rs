//! The table, in Markdown.

use super::{
    figures::{Figures, Measure},
    rows::{Bound, Goal, Other, ROWS, Row},
};
use std::collections::BTreeSet;

const HEAD: &str = "\
| scenario | ours | req/s | p99 | beside others | goal | met |
|---|---|---|---|---|---|---|
";
/// In the place of what was not measured.
const NONE: &str = "–";

/// All lines, and what is to be known about how they came about.
pub fn markdown(figures: &Figures) -> String {
    let lines: String = ROWS.iter().map(|row| line(row, figures)).collect();
    let (quiet, all) = figures.quiet();
    let percent = figures.max_foreign * 100.0;
    let busy = format!("Nothing else used more than {percent:.0} % of the machine in {quiet} of {all} samples.");
    let notes: Vec<_> = std::iter::once(busy).chain(figures.errors()).collect();
    format!("{HEAD}{lines}\n{}\n", notes.join("\n\n"))
}

fn line(row: &Row, figures: &Figures) -> String {
    let get = |measure| figures.get(measure, row.scenario, row.server);
    let shown = |measure| get(measure).map(|value| unit(measure, value));
    let is_rate = row.measure == Measure::PerCpuSecond;
    let cells = [
        Some(row.title.to_owned()),
        shown(row.measure),
        shown(Measure::PerSecond).filter(|_| is_rate),
        shown(Measure::P99).filter(|_| is_rate),
        join(beside(row, figures)),
        join(row.goals.iter().map(wanted)),
        verdict(row, figures),
    ];
    format!("| {} |\n", cells.map(|cell| cell.unwrap_or_else(|| NONE.to_owned())).join(" | "))
}

/// How many times the others' figures ours is; what is no rate is better compared as it is.
fn beside(row: &Row, figures: &Figures) -> Vec<String> {
    let held_against = row.goals.iter().filter_map(|goal| {
        let of = goal.of.as_ref()?;
        Some(format!("{:.2} × {}{}", value(goal, row, figures)?, of.name, suffix(goal, row)))
    });
    let others = row.beside.iter().filter_map(|server| {
        let theirs = figures.get(row.measure, row.scenario, server)?;
        if row.measure != Measure::PerCpuSecond {
            return Some(format!("{server} {}", unit(row.measure, theirs)));
        }
        let ours = figures.get(row.measure, row.scenario, row.server)?;
        Some(format!("{:.2} × {server}", ours / theirs))
    });
    held_against.chain(others).collect()
}

/// A goal in words.
fn wanted(goal: &Goal) -> String {
    let (sign, bound) = match goal.bound {
        Bound::AtLeast(bound) => ("≥", bound),
        Bound::AtMost(bound) => ("≤", bound),
    };
    match &goal.of {
        Some(of) if goal.measure == Measure::PerSecond => format!("{sign} {bound} × {} in req/s", of.name),
        Some(of) => format!("{sign} {bound} × {}", of.name),
        None => format!("{sign} {}", unit(goal.measure, bound)),
    }
}

/// What is said of a ratio that is not of the line's own measure.
fn suffix(goal: &Goal, row: &Row) -> &'static str {
    if goal.measure == row.measure { "" } else { " in req/s" }
}

/// Whether the goals are met: "yes" only when that can be said of all of them, "no" as soon as one is not. Errors are quicker
/// than answers, so where there were any, nothing is said but that.
fn verdict(row: &Row, figures: &Figures) -> Option<String> {
    let failures = failures(row, figures);
    if failures > 0 {
        return Some(format!("{NONE} (errors: {failures})"));
    }
    let met: Vec<_> = row.goals.iter().map(|goal| value(goal, row, figures).map(|value| is_met(goal, value))).collect();
    if met.contains(&Some(false)) {
        return Some("no".to_owned());
    }
    (!met.contains(&None)).then(|| "yes".to_owned())
}

fn is_met(goal: &Goal, value: f64) -> bool {
    match goal.bound {
        Bound::AtLeast(bound) => value >= bound,
        Bound::AtMost(bound) => value <= bound,
    }
}

/// What a goal is about, as it is shown: our figure, or how many times another it is.
fn value(goal: &Goal, row: &Row, figures: &Figures) -> Option<f64> {
    let ours = figures.get(goal.measure, row.scenario, row.server)?;
    let Some(of) = &goal.of else { return Some(rounded(ours, decimals(goal.measure))) };
    let theirs = figures.get(goal.measure, scenario(of, row), of.server)?;
    Some(rounded(ours / theirs, 2))
}

/// How many answers were errors in all that a line is judged by.
fn failures(row: &Row, figures: &Figures) -> u64 {
    let ours = figures.failures(row.measure, row.scenario, row.server);
    // By the server, since a line may be held against the same one twice.
    let others: BTreeSet<_> =
        row.goals.iter().filter_map(|goal| goal.of.as_ref()).map(|of| (scenario(of, row), of.server)).collect();
    let theirs: u64 =
        others.into_iter().map(|(scenario, server)| figures.failures(row.measure, scenario, server)).sum();
    ours + theirs
}

fn scenario(of: &Other, row: &Row) -> &'static str {
    of.scenario.unwrap_or(row.scenario)
}

fn unit(measure: Measure, value: f64) -> String {
    let value = rounded(value, decimals(measure));
    match measure {
        Measure::PerCpuSecond => format!("{} per CPU s", grouped(value)),
        Measure::PerSecond => grouped(value),
        Measure::P99 | Measure::ColdStart => format!("{value:.1} ms"),
        Measure::Cpu => format!("{value:.1} ms of CPU"),
        Measure::Idle | Measure::Peak => format!("{value:.1} MiB"),
        Measure::Client => format!("{value:.2} × serde_json alone"),
    }
}

/// How many decimals of a figure are shown.
fn decimals(measure: Measure) -> i32 {
    match measure {
        Measure::PerCpuSecond | Measure::PerSecond => 0,
        Measure::P99 | Measure::Cpu | Measure::ColdStart | Measure::Idle | Measure::Peak => 1,
        Measure::Client => 2,
    }
}

fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (value * scale).round() / scale
}

/// A whole number, its thousands apart.
fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

fn join(parts: impl IntoIterator<Item = String>) -> Option<String> {
    let parts: Vec<_> = parts.into_iter().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
