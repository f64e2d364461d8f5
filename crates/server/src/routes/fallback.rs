//! What is no operation of the API: a wrong method, or nothing at all.

use crate::{docs, error::ApiError};
use actix_web::{HttpRequest, dev::ResourceDef};
use studentos_api_types::ErrorCode;
use utoipa::openapi::{OpenApi, PathItem};

/// Knows which methods each path of the API takes.
pub struct Fallback {
    paths: Vec<(ResourceDef, String)>,
}

impl Fallback {
    /// From the document, so that there is no second list; the document itself is not in it.
    #[must_use]
    pub fn new(document: &OpenApi) -> Self {
        let paths = document.paths.paths.iter().map(|(path, item)| (ResourceDef::new(path.as_str()), methods(item)));
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

fn methods(item: &PathItem) -> String {
    let methods = [
        ("GET", item.get.is_some()),
        ("HEAD", item.get.is_some()),
        ("POST", item.post.is_some()),
        ("PUT", item.put.is_some()),
        ("PATCH", item.patch.is_some()),
        ("DELETE", item.delete.is_some()),
    ];
    methods.into_iter().filter(|(_, there)| *there).map(|(name, _)| name).collect::<Vec<_>>().join(", ")
}
