//! The table of made-up figures.

use super::{
    figures::{Figures, Measure},
    parts::{PARTS, START, WHOLE},
    rows::ROWS,
    table,
};
use serde_json::{Value, json};

fn sample(cpu_us: f64, foreign: f64) -> Value {
    json!({ "cpu_us": cpu_us, "rps": 1e5 / cpu_us, "p99": 2.5, "peak_rss": 40.0, "errors": 0, "foreign": foreign })
}

fn reads(ours: &[Value], limit: &[Value]) -> Figures {
    let samples = json!({ "list": { "studentos": ours, "limit-sqlite": limit } });
    Figures::new(vec![("reads", json!({ "samples": samples }))], 1.07)
}

/// The line that begins so.
fn line(figures: &Figures, title: &str) -> String {
    let table = table::markdown(figures);
    table.lines().find(|line| line.starts_with(&format!("| {title} |"))).unwrap().to_owned()
}

#[test]
fn a_rate_is_shown_beside_others_and_held_against_its_goal() {
    let quick = reads(&[sample(34.0, 0.0)], &[sample(30.0, 0.0)]);
    let goal = "≥ 0.85 × limit-sqlite, ≥ 2.6 × fastify, ≥ 12 × fastapi";
    assert_eq!(
        line(&quick, "list of a day"),
        format!("| list of a day | 29,412 per CPU s | 2,941 | 2.5 ms | 0.88 × limit-sqlite | {goal} | yes |")
    );
    let slow = reads(&[sample(40.0, 0.0)], &[sample(30.0, 0.0)]);
    assert!(line(&slow, "list of a day").ends_with("| no |"));
}

#[test]
fn what_was_not_measured_is_left_open() {
    let alone = reads(&[sample(34.0, 0.0)], &[]);
    assert!(line(&alone, "list of a day").ends_with("| – |"));
    assert!(line(&alone, "create").starts_with("| create | – | – | – | – | ≥ 0.8 × limit-batched"));
    let client =
        "| client: a list of 200 goals | 1.07 × serde_json alone | – | – | – | ≤ 1.20 × serde_json alone | yes |";
    assert_eq!(line(&alone, "client: a list of 200 goals"), client);
}

#[test]
fn two_undisturbed_samples_count_for_more_than_any_others() {
    let disturbed = sample(90.0, 0.5);
    let get = |samples: &[Value]| reads(samples, &[]).get(Measure::Cpu, "list", "studentos");
    assert_eq!(get(&[disturbed.clone(), sample(30.0, 0.0), sample(50.0, 0.1)]), Some(0.04));
    assert_eq!(get(&[disturbed, sample(30.0, 0.0)]), Some(0.06));
}

#[test]
fn memory_is_that_of_the_whole_run() {
    let samples = json!({ "list": { "studentos": [sample(30.0, 0.0)] } });
    let start = json!({ "cold_start": { "studentos": [0.02, 0.01, 0.03] }, "idle": { "studentos": { "rss": 18.0 } } });
    let figures = Figures::new(vec![(START, start), (WHOLE, json!({ "samples": samples }))], 1.0);
    assert!(line(&figures, "memory, most in a whole run").contains("| 40.0 MiB |"));
    assert!(line(&figures, "memory, idle").contains("| 18.0 MiB |"));
    assert!(line(&figures, "cold start").contains("| 20.0 ms |"));
    assert!(line(&figures, "list of a day").contains("| – |"), "one round of everything is no measurement of each");
}

#[test]
fn answers_that_were_errors_are_told() {
    let mut failed = sample(30.0, 0.0);
    failed["errors"] = json!(3);
    let table = table::markdown(&reads(&[failed, sample(30.0, 0.4)], &[]));
    assert!(table.contains("\nstudentos failed 3 times in list (reads).\n"), "{table}");
    assert!(table.contains("in 1 of 2 samples"), "{table}");
}

#[test]
fn what_the_table_shows_takes_part_in_what_is_measured() {
    let is_measured = |scenario: &str, server: &str| {
        PARTS.iter().any(|part| {
            let servers = [part.ours, part.peers].concat();
            !part.is_preparation() && part.scenarios.split(',').any(|it| it == scenario) && servers.contains(&server)
        })
    };
    for row in ROWS.iter().filter(|row| !row.scenario.is_empty()) {
        let others = row.goals.iter().filter_map(|goal| goal.of.as_ref());
        let others = others.map(|of| (of.scenario.unwrap_or(row.scenario), of.server));
        let beside = row.beside.iter().map(|server| (row.scenario, *server));
        for (scenario, server) in others.chain(beside).chain([(row.scenario, row.server)]) {
            assert!(is_measured(scenario, server), "{}: {server} in {scenario}", row.title);
        }
    }
}
