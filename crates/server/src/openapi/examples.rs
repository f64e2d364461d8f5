//! An example for every schema and every body, put together from those of the schemas it is made of.

use serde_json::{Map, Value, json};

/// Gives every schema that has a name, and every JSON body of the document, an example.
pub fn add(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    for schema in document["components"]["schemas"].as_object_mut().into_iter().flat_map(Map::values_mut) {
        if schema.get("examples").is_none() {
            schema["examples"] = json!([example(schema, &schemas)]);
        }
    }
    let operations = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    for operation in operations.filter_map(Value::as_object_mut).flat_map(Map::values_mut) {
        if let Some(content) = operation.pointer_mut("/requestBody/content") {
            add_to(content, &schemas);
        }
        let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
        for (status, response) in responses.into_iter().flatten() {
            if status.starts_with('2')
                && let Some(content) = response.get_mut("content")
            {
                add_to(content, &schemas);
            }
        }
    }
}

fn add_to(content: &mut Value, schemas: &Value) {
    for body in content.as_object_mut().into_iter().flat_map(Map::values_mut) {
        if body.get("example").is_none() {
            let example = example(&body["schema"], schemas);
            body["example"] = example;
        }
    }
}

fn example(schema: &Value, schemas: &Value) -> Value {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return example(&schemas[name], schemas);
    }
    if let Some(own) = schema["examples"].get(0).or_else(|| schema["enum"].get(0)) {
        return own.clone();
    }
    if let Some(properties) = schema["properties"].as_object() {
        return properties.iter().map(|(name, schema)| (name.clone(), example(schema, schemas))).collect();
    }
    if let Some([first, ..]) = schema["oneOf"].as_array().map(Vec::as_slice) {
        let may_be_null = schema["oneOf"].as_array().into_iter().flatten().any(|choice| choice["type"] == "null");
        return if may_be_null { Value::Null } else { example(first, schemas) };
    }
    match schema["type"].as_str() {
        Some("array") => json!([example(&schema["items"], schemas)]),
        Some("integer") => schema.get("minimum").cloned().unwrap_or(json!(0)),
        Some("boolean") => json!(false),
        _ => json!("text"),
    }
}
