//! What is written out although it has a name is referred to by it, so that a reader meets each thing once.

use serde_json::{Map, Value, json};

/// Shortens all schemas of the document.
pub fn shorten(document: &mut Value) {
    let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) else { return };
    let named: Vec<_> = schemas.iter().filter(|(_, schema)| schema["properties"].is_object()).collect();
    let named: Vec<_> = named.into_iter().map(|(name, schema)| (name.clone(), schema.clone())).collect();
    for schema in schemas.values_mut() {
        each_within(schema, &mut |schema| {
            refer(schema, &named);
            lift_description(schema);
            list_example(schema);
        });
        list_example(schema);
    }
}

/// What is within a schema, the innermost first.
fn each_within(schema: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    let within = match schema {
        Value::Object(object) => object.values_mut().collect::<Vec<_>>(),
        Value::Array(array) => array.iter_mut().collect(),
        _ => return,
    };
    for part in within {
        // From the outside, since what is named holds itself what is.
        visit(part);
        each_within(part, visit);
    }
}

/// A thing within `Data<Goal>` is a goal.
fn refer(schema: &mut Value, named: &[(String, Value)]) {
    if let Some((name, _)) = named.iter().find(|(_, named)| named == schema) {
        *schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    }
}

/// What may be null is described as a whole, where generators look for it.
fn lift_description(schema: &mut Value) {
    let choices = schema.get_mut("oneOf").and_then(Value::as_array_mut).filter(|choices| choices.len() == 2);
    let Some([Value::Object(choice), null]) = choices.map(Vec::as_mut_slice) else { return };
    if null["type"] == "null"
        && let Some(description) = choice.remove("description")
    {
        schema["description"] = description;
    }
}

/// JSON Schema knows a list of examples; the single one is OpenAPI's own and on its way out.
fn list_example(schema: &mut Value) {
    let is_schema = |schema: &Map<String, Value>| schema.contains_key("type") || schema.contains_key("oneOf");
    if let Some(schema) = schema.as_object_mut().filter(|schema| is_schema(schema))
        && let Some(example) = schema.remove("example")
    {
        schema.insert("examples".to_owned(), json!([example]));
    }
}
