//! The table, in Markdown.

use super::{
    figures::{Figures, Measure},
    rows::{Bound, Goal, ROWS, Row},
};

const HEAD: &str = "\
| scenario | ours | req/s | p99 | beside others | goal | met |
|---|---|---|---|---|---|---|
";
/// In the place of what was not measured.
const NONE: &str = "–";

/// All lines, and what is to be known about how they came about.
pub fn markdown(figures: &Figures) -> String {
    let lines: String = ROWS.iter().map(|row| line(row, figures)).collect();
    let (samples, quiet) = figures.samples();
    let busy = format!("Nothing else used more than a tenth of the machine in {quiet} of {samples} samples.");
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
        verdict(row, figures).map(str::to_owned),
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

/// Whether all goals are met of which that can be said.
fn verdict(row: &Row, figures: &Figures) -> Option<&'static str> {
    let met: Vec<_> = row.goals.iter().filter_map(|goal| Some(is_met(goal, value(goal, row, figures)?))).collect();
    if met.is_empty() {
        return None;
    }
    Some(if met.iter().all(|met| *met) { "yes" } else { "no" })
}

/// By the figure as it is shown.
fn is_met(goal: &Goal, value: f64) -> bool {
    let shown = (value * 100.0).round() / 100.0;
    match goal.bound {
        Bound::AtLeast(bound) => shown >= bound,
        Bound::AtMost(bound) => shown <= bound,
    }
}

/// What a goal is about: our figure, or how many times another it is.
fn value(goal: &Goal, row: &Row, figures: &Figures) -> Option<f64> {
    let ours = figures.get(goal.measure, row.scenario, row.server)?;
    let Some(of) = &goal.of else { return Some(ours) };
    let theirs = figures.get(goal.measure, of.scenario.unwrap_or(row.scenario), of.server)?;
    Some(ours / theirs)
}

fn unit(measure: Measure, value: f64) -> String {
    match measure {
        Measure::PerCpuSecond => format!("{} per CPU s", grouped(value)),
        Measure::PerSecond => grouped(value),
        Measure::P99 | Measure::ColdStart => format!("{value:.1} ms"),
        Measure::Cpu => format!("{value:.1} ms of CPU"),
        Measure::Idle | Measure::Peak => format!("{value:.1} MiB"),
        Measure::Client => format!("{value:.2} × serde_json alone"),
    }
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
