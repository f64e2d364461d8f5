//! An example for every schema and every body, put together from those of the schemas it is made of; an answer's follows from its
//! request's.

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
        let request = operation.pointer("/requestBody/content/application~1json/example").cloned();
        let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
        for (status, response) in responses.into_iter().flatten() {
            if status.starts_with('2')
                && let Some(content) = response.get_mut("content")
            {
                add_to(content, &schemas);
                if let (Some(request), Some(answer)) = (&request, content.pointer_mut("/application~1json/example")) {
                    follow(answer, request);
                }
            }
        }
    }
}

/// What a request says stands in what it is answered.
fn follow(answer: &mut Value, request: &Value) {
    let parts = answer.as_object_mut().into_iter().flat_map(Map::values_mut);
    for shown in parts.filter_map(Value::as_object_mut) {
        for (name, said) in request.as_object().into_iter().flatten().filter(|(_, said)| !said.is_array()) {
            if let Some(shown) = shown.get_mut(name) {
                shown.clone_from(said);
            }
        }
        if shown.get("completed") == Some(&json!(true)) {
            let at = shown["updated_at"].clone();
            shown.insert("completed_at".to_owned(), at);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_shows_is_what_its_request_said() {
        let document: Value = serde_json::from_str(&crate::openapi::json().unwrap()).unwrap();
        let operation = |path: &str| document.pointer(&format!("/paths/{path}")).unwrap();
        let said_and_shown = |path: &str, status: &str| {
            let json = |part: &Value| part["content"]["application/json"]["example"].clone();
            (json(&operation(path)["requestBody"]), json(&operation(path)["responses"][status]))
        };
        let (said, shown) = said_and_shown("~1api~1goals~1{id}/patch", "200");
        assert_eq!(said, json!({ "completed": true }));
        assert_eq!(shown["data"]["completed"], true);
        assert!(shown["data"]["completed_at"].is_string());
        let (said, shown) = said_and_shown("~1api~1logs/post", "201");
        assert_eq!([&shown["data"]["minutes"], &shown["data"]["mood"]], [&said["minutes"], &said["mood"]]);
        let (said, shown) = said_and_shown("~1api~1users~1me/patch", "200");
        assert_eq!(shown["data"]["timezone"], said["timezone"]);
        let (said, shown) = said_and_shown("~1api~1auth~1signup/post", "201");
        assert_eq!(shown["user"]["email"], said["email"]);
        let (said, shown) = said_and_shown("~1api~1users~1me~1import/post", "200");
        assert_eq!(shown["data"]["goals"], said["goals"].as_array().map_or(0, Vec::len));
    }
}
