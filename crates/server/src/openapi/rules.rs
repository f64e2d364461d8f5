//! What is true of every operation and every schema of the document, those included that are still to come.

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use studentos_api_types::{ErrorCode, Problem};

/// Texts without end, and headers that are compared with what there is, whatever they hold.
const BOUNDLESS: [&str; 5] = ["/If-Match", "/If-None-Match", "/Last-Event-ID", "get_metrics/200", "watch_events/200"];
/// What a list of values leaves nothing to say of: orval makes what does not compile of the two together.
const LIMITS: [&str; 5] = ["minLength", "maxLength", "pattern", "minimum", "maximum"];
/// Lists that are as long as what they list.
const UNLIMITED: [&str; 5] = ["All_Goal/data", "Export/goals", "Export/logs", "Export/occurrences", "Export/tasks"];

pub fn document() -> Value {
    serde_json::from_str(&super::json().unwrap()).unwrap()
}

/// What is written here, or written once and referred to.
fn resolved<'a>(document: &'a Value, part: &'a Value) -> &'a Value {
    let path = part["$ref"].as_str().map(|path| path.trim_start_matches('#'));
    path.map_or(part, |path| document.pointer(path).unwrap_or_else(|| panic!("nothing is at {path}")))
}

fn entries(object: &Value) -> impl Iterator<Item = (&String, &Value)> {
    object.as_object().into_iter().flatten()
}

/// Every operation under its id, with its method and its path.
pub fn operations(document: &Value) -> impl Iterator<Item = (&str, &str, &str, &Value)> {
    entries(&document["paths"]).flat_map(|(path, methods)| {
        entries(methods).map(move |(method, operation)| {
            (operation["operationId"].as_str().unwrap(), method.as_str(), path.as_str(), operation)
        })
    })
}

/// Every schema there is, each with where it stands; those within others after them.
fn schemas(document: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for (name, schema) in entries(&document["components"]["schemas"]) {
        find(name, schema, &mut found);
    }
    let mut headers = |place: &str, headers| {
        for (name, header) in entries(headers) {
            find(&format!("{place}/{name}"), &resolved(document, header)["schema"], &mut found);
        }
    };
    headers("components", &document["components"]["headers"]);
    for (id, _, _, operation) in operations(document) {
        for (status, response) in entries(&operation["responses"]) {
            headers(&format!("{id}/{status}"), &resolved(document, response)["headers"]);
        }
    }
    for (id, _, _, operation) in operations(document) {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            find(&format!("{id}/{}", parameter["name"].as_str().unwrap()), &parameter["schema"], &mut found);
        }
        for (status, response) in entries(&operation["responses"]) {
            for (_, content) in entries(&resolved(document, response)["content"]) {
                find(&format!("{id}/{status}"), &content["schema"], &mut found);
            }
        }
    }
    found
}

fn find<'a>(place: &str, schema: &'a Value, found: &mut Vec<(String, &'a Value)>) {
    found.push((place.to_owned(), schema));
    for (name, property) in entries(&schema["properties"]) {
        find(&format!("{place}/{name}"), property, found);
    }
    for choice in ["allOf", "anyOf", "oneOf"].iter().flat_map(|it| schema[it].as_array().into_iter().flatten()) {
        find(place, choice, found);
    }
    if let Some(items) = schema.get("items") {
        find(&format!("{place}[]"), items, found);
    }
}

#[test]
fn every_text_and_every_number_has_limits_and_every_list_where_there_is_one() {
    let document = document();
    for (place, schema) in schemas(&document) {
        let has = |keyword: &str| schema.get(keyword).is_some();
        let is_limited = match schema["type"].as_str() {
            _ if has("enum") => !LIMITS.iter().any(|keyword| has(keyword)),
            Some("string") => has("maxLength") || BOUNDLESS.iter().any(|end| place.ends_with(end)),
            // What is an int64 is no number but a `bigint` in what some generators make.
            Some("integer") => has("minimum") && has("maximum") && schema["format"] == "int32",
            Some("number") => has("minimum") && has("maximum"),
            Some("array") => has("maxItems") != UNLIMITED.contains(&place.as_str()),
            Some("object" | "boolean" | "null") => true,
            Some(other) => panic!("{place} is a {other}"),
            None => has("$ref") || has("oneOf"),
        };
        assert!(is_limited, "{place} has no limits: {schema}");
        assert!(!has("nullable"), "{place}: what may be null is so by its type");
        assert!(!has("example"), "{place}: JSON Schema has a list of examples");
    }
}

