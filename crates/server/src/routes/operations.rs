//! Whom the operations are told to.

use actix_web::{dev::HttpServiceFactory, web};
use utoipa::Path;
use utoipa_actix_web::{OpenApiFactory, service_config::ServiceConfig};

/// Takes operations, one after the other: the app, which answers them, the document, which describes them, or whoever else wants to
/// know which there are.
pub trait Operations {
    /// Takes an operation.
    fn service<O>(&mut self, operation: O) -> &mut Self
    where
        O: HttpServiceFactory + OpenApiFactory + Path + 'static;

    /// Takes those of another file.
    fn configure(&mut self, others: impl FnOnce(&mut Self)) -> &mut Self {
        others(self);
        self
    }
}

impl Operations for web::ServiceConfig {
    fn service<O: HttpServiceFactory + 'static>(&mut self, operation: O) -> &mut Self {
        self.service(operation)
    }
}

impl Operations for ServiceConfig<'_> {
    fn service<O: HttpServiceFactory + OpenApiFactory + 'static>(&mut self, operation: O) -> &mut Self {
        self.service(operation)
    }
}
