//! The contract as a document: what the handlers and types say of themselves, and what is true of all of them.

mod examples;

use crate::{error::ApiError, routes, zones};
use std::{collections::BTreeMap, sync::LazyLock};
use studentos_api_types::{
    ErrorCode, GoalChange, Limit, LogChange, Problem, RepeatChange, Search, TaskChange, UserChange,
};
use utoipa::{
    OpenApi as _, PartialSchema as _,
    openapi::{
        ContentBuilder, HeaderBuilder, Object, ObjectBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder, Type,
        path::{Operation, ParameterIn, PathItem},
        schema::Schema,
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};
use utoipa_actix_web::AppExt as _;

/// How a user shows that it is they: by the token of a session, or a program by one that they made for it.
const SESSION: &str = "bearer";
const API_TOKEN: &str = "apiToken";
/// Under this name a handler lists the problems that are its own.
const PROBLEMS: &str = "x-problems";

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "StudentOS",
        description = "Plan a day as goals, tick them off, see the days add up.\n\nErrors are RFC 9457 problems; `code` says which one it is, `detail` is a sentence for a person.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/", description = "This server.")),
    tags(
        (name = "auth", description = "Signing up, logging in and out, and getting back in by mail."),
        (name = "users", description = "The user's own account, and for administrators those of others."),
        (name = "goals", description = "What a person wants to do on a day."),
        (name = "tasks", description = "The steps of a goal, and loose to-dos."),
        (name = "logs", description = "What the day was."),
        (name = "repeats", description = "Goals that come back by a rule."),
        (name = "events", description = "Live changes, on every instance."),
        (name = "health", description = "How the server is."),
    ),
    components(schemas(Problem, Limit, Search, GoalChange, TaskChange, LogChange, RepeatChange, UserChange)),
)]
struct Base;

/// The document of this server.
#[must_use]
pub fn document() -> &'static OpenApi {
    static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(make);
    &DOCUMENT
}

/// The document as it is published.
///
/// # Errors
/// When it cannot be written, which would be a mistake in here.
pub fn json() -> serde_json::Result<String> {
    let mut json = serde_json::to_value(document())?;
    examples::add(&mut json);
    serde_json::to_string_pretty(&json)
}

fn make() -> OpenApi {
    let app = actix_web::App::new().into_utoipa_app().openapi(Base::openapi()).configure(routes::configure);
    let (_, mut document) = app.split_for_parts();

    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("JWT")
        .description(Some("The token that signing up, logging in and refreshing give."))
        .build();
    let api_token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("sos_…")
        .description(Some("An API token, for programs. One of the scope `read` is for GET alone."))
        .build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme(SESSION, SecurityScheme::Http(bearer));
    components.add_security_scheme(API_TOKEN, SecurityScheme::Http(api_token));
    name_the_zones(&mut components.schemas);
    for item in document.paths.paths.values_mut() {
        for (is_write, operation) in operations(item) {
            complete(operation, is_write);
        }
    }
    document
}

