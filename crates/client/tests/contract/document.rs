//! `openapi.json`, as far as it speaks of requests.

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

pub struct Document(Value);

/// What it says of an operation.
pub struct Described {
    pub id: String,
    pub method: String,
    pub path: String,
    pub is_public: bool,
    /// The query, each part with its schema.
    pub queries: BTreeMap<String, Value>,
    pub headers: BTreeSet<String>,
    /// The schema of the body.
    pub body: Option<Value>,
}

impl Document {
    pub fn read() -> Self {
        Self(serde_json::from_str(include_str!("../../../../openapi.json")).expect("it is JSON"))
    }

    pub fn operations(&self) -> impl Iterator<Item = Described> {
        let paths = self.0["paths"].as_object().expect("there are paths");
        paths.iter().flat_map(move |(path, item)| {
            let methods = item.as_object().expect("a path has methods").iter();
            let methods =
                methods.filter(|(method, _)| ["get", "post", "put", "patch", "delete"].contains(&method.as_str()));
            methods.map(move |(method, operation)| self.described(path, method, operation))
        })
    }

    pub fn operation(&self, id: &str) -> Described {
        self.operations().find(|operation| operation.id == id).unwrap_or_else(|| panic!("there is no {id}"))
    }

    fn described(&self, path: &str, method: &str, operation: &Value) -> Described {
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        let parameters: Vec<_> = parameters.iter().map(|parameter| self.resolved(parameter)).collect();
        let of = |place: &str| {
            let found = parameters.iter().filter(move |parameter| parameter["in"] == place);
            found.map(|it| (it["name"].as_str().unwrap().to_owned(), it["schema"].clone())).collect::<BTreeMap<_, _>>()
        };
        let security = operation.get("security").or_else(|| self.0.get("security"));
        Described {
            id: operation["operationId"].as_str().expect("an operation has an id").to_owned(),
            method: method.to_uppercase(),
            path: path.to_owned(),
            // The cookie of a session travels by itself.
            is_public: !security.and_then(Value::as_array).into_iter().flatten().any(|way| way.get("bearer").is_some()),
            queries: of("query"),
            headers: of("header").into_keys().collect(),
            body: operation
                .get("requestBody")
                .map(|body| self.resolved(body)["content"]["application/json"]["schema"].clone()),
        }
    }

    /// What a reference stands for.
    fn resolved<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value["$ref"].as_str() {
            Some(reference) => self.0.pointer(reference.trim_start_matches('#')).expect("a reference leads somewhere"),
            None => value,
        }
    }

    /// Fails unless the value is as the schema says.
    pub fn check(&self, schema: &Value, value: &Value, of: &str) {
        let schema = json!({ "allOf": [schema], "components": self.0["components"] });
        let validator = jsonschema::draft202012::new(&schema).expect("it is a schema");
        let complaints: Vec<_> = validator.iter_errors(value).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{of}: {complaints:?}");
    }

    /// The names of all fields that it allows.
    pub fn fields_of(&self, schema: &Value) -> BTreeSet<String> {
        fields(&self.resolved(schema)["properties"])
    }
}

/// The names of the fields of an object.
pub fn fields(object: &Value) -> BTreeSet<String> {
    object.as_object().into_iter().flat_map(|fields| fields.keys().cloned()).collect()
}

/// Whether a path, its query left aside, is one of this template.
pub fn is_at(path: &str, template: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let (parts, pattern) = (path.split('/'), template.split('/'));
    parts.clone().count() == pattern.clone().count()
        && parts.zip(pattern).all(|(part, wanted)| {
            if wanted.starts_with('{') { !part.is_empty() && !part.starts_with('{') } else { part == wanted }
        })
}

/// What stands in a query as the JSON that it means.
pub fn plain(value: &str) -> Value {
    match value {
        "true" | "false" => json!(value == "true"),
        _ => value.parse::<u64>().map_or_else(|_| json!(value), |number| json!(number)),
    }
}
