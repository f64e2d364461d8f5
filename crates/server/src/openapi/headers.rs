//! Headers: what may stand in them, and those that many answers have.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use studentos_api_types::IdempotencyKey;
use utoipa::openapi::{
    Header, HeaderBuilder, KnownFormat, ObjectBuilder, Ref, RefOr, Response, SchemaFormat, Type,
    path::{Operation, ParameterIn},
};

/// The headers that answers of many operations have, written down once each.
const SHARED: [(&str, &str); 4] = [
    ("X-Request-Id", "Names the request in the log."),
    (
        "Access-Control-Allow-Origin",
        "The origin of the page that asks, when it is another one's and named in `CORS_ORIGINS`.",
    ),
    ("Retry-After", "In how many seconds to try again."),
    ("WWW-Authenticate", "How to show who asks."),
];

/// The headers that an answer may be without.
const SOMETIMES: [&str; 2] = [
    "/components/headers/Access-Control-Allow-Origin",
    "/paths/~1api~1users~1me~1sessions~1{id}/delete/responses/204/headers/Set-Cookie",
];

const NO_COOKIE: &str = "sos_refresh=; HttpOnly; SameSite=Strict; Path=/api/auth; Max-Age=0";

/// Said wherever something is created.
const IDEMPOTENCY_KEY: &str = "A name for this request: sent again within 24 hours, it is answered as the first time. That goes for what was \
                               made, and for the refusals `goal_exists`, `too_many_repeats`, `not_found` and `not_yours`: after one of these, \
                               take another name. After any other, the same may be sent again. One name is for one request, whatever that \
                               creates.";

/// The headers that are written down once.
pub fn shared() -> BTreeMap<String, RefOr<Header>> {
    let header = |(name, description): (&str, &str)| {
        let header = HeaderBuilder::new().schema(Some(schema(name))).description(Some(description)).build();
        (name.to_owned(), RefOr::T(header))
    };
    SHARED.into_iter().map(header).collect()
}

/// One of the headers that are written down once.
pub fn refer(name: &str) -> RefOr<Header> {
    RefOr::Ref(Ref::new(format!("#/components/headers/{name}")))
}

/// Adds the headers that every answer has.
pub fn add_to_every(response: &mut Response) {
    for name in ["X-Request-Id", "Access-Control-Allow-Origin"] {
        response.headers.insert(name.to_owned(), refer(name));
    }
}

/// Says of each header of an answer that it always comes, unless it does not.
pub fn promise(document: &mut Value) {
    require(document);
    for place in SOMETIMES {
        document.pointer_mut(place).and_then(Value::as_object_mut).and_then(|header| header.remove("required"));
    }
}

fn require(part: &mut Value) {
    for (name, part) in part.as_object_mut().into_iter().flatten() {
        if name == "headers" {
            let headers = part.as_object_mut().into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut);
            for header in headers.filter(|header| header.contains_key("schema")) {
                header.insert("required".to_owned(), true.into());
            }
        } else {
            require(part);
        }
    }
}

/// Says what may stand in the headers that an operation of this path takes and answers.
pub fn limit(operation: &mut Operation, path: &str) {
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter
            && let ParameterIn::Header = parameter.parameter_in
        {
            parameter.schema = Some(schema(&parameter.name).into());
            if parameter.name == IdempotencyKey::HEADER {
                parameter.description = Some(IDEMPOTENCY_KEY.to_owned());
            }
        }
    }
    let is_list = operation.operation_id.as_ref().is_some_and(|id| id.starts_with("list_"));
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        for (name, header) in &mut response.headers {
            if let RefOr::T(header) = header {
                let schema = match &**name {
                    "ETag" if is_list => weak_tag(),
                    "Location" => schema(name).examples([format!("{path}/01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f")]),
                    "Set-Cookie" if status == "204" => schema(name).examples([NO_COOKIE]),
                    _ => schema(name),
                };
                header.schema = Some(schema.into());
            }
        }
    }
}

/// The tag of a list, which may be sent compressed.
fn weak_tag() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(26))
        .max_length(Some(26))
        .pattern(Some(r#"^W/"[\w-]{22}"$"#))
        .examples([r#"W/"d3SXbhGoNJHg3smV_g1SpQ""#])
}

/// What may stand in a header.
fn schema(name: &str) -> ObjectBuilder {
    const ETAG: &str = r#""d3SXbhGoNJHg3smV_g1SpQ""#;
    let text = |longest| ObjectBuilder::new().schema_type(Type::String).max_length(Some(longest));
    let word = |word| ObjectBuilder::new().schema_type(Type::String).enum_values(Some([word]));
    match name {
        "Access-Control-Allow-Origin" => {
            text(300).pattern(Some("^https?://[^/]+$")).examples(["https://app.example.com"])
        }
        "Cache-Control" => word("no-store"),
        "Content-Disposition" => text(60)
            .pattern(Some(r#"^attachment; filename="studentos-export-\d{4}-\d{2}-\d{2}\.json"$"#))
            .examples([r#"attachment; filename="studentos-export-2026-03-06.json""#]),
        "ETag" => text(24).min_length(Some(24)).pattern(Some(r#"^"[\w-]{22}"$"#)).examples([ETAG]),
        IdempotencyKey::HEADER => text(IdempotencyKey::MAX).min_length(Some(1)).pattern(Some("^[!-~]+$")).examples(["add-read-chapter-4"]),
        // Compared with what there is, whatever they hold.
        "If-Match" | "If-None-Match" => ObjectBuilder::new().schema_type(Type::String).examples([ETAG]),
        "Last-Event-ID" => ObjectBuilder::new().schema_type(Type::String).examples(["17"]),
        "Location" => text(100)
            .format(Some(SchemaFormat::Custom("uri-reference".to_owned())))
            .pattern(Some("^/api/[a-z/]+/[0-9a-f-]{36}$")),
        "Retry-After" => ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
            .minimum(Some(1))
            .maximum(Some(300))
            .examples([2]),
        "Set-Cookie" => text(300)
            .pattern(Some("^(__Secure-)?sos_refresh="))
            .examples(["sos_refresh=q1C8mXkTtXb0mZ0c9r7Yw2sVdU4nE6aLhJpGfKiOeQz; HttpOnly; SameSite=Strict; Path=/api/auth; Max-Age=604800"]),
        "WWW-Authenticate" => word("Bearer"),
        "X-Request-Id" => {
            text(32).min_length(Some(32)).pattern(Some("^[0-9a-f]{32}$")).examples(["01980f2e5c5a7d3e9a640f6b1c2d3e4f"])
        }
        // A header that is not in this list has no limit, and a test of the document says so.
        _ => ObjectBuilder::new().schema_type(Type::String),
    }
}
