//! What is no operation of the API: a wrong method, or nothing at all.

use super::{Operations, configure};
use crate::{docs, error::ApiError};
use actix_web::HttpRequest;
use std::collections::BTreeMap;
use studentos_api_types::ErrorCode;
use utoipa::{Path, openapi::HttpMethod};

/// Knows which methods each path of the API takes.
pub struct Fallback {
    /// Each as it is declared, and what it takes.
    paths: Vec<(String, String)>,
}

/// The methods of each path.
#[derive(Default)]
struct Methods(BTreeMap<String, Vec<HttpMethod>>);

impl Operations for Methods {
    fn service<O: Path>(&mut self, _: O) -> &mut Self {
        self.0.entry(O::path()).or_default().extend(O::methods());
        self
    }
}

impl Fallback {
    /// From the operations themselves, so that there is no second list; the document itself is none of them.
    #[must_use]
    pub fn new() -> Self {
        let mut operations = Methods::default();
        configure(&mut operations);
        let paths = operations.0.into_iter().map(|(path, methods)| (path, allow(&methods)));
        let itself = (docs::DOCUMENT.to_owned(), "GET, HEAD".to_owned());
        // A fixed path goes before one with an id in it, as it does when requests are routed.
        let (fixed, open) = paths.partition::<Vec<_>, _>(|(path, _)| !path.contains('{'));
        Self { paths: fixed.into_iter().chain([itself]).chain(open).collect() }
    }

    /// Why no operation answers this request.
    #[must_use]
    pub fn explain(&self, request: &HttpRequest) -> ApiError {
        match self.paths.iter().find(|(declared, _)| is_path(declared, request.path())) {
            Some((_, methods)) if !methods.split(", ").any(|method| method == request.method().as_str()) => {
                ApiError::method_not_allowed(methods.clone())
            }
            _ => ErrorCode::NotFound.into(),
        }
    }
}

/// Whether a path is the declared one, an id being whatever stands between two slashes.
fn is_path(declared: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    let mut is_next = |declared: &str| {
        parts.next().is_some_and(|part| part == declared || declared.starts_with('{') && !part.is_empty())
    };
    declared.split('/').all(&mut is_next) && parts.next().is_none()
}

/// In the order of the contract, whichever is declared first.
fn allow(methods: &[HttpMethod]) -> String {
    let known = [
        // Whatever answers GET answers HEAD.
        ("GET, HEAD", HttpMethod::Get),
        ("POST", HttpMethod::Post),
        ("PUT", HttpMethod::Put),
        ("PATCH", HttpMethod::Patch),
        ("DELETE", HttpMethod::Delete),
    ];
    known
        .into_iter()
        .filter(|(_, method)| methods.contains(method))
        .map(|(name, _)| name)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::is_path;

    #[test]
    fn an_id_is_one_part_of_a_path() {
        let (open, fixed) = ("/api/goals/{id}/restore", "/api/goals");
        for path in ["/api/goals/7/restore", "/api/goals/%2F/restore"] {
            assert!(is_path(open, path), "{path}");
        }
        for path in [
            "/api/goals//restore",
            "/api/goals/7",
            "/api/goals/7/8/restore",
            "/api/goals/7/restore/",
            "/api/tasks/7/restore",
        ] {
            assert!(!is_path(open, path), "{path}");
        }
        assert!(is_path(fixed, fixed) && !is_path(fixed, "/api/goals/") && !is_path(fixed, "/api/{id}"));
    }
}