#[test]
fn everything_that_has_a_name_has_an_example() {
    for (name, schema) in entries(&document()["components"]["schemas"]) {
        assert!(schema["examples"][0] != Value::Null, "{name}");
    }
}

#[test]
fn a_request_takes_nothing_but_what_it_names() {
    fn check(document: &Value, schema: &Value, place: &str) {
        let target = resolved(document, schema);
        if target["properties"].is_object() {
            let is_closed = target["additionalProperties"] == false || schema["unevaluatedProperties"] == false;
            assert!(is_closed, "{place} takes whatever there is");
        }
        for (name, property) in entries(&target["properties"]) {
            check(document, property, &format!("{place}/{name}"));
        }
        let choices = target["oneOf"].as_array().into_iter().flatten();
        for part in choices.chain(target.get("items")) {
            check(document, part, place);
        }
    }
    let document = document();
    for (id, _, _, operation) in operations(&document) {
        for (_, content) in entries(&operation["requestBody"]["content"]) {
            check(&document, &content["schema"], id);
        }
    }
}

#[test]
fn every_tag_is_described_and_every_one_that_is_described_is_used() {
    let document = document();
    let described = document["tags"].as_array().unwrap().iter();
    let described: BTreeSet<_> =
        described.filter(|tag| tag["description"].is_string()).map(|tag| tag["name"].as_str().unwrap()).collect();
    let used: BTreeSet<_> =
        operations(&document).map(|(_, _, _, operation)| operation["tags"][0].as_str().unwrap()).collect();
    assert_eq!(described, used);
}

#[test]
fn every_answer_says_which_headers_it_has() {
    let document = document();
    for (id, _, _, operation) in operations(&document) {
        for (status, response) in entries(&operation["responses"]) {
            let response = resolved(&document, response);
            let mut expected = vec!["X-Request-Id", "Access-Control-Allow-Origin"];
            match status.as_str() {
                // A secret is not read again, so it has no versions.
                "201" if id == "create_api_token" => expected.push("Location"),
                "201" if id != "signup" => expected.extend(["Location", "ETag"]),
                "304" => expected.push("ETag"),
                "401" => expected.push("WWW-Authenticate"),
                "429" | "503" => expected.push("Retry-After"),
                _ => {}
            }
            if response["content"]["application/json"]["schema"]["$ref"] == "#/components/schemas/Session" {
                expected.push("Set-Cookie");
            }
            for header in expected {
                assert!(response["headers"][header].is_object(), "{id} answers {status} without {header}");
            }
        }
    }
}

/// A generated `Date` would stand for itself, and in the way of the language's own.
#[test]
fn no_schema_has_the_name_of_what_every_javascript_knows() {
    for name in ["Array", "Date", "Error", "Event", "Map", "Number", "Object", "Request", "Response", "String"] {
        assert!(document()["components"]["schemas"].get(name).is_none(), "{name}");
    }
}

#[test]
fn a_header_always_comes_or_says_when() {
    let document = document();
    let mut sometimes = BTreeSet::new();
    for (id, _, _, operation) in operations(&document) {
        for (_, response) in entries(&operation["responses"]) {
            for (name, header) in entries(&resolved(&document, response)["headers"]) {
                let header = resolved(&document, header);
                if header["required"] != true {
                    assert!(header["description"].as_str().unwrap().contains(", when it is "), "{id}: {name}");
                    sometimes.insert(name.as_str());
                }
            }
        }
    }
    assert_eq!(sometimes, BTreeSet::from(["Access-Control-Allow-Origin", "Set-Cookie"]));
}

