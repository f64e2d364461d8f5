//! The contract as a document: what the handlers and types say of themselves, and what is true of all of them.

mod closed;
mod examples;
mod headers;
#[cfg(test)]
mod limits;
mod operation;
mod problems;
mod references;
#[cfg(test)]
mod rules;
mod zone_names;

use self::{operation::complete, problems::Problems};
use crate::routes;
use studentos_api_types::{GoalChange, Limit, LogChange, Problem, RepeatChange, Search, TaskChange, UserChange};
use utoipa::{
    OpenApi as _,
    openapi::{
        OpenApi,
        extensions::ExtensionsBuilder,
        path::{Operation, PathItem},
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};
use utoipa_actix_web::AppExt as _;

/// How a user shows that it is they: by the token of a session, or a program by one that they made for it; and how a session is
/// gone on with.
const SESSION: &str = "bearer";
const API_TOKEN: &str = "apiToken";
const REFRESH_COOKIE: &str = "refreshCookie";

/// What is true of all operations, for who reads the document first.
const ABOUT: &str = "\
Plan a day as goals, tick them off, see the days add up.

**Who asks.** `signup` and `login` answer with an access token, which `Authorization: Bearer` takes for 15 minutes, and set a cookie, for \
which `refresh` gives the next token and another cookie. A program that runs alone takes an API token, which its owner makes by \
`create_api_token`.

**Errors** are RFC 9457 problems: `code` says which one it is, `detail` is a sentence for a person. After 408, 429 or 503, what only \
reads may be sent again, and what creates if it has an `Idempotency-Key`; `Retry-After` says when, if it is there.

**Requests** hold nothing but what is named here: an unknown field or query parameter is 400. A body where none is named is not read. An \
id that is none is 404 in a path, and 400 elsewhere. Answers may gain fields, and with a later version words like those of `ErrorCode`: pass over what you do not know.

**Today** is the day where the user is, by their `timezone`; until the hour `day_starts_at` it is still the day before.

**Versions.** What is read, created or changed alone comes with its `ETag`, for `If-Match`; the items of a list have none. It is the tag \
of all that is shown: a goal has another one when it gets another place, or its steps other counts, though nobody wrote in it. After 412, \
read it again, and send the change again if the field that it writes is as it was.";

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "StudentOS",
        description = ABOUT,
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/", description = "The server this was read from: local, staging or production.")),
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

/// The document as it is published.
///
/// # Errors
/// When it cannot be written, which would be a mistake in here.
pub fn json() -> serde_json::Result<String> {
    let mut json = serde_json::to_value(document())?;
    references::shorten(&mut json);
    examples::add(&mut json);
    closed::close_requests(&mut json);
    headers::promise(&mut json);
    serde_json::to_string_pretty(&json)
}

/// The document of this server. It is large, and nobody keeps it.
fn document() -> OpenApi {
    let mut document = collect();
    for server in document.servers.iter_mut().flatten() {
        server.extensions = Some(ExtensionsBuilder::new().add("x-internal", false).build());
    }
    let mut problems = Problems::default();
    for (path, item) in &mut document.paths.paths {
        for (is_write, operation) in operations(item) {
            complete(operation, path, is_write, &mut problems);
        }
    }
    let components = document.components.get_or_insert_default();
    components.responses = problems.into_responses();
    components.headers = headers::shared();
    zone_names::add(&mut components.schemas);
    for (name, scheme) in security_schemes() {
        components.add_security_scheme(name, scheme);
    }
    document
}

/// What the handlers say of themselves.
fn collect() -> OpenApi {
    let app =
        actix_web::App::new().into_utoipa_app().openapi(Base::openapi()).configure(|config| routes::configure(config));
    let (_, document) = app.split_for_parts();
    document
}

/// All operations of a path, and of each whether it writes.
fn operations(item: &mut PathItem) -> impl Iterator<Item = (bool, &mut Operation)> {
    let reads = item.get.iter_mut().map(|operation| (false, operation));
    let writes = [&mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
    reads.chain(writes.into_iter().flatten().map(|operation| (true, operation)))
}

fn security_schemes() -> [(&'static str, SecurityScheme); 3] {
    let bearer = |format, description| {
        let http = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format(format);
        SecurityScheme::Http(http.description(Some(description)).build())
    };
    let session = "The token that signing up, logging in and refreshing give: a JWT as RFC9068 has it and RFC8725 wants it, for 15 minutes.";
    let api_token = "An API token, for programs. One of the scope `read` is for GET alone.";
    let cookie = "The cookie that signing up, logging in and refreshing set; over https it is called `__Secure-sos_refresh`. Browsers send it by themselves.";
    let cookie = ApiKey::Cookie(ApiKeyValue::with_description("sos_refresh", cookie));
    [
        (SESSION, bearer("JWT", session)),
        (API_TOKEN, bearer("sos_…", api_token)),
        (REFRESH_COOKIE, SecurityScheme::ApiKey(cookie)),
    ]
}