/// All operations of a path, and of each whether it writes.
fn operations(item: &mut PathItem) -> impl Iterator<Item = (bool, &mut Operation)> {
    let reads = item.get.iter_mut().map(|operation| (false, operation));
    let writes = [&mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
    reads.chain(writes.into_iter().flatten().map(|operation| (true, operation)))
}

/// The list of zones is the database's, which api-types does not have.
fn name_the_zones(schemas: &mut BTreeMap<String, RefOr<Schema>>) {
    if let Some(RefOr::T(Schema::Object(zone))) = schemas.get_mut("TimeZone") {
        zone.enum_values = Some(zones::names().into_iter().map(Into::into).collect());
    }
}

/// Adds what need not be said at every handler: the token, and the problems that follow from the operation's shape.
///
/// A handler says of itself that it is public, or that the token of a session alone will do; the others take API tokens too.
fn complete(operation: &mut Operation, is_write: bool) {
    let has_body = operation.request_body.is_some();
    // A path that is none of ours is not found, and a header that says nothing is as if it were not there.
    let has_query = operation.parameters.iter().flatten().any(
        |parameter| matches!(parameter, RefOr::T(parameter) if matches!(parameter.parameter_in, ParameterIn::Query)),
    );

    let mut codes = vec![ErrorCode::HeadersTooLarge, ErrorCode::Internal, ErrorCode::Unavailable];
    let by = |scheme| SecurityRequirement::new::<_, [&str; 0], &str>(scheme, []);
    let security = match operation.security.take() {
        Some(said) if said.contains(&by(SESSION)) => {
            codes.extend([ErrorCode::Unauthenticated, ErrorCode::TokenNotAllowed]);
            said
        }
        Some(_) => Vec::new(),
        None => {
            codes.push(ErrorCode::Unauthenticated);
            codes.extend(is_write.then_some(ErrorCode::Scope));
            vec![by(SESSION), by(API_TOKEN)]
        }
    };
    operation.security = Some(security);
    if has_body || has_query {
        codes.extend([ErrorCode::MalformedRequest, ErrorCode::InvalidInput]);
    }
    if has_body {
        codes.extend([ErrorCode::RequestTimeout, ErrorCode::ContentTooLarge, ErrorCode::UnsupportedMediaType]);
    }
    codes.extend(own_problems(operation));

    let mut by_status: BTreeMap<u16, Vec<ErrorCode>> = BTreeMap::new();
    for code in codes {
        by_status.entry(code.status()).or_default().push(code);
    }
    for (status, codes) in by_status {
        operation.responses.responses.insert(status.to_string(), RefOr::T(problem(&codes)));
    }
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter
            && let ParameterIn::Header = parameter.parameter_in
        {
            parameter.schema = Some(header_schema(&parameter.name).into());
        }
    }
    for response in operation.responses.responses.values_mut() {
        if let RefOr::T(response) = response {
            let id =
                HeaderBuilder::new().schema(Some(String::schema())).description(Some("Names the request in the log."));
            response.headers.insert("X-Request-Id".to_owned(), id.build().into());
        }
    }
}

/// What may stand in a header that an operation takes.
fn header_schema(name: &str) -> ObjectBuilder {
    let text = ObjectBuilder::new().schema_type(Type::String);
    match name {
        "Idempotency-Key" => {
            text.min_length(Some(1)).max_length(Some(255)).pattern(Some("^[!-~]+$")).examples(["add-read-chapter-4"])
        }
        "Last-Event-ID" => text.examples(["17"]),
        // The others are those of conditional requests.
        _ => text.examples([r#""d3SXbhGoNJHg3smV_g1SpQ""#]),
    }
}

fn own_problems(operation: &mut Operation) -> Vec<ErrorCode> {
    let listed = operation.extensions.as_mut().and_then(|extensions| extensions.remove(PROBLEMS));
    operation.extensions = operation.extensions.take().filter(|extensions| !extensions.is_empty());
    listed.and_then(|codes| serde_json::from_value(codes).ok()).unwrap_or_default()
}

fn problem(codes: &[ErrorCode]) -> Response {
    let described = codes.iter().map(|code| format!("`{code}`: {}", code.detail())).collect::<Vec<_>>().join("\n\n");
    let example = codes.first().map(|code| ApiError::from(*code).problem("01980f2e5c5a7d3e9a640f6b1c2d3e4f"));
    let content = ContentBuilder::new()
        .schema(Some(RefOr::Ref(Ref::from_schema_name("Problem"))))
        .example(example.and_then(|problem| serde_json::to_value(problem).ok()))
        .build();
    let mut response = ResponseBuilder::new().description(described).content("application/problem+json", content);
    if codes.iter().any(|code| matches!(code, ErrorCode::TooManyRequests | ErrorCode::Unavailable)) {
        let seconds = RefOr::T(Schema::Object(Object::with_type(Type::Integer)));
        let header = HeaderBuilder::new().schema(Some(seconds)).description(Some("In how many seconds to try again."));
        response = response.header("Retry-After", header.build());
    }
    response.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_a_handler_lists_is_one() {
        let app = actix_web::App::new().into_utoipa_app().openapi(Base::openapi()).configure(routes::configure);
        let (_, mut document) = app.split_for_parts();
        for (_, operation) in document.paths.paths.values_mut().flat_map(operations) {
            let listed = operation.extensions.as_ref().and_then(|extensions| extensions.get(PROBLEMS)).cloned();
            let codes = listed.map(serde_json::from_value::<Vec<ErrorCode>>);
            assert!(!matches!(codes, Some(Err(_))), "{:?}", operation.operation_id);
        }
    }
}
