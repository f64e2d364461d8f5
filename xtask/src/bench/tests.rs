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
    let quick = [sample(100.0, 0.0)];
    figures(
        "list",
        &json!({ "list": { "studentos": ours, "limit-sqlite": limit, "fastify": quick, "fastapi": [sample(500.0, 0.0)] } }),
    )
}

fn figures(part: &'static str, samples: &Value) -> Figures {
    let results = json!({ "options": { "max_foreign": "0.1" }, "samples": samples });
    Figures::new(vec![(part, results)], 1.07).unwrap()
}

/// The line that begins so.
fn line(figures: &Figures, title: &str) -> String {
    let table = table::markdown(figures);
    table.lines().find(|line| line.starts_with(&format!("| {title} |"))).unwrap().to_owned()
}

#[test]
fn a_rate_is_shown_beside_others_and_held_against_its_goal() {
    let quick = reads(&[sample(34.0, 0.0)], &[sample(30.0, 0.0)]);
    let others = "0.88 × limit-sqlite, 2.94 × fastify, 14.71 × fastapi";
    let goal = "≥ 0.85 × limit-sqlite, ≥ 2.6 × fastify, ≥ 12 × fastapi";
    assert_eq!(
        line(&quick, "list of a day"),
        format!("| list of a day | 29,412 per CPU s | 2,941 | 2.5 ms | {others} | {goal} | yes |")
    );
    let slow = reads(&[sample(40.0, 0.0)], &[sample(30.0, 0.0)]);
    assert!(line(&slow, "list of a day").ends_with("| no |"));
}

#[test]
fn what_was_not_measured_is_left_open() {
    let alone = reads(&[sample(34.0, 0.0)], &[]);
    assert!(line(&alone, "list of a day").ends_with("| – |"), "one of three goals is open");
    assert!(line(&reads(&[sample(90.0, 0.0)], &[]), "list of a day").ends_with("| no |"), "and another is missed");
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
    let start = json!({ "options": { "max_foreign": "0.1" }, "cold_start": { "studentos": [0.02, 0.01, 0.03] }, "idle": { "studentos": { "rss": 18.0 } } });
    let figures = Figures::new(vec![(START, start), (WHOLE, json!({ "samples": samples }))], 1.0).unwrap();
    assert!(line(&figures, "memory, most in a whole run").contains("| 40.0 MiB |"));
    assert!(line(&figures, "memory, idle").contains("| 18.0 MiB |"));
    assert!(line(&figures, "cold start").contains("| 20.0 ms |"));
    assert!(line(&figures, "list of a day").contains("| – |"), "one round of everything is no measurement of each");
}

#[test]
fn what_is_shown_is_what_counts() {
    let p99 = |p99: f64| {
        let mut asked = sample(30.0, 0.0);
        asked["p99"] = json!(p99);
        line(&figures("flood", &json!({ "list_under_login": { "studentos": [asked] } })), "list while 8 clients log in")
    };
    assert!(p99(5.04).contains("| 5.0 ms |") && p99(5.04).ends_with("| yes |"));
    assert!(p99(5.06).contains("| 5.1 ms |") && p99(5.06).ends_with("| no |"));
    let list = |limit| line(&reads(&[sample(34.0, 0.0)], &[sample(limit, 0.0)]), "list of a day");
    assert!(list(28.76).contains("| 0.85 × limit-sqlite,") && list(28.76).ends_with("| yes |"));
    assert!(list(28.70).contains("| 0.84 × limit-sqlite,") && list(28.70).ends_with("| no |"));
}

#[test]
fn answers_that_were_errors_are_told_and_nothing_is_judged_by_them() {
    let mut failed = sample(30.0, 0.0);
    failed["errors"] = json!(3);
    let ours = reads(&[failed.clone(), sample(30.0, 0.4)], &[sample(30.0, 0.0)]);
    assert!(line(&ours, "list of a day").ends_with("| – (errors: 3) |"));
    let table = table::markdown(&ours);
    assert!(table.contains("\nstudentos failed 3 times in list (list).\n"), "{table}");
    assert!(table.contains("more than 10 % of the machine in 4 of 5 samples"), "{table}");
    let theirs = reads(&[sample(30.0, 0.0)], &[failed]);
    assert!(line(&theirs, "list of a day").ends_with("| – (errors: 3) |"));
}

#[test]
fn a_login_that_failed_while_others_read_is_an_error_too() {
    let mut flooded = sample(30.0, 0.0);
    flooded["flood_errors"] = json!(2);
    let figures = figures("flood", &json!({ "list_under_login": { "studentos": [flooded] } }));
    assert!(line(&figures, "list while 8 clients log in").ends_with("| – (errors: 2) |"));
    assert!(table::markdown(&figures).contains("\nstudentos failed 2 times in list_under_login (flood).\n"));
}

#[test]
fn an_error_in_the_whole_run_is_one_of_its_memory() {
    let mut failed = sample(30.0, 0.0);
    failed["errors"] = json!(1);
    let figures = figures(WHOLE, &json!({ "dump": { "studentos": [failed] } }));
    assert!(line(&figures, "memory, most in a whole run").ends_with("| – (errors: 1) |"));
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
