//! What is no operation of the API: a wrong method, a query where none is taken, or nothing at all.

use super::{Operations, configure};
use crate::{docs, error::ApiError};
use actix_web::{HttpRequest, http::Method};
use std::collections::BTreeMap;
use studentos_api_types::ErrorCode;
use utoipa::{
    Path,
    openapi::{
        HttpMethod, RefOr,
        path::{Operation, Parameter, ParameterIn},
    },
};

/// Knows which methods each path of the API takes, and with a query or without.
pub struct Fallback {
    paths: Vec<Declared>,
}

/// A path as it is declared.
struct Declared {
    path: String,
    /// As `Allow` has them.
    methods: String,
    /// Whether its GET does; nothing else does anywhere.
    takes_query: bool,
}

/// The methods of each path, and whether there is a query that one of them takes.
#[derive(Default)]
struct Methods(BTreeMap<String, (Vec<HttpMethod>, bool)>);

impl Operations for Methods {
    fn service<O: Path>(&mut self, _: O) -> &mut Self {
        let (methods, takes_query) = self.0.entry(O::path()).or_default();
        methods.extend(O::methods());
        *takes_query |= has_query(&O::operation());
        self
    }
}

impl Fallback {
    /// From the operations themselves, so that there is no second list; the document itself is none of them.
    #[must_use]
    pub fn new() -> Self {
        let mut operations = Methods::default();
        configure(&mut operations);
        let paths = operations.0.into_iter().map(|(path, (methods, takes_query))| {
            let methods = allow(&methods);
            Declared { path, methods, takes_query }
        });
        let methods = "GET, HEAD".to_owned();
        let itself = Declared { path: docs::DOCUMENT.to_owned(), methods, takes_query: true };
        // A fixed path goes before one with an id in it, as it does when requests are routed.
        let (fixed, open) = paths.partition::<Vec<_>, _>(|declared| !declared.path.contains('{'));
        Self { paths: fixed.into_iter().chain([itself]).chain(open).collect() }
    }

    /// Why no operation answers this request.
    #[must_use]
    pub fn explain(&self, request: &HttpRequest) -> ApiError {
        match self.find(request.path()) {
            Some(declared) if !declared.takes(request.method()) => {
                ApiError::method_not_allowed(declared.methods.clone())
            }
            _ => ErrorCode::NotFound.into(),
        }
    }

    /// Whether an operation of the API answers this request, and takes no query.
    #[must_use]
    pub fn takes_no_query(&self, method: &Method, path: &str) -> bool {
        // Those that do are asked most, and always with one: they are found without a look at the others.
        if method == Method::GET && self.paths.iter().any(|declared| declared.takes_query && declared.path == path) {
            return false;
        }
        path.starts_with("/api/")
            && self.find(path).is_some_and(|declared| {
                let takes_query = declared.takes_query && method == Method::GET;
                declared.takes(method) && !takes_query
            })
    }

    fn find(&self, path: &str) -> Option<&Declared> {
        self.paths.iter().find(|declared| is_path(&declared.path, path))
    }
}

impl Declared {
    fn takes(&self, method: &Method) -> bool {
        self.methods.split(", ").any(|name| name == method.as_str())
    }
}

fn has_query(operation: &Operation) -> bool {
    let is_query = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(it) if matches!(it.parameter_in, ParameterIn::Query));
    operation.parameters.iter().flatten().any(is_query)
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
