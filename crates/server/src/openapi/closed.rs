//! A request takes nothing but what it names, while an answer may grow: what is part of both is closed where a request uses it.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Closes everything that a request may hold.
pub fn close_requests(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    let mut found = Vec::new();
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    for operation in paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut) {
        let contents = operation.pointer_mut("/requestBody/content").and_then(Value::as_object_mut);
        for content in contents.into_iter().flat_map(Map::values_mut) {
            close(&mut content["schema"], &schemas, &mut found);
        }
    }
    let mut closed = BTreeSet::new();
    while let Some(name) = found.pop() {
        if closed.insert(name.clone()) {
            close(&mut document["components"]["schemas"][&name], &schemas, &mut found);
        }
    }
}

/// Closes what a schema refers to, and tells the names of that.
fn close(schema: &mut Value, schemas: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(schema) => {
            if let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next()) {
                found.push(name.to_owned());
                if is_open(&schemas[name]) {
                    schema.insert("unevaluatedProperties".to_owned(), false.into());
                }
            }
            schema.values_mut().for_each(|part| close(part, schemas, found));
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| close(part, schemas, found)),
        _ => {}
    }
}

fn is_open(schema: &Value) -> bool {
    schema["properties"].is_object() && schema["additionalProperties"] != false
}
