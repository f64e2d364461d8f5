//! What need not be said at every handler: the token, the headers, and the problems that follow from the operation's shape.

use super::{API_TOKEN, REFRESH_COOKIE, SESSION, headers, problems::Problems};
use std::collections::BTreeMap;
use studentos_api_types::ErrorCode;
use utoipa::openapi::{
    HeaderBuilder, RefOr,
    path::{Operation, ParameterIn},
    security::SecurityRequirement,
};

/// Under this name a handler lists the problems that are its own.
pub const PROBLEMS: &str = "x-problems";

/// Completes what a handler says of itself: that it is public, or takes the refresh cookie, or that the token of a session alone
/// will do; the others take API tokens too.
pub fn complete(operation: &mut Operation, path: &str, is_write: bool, problems: &mut Problems) {
    let mut codes = vec![ErrorCode::HeadersTooLarge, ErrorCode::Internal, ErrorCode::Unavailable];
    codes.extend(of_security(operation, is_write));
    codes.extend(of_input(operation, path));
    codes.extend(own(operation));

    let mut by_status: BTreeMap<u16, Vec<ErrorCode>> = BTreeMap::new();
    for code in codes {
        by_status.entry(code.status()).or_default().push(code);
    }
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        headers::add_to_every(response);
        if status == "304" {
            // As the 200 that it stands for would have it (RFC 9110, section 15.4.5).
            let tag = HeaderBuilder::new().description(Some("The entity tag of the version at hand."));
            response.headers.insert("ETag".to_owned(), tag.build().into());
        }
    }
    let problems = by_status.into_iter().map(|(status, codes)| (status.to_string(), problems.refer(codes)));
    operation.responses.responses.extend(problems);
    headers::limit(operation, path);
}

/// Who may ask, and what they are told who may not.
fn of_security(operation: &mut Operation, is_write: bool) -> Vec<ErrorCode> {
    let by = |scheme| SecurityRequirement::new::<_, [&str; 0], &str>(scheme, []);
    let (security, codes) = match operation.security.take() {
        Some(said) if said.contains(&by(SESSION)) => {
            (said, vec![ErrorCode::Unauthenticated, ErrorCode::TokenNotAllowed])
        }
        Some(said) if said.contains(&by(REFRESH_COOKIE)) => (said, Vec::new()),
        Some(_) => (Vec::new(), Vec::new()),
        None => {
            let scope = is_write.then_some(ErrorCode::Scope);
            (vec![by(SESSION), by(API_TOKEN)], scope.into_iter().chain([ErrorCode::Unauthenticated]).collect())
        }
    };
    operation.security = Some(security);
    codes
}

/// What may be wrong with a body or a query, and be it that there is one. A path that is none of ours is not found, and a header
/// that says nothing is as if it were not there.
fn of_input(operation: &Operation, path: &str) -> Vec<ErrorCode> {
    let has_body = operation.request_body.is_some();
    let has_query = operation.parameters.iter().flatten().any(
        |parameter| matches!(parameter, RefOr::T(parameter) if matches!(parameter.parameter_in, ParameterIn::Query)),
    );
    let mut codes = Vec::new();
    if has_body || has_query {
        codes.push(ErrorCode::MalformedRequest);
    }
    if path.starts_with("/api/") {
        codes.push(ErrorCode::InvalidInput);
    }
    if has_body {
        codes.extend([ErrorCode::RequestTimeout, ErrorCode::ContentTooLarge, ErrorCode::UnsupportedMediaType]);
    }
    codes
}

fn own(operation: &mut Operation) -> Vec<ErrorCode> {
    let listed = operation.extensions.as_mut().and_then(|extensions| extensions.remove(PROBLEMS));
    operation.extensions = operation.extensions.take().filter(|extensions| !extensions.is_empty());
    listed.and_then(|codes| serde_json::from_value(codes).ok()).unwrap_or_default()
}
