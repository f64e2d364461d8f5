//! What is no operation of the API: a wrong method, or nothing at all.

use super::{Operations, configure};
use crate::{docs, error::ApiError};
use actix_web::{HttpRequest, dev::ResourceDef};
use std::collections::BTreeMap;
use studentos_api_types::ErrorCode;
use utoipa::{Path, openapi::HttpMethod};

/// Knows which methods each path of the API takes.
pub struct Fallback {
    paths: Vec<(ResourceDef, String)>,
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
        let paths = operations.0.iter().map(|(path, methods)| (ResourceDef::new(path.as_str()), allow(methods)));
        let itself = (ResourceDef::new(docs::DOCUMENT), "GET, HEAD".to_owned());
        // A fixed path goes before one with an id in it, as it does when requests are routed.
        let (fixed, open) =
            paths.partition::<Vec<_>, _>(|(path, _)| path.pattern().is_some_and(|path| !path.contains('{')));
        Self { paths: fixed.into_iter().chain([itself]).chain(open).collect() }
    }

    /// Why no operation answers this request.
    #[must_use]
    pub fn explain(&self, request: &HttpRequest) -> ApiError {
        match self.paths.iter().find(|(path, _)| path.is_match(request.path())) {
            Some((_, methods)) if !methods.split(", ").any(|method| method == request.method().as_str()) => {
                ApiError::method_not_allowed(methods.clone())
            }
            _ => ErrorCode::NotFound.into(),
        }
    }
}

/// In the order of the contract, whichever is declared first.
fn allow(methods: &[HttpMethod]) -> String {
    let known = [
        ("GET", HttpMethod::Get),
        ("HEAD", HttpMethod::Head),
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
