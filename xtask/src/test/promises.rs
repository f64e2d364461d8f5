//! Whether the tests have seen each answer that the document promises, successes and problems, on both databases.
//!
//! The tests' servers count what they answer; the tests keep the figures in a folder when [`FOLDER`] names one.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

/// The variable that tells the tests where.
pub const FOLDER: &str = "STUDENTOS_SEEN";

const DATABASES: [&str; 2] = ["sqlite", "postgres"];

/// Problems that come from no operation in particular: what answers them is the same code for all.
const GENERAL: [&str; 3] = ["internal", "unavailable", "request_timeout"];

/// What no server can count: that it does not count.
const UNCOUNTED: &str = "/metrics";

/// One answer: method, route, status and, if it is a problem, its code.
type Answer = (String, String, String, String);

/// Fails when there is an answer that the document promises and no test has seen.
pub fn check(folder: &Path) -> Result<()> {
    let document: Value = serde_json::from_slice(&fs::read("openapi.json")?)?;
    let promised = promised(&document);
    ensure!(!promised.is_empty(), "openapi.json promises nothing");
    let mut missing = Vec::new();
    for database in DATABASES {
        let text = fs::read_to_string(folder.join(database)).with_context(|| format!("no test ran on {database}"))?;
        let seen: BTreeSet<_> = text.lines().filter_map(answer).collect();
        for (method, route, status, code) in promised.difference(&seen) {
            missing.push(format!("{database}: {method} {route} → {status} {code}"));
        }
    }
    ensure!(missing.is_empty(), "no test has seen what openapi.json promises:\n{}", missing.join("\n"));
    println!("All {} answers that openapi.json promises were seen on {}", promised.len(), DATABASES.join(" and "));
    Ok(())
}

fn promised(document: &Value) -> BTreeSet<Answer> {
    let mut promised = BTreeSet::new();
    for (route, operations) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in operations.as_object().into_iter().flatten() {
            for (status, response) in operation["responses"].as_object().into_iter().flatten() {
                for code in codes(status, resolved(document, response)) {
                    promised.insert((method.to_uppercase(), route.clone(), status.clone(), code));
                }
            }
        }
    }
    promised.retain(|(_, route, _, code)| !GENERAL.contains(&code.as_str()) && route != UNCOUNTED);
    promised
}

/// What is written here, or written once among the components and referred to.
fn resolved<'a>(document: &'a Value, part: &'a Value) -> &'a Value {
    let named = part["$ref"].as_str().and_then(|path| document.pointer(path.trim_start_matches('#')));
    named.unwrap_or(part)
}

/// The codes of a problem, each of which begins a paragraph of its description; a success has none, which is one as well.
fn codes(status: &str, response: &Value) -> Vec<String> {
    if !status.starts_with(['4', '5']) {
        return vec![String::new()];
    }
    let paragraphs = response["description"].as_str().unwrap_or_default().split("\n\n");
    paragraphs.filter_map(|text| text.strip_prefix('`')?.split_once('`').map(|(code, _)| code.to_owned())).collect()
}

/// The answer that a line counts, `method="GET",route="/api/goals",status="200",code=""} 3`.
fn answer(line: &str) -> Option<Answer> {
    let (labels, _) = line.rsplit_once('}')?;
    let label = |name: &str| {
        let (_, rest) = labels.split_once(&format!("{name}=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    Some((label("method")?, label("route")?, label("status")?, label("code")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_success_and_every_code_is_a_promise() {
        let document = json!({
            "paths": { "/api/goals/{id}": { "get": { "responses": {
                "200": { "description": "The goal." },
                "403": { "$ref": "#/components/responses/NotYoursOrScope" },
                "500": { "description": "`internal`: It failed." },
            } } } },
            "components": { "responses": { "NotYoursOrScope": {
                "description": "`not_yours`: This is not yours.\n\n`scope`: Your token may not.",
            } } },
        });
        let found: Vec<_> =
            promised(&document).into_iter().map(|(_, _, status, code)| format!("{status} {code}")).collect();
        assert_eq!(found, ["200 ", "403 not_yours", "403 scope"]);
    }

    #[test]
    fn a_line_is_an_answer() {
        let line = r#"method="GET",route="/api/goals/{id}",status="404",code="not_found"} 2"#;
        let parts = ["GET", "/api/goals/{id}", "404", "not_found"].map(str::to_owned);
        assert_eq!(answer(line), Some(parts.into()));
    }
}