#[test]
fn a_header_is_shown_as_it_is_answered() {
    let document = document();
    for (id, _, path, operation) in operations(&document) {
        for (status, response) in entries(&operation["responses"]) {
            let headers = &resolved(&document, response)["headers"];
            let shown = |name: &str| headers[name]["schema"]["examples"][0].as_str();
            if let Some(place) = shown("Location") {
                assert!(place.starts_with(&format!("{path}/")), "{id}: {place}");
            }
            if let Some(cookie) = shown("Set-Cookie") {
                assert_eq!(cookie.contains("sos_refresh=;"), status == "204", "{id}: {cookie}");
            }
        }
    }
}

#[test]
fn a_summary_is_a_line_and_a_sentence() {
    for (id, _, _, operation) in operations(&document()) {
        let summary = operation["summary"].as_str().unwrap();
        let is_short = summary.chars().count() <= 120 && !summary.contains('\n');
        assert!(is_short && summary.find('.') == Some(summary.len() - 1), "{id}: {summary}");
    }
}

#[test]
fn what_has_an_entity_tag_takes_conditions_and_what_creates_takes_a_key() {
    let document = document();
    for (id, method, path, operation) in operations(&document) {
        let parameters = operation["parameters"].as_array().into_iter().flatten();
        let takes: Vec<_> = parameters.filter_map(|parameter| parameter["name"].as_str()).collect();
        let answers = |status: &str| &operation["responses"][status];
        let has_tag = document["paths"][path]["get"]["responses"]["200"]["headers"]["ETag"].is_object();
        assert_eq!(takes.contains(&"If-None-Match"), method == "get" && has_tag, "{id}");
        assert_eq!(takes.contains(&"If-None-Match"), answers("304").is_object(), "{id}");
        let changes = matches!(method, "patch" | "delete") && has_tag;
        assert_eq!(takes.contains(&"If-Match"), changes, "{id}");
        assert_eq!(takes.contains(&"If-Match"), answers("412").is_object(), "{id}");
        // Both hand out a secret, which is not kept to be told again.
        let creates = answers("201").is_object() && !["signup", "create_api_token"].contains(&id);
        assert_eq!(takes.contains(&"Idempotency-Key"), creates, "{id}");
    }
}

#[test]
fn every_problem_says_what_its_codes_mean_with_an_example_of_each() {
    let document = document();
    for (id, _, _, operation) in operations(&document) {
        for (status, response) in entries(&operation["responses"]).filter(|(status, _)| status.as_str() >= "400") {
            let response = resolved(&document, response);
            let examples = response["content"][Problem::MEDIA_TYPE]["examples"].as_object();
            let codes: BTreeSet<_> = examples.into_iter().flat_map(Map::keys).map(String::as_str).collect();
            let described = response["description"].as_str().unwrap().split("\n\n");
            let described: BTreeSet<_> = described.filter_map(|text| text.split('`').nth(1)).collect();
            assert_eq!(codes, described, "{id}");
            assert!(!codes.is_empty(), "{id} {status}");
            for (code, example) in examples.into_iter().flatten() {
                let errors = example["value"]["errors"].as_array().map_or(0, Vec::len);
                assert_eq!(errors, if code == "invalid_input" { 2 } else { 0 }, "{id}: {code}");
            }
            for code in ErrorCode::ALL.iter().filter(|code| codes.contains(code.as_str())) {
                assert_eq!(code.status().to_string(), *status, "{id}");
            }
        }
    }
}

#[test]
fn every_problem_a_handler_lists_is_one() {
    let mut document = super::collect();
    for (_, operation) in document.paths.paths.values_mut().flat_map(super::operations) {
        let listed = operation.extensions.as_ref().and_then(|extensions| extensions.get(super::operation::PROBLEMS));
        let codes = listed.cloned().map(serde_json::from_value::<Vec<ErrorCode>>);
        assert!(!matches!(codes, Some(Err(_))), "{:?}", operation.operation_id);
    }
}
