//! The document and its reader: `/api/openapi.json` and Swagger UI at `/docs`, all from the binary itself.

use crate::{error::ApiError, openapi};
use actix_web::{
    HttpResponse,
    http::header,
    middleware::DefaultHeaders,
    web::{self, Bytes, Redirect, ServiceConfig},
};
use std::sync::LazyLock;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Where the document is.
pub const DOCUMENT: &str = "/api/openapi.json";
/// Swagger UI writes styles into its page as it goes; scripts come from files alone.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub fn configure(config: &mut ServiceConfig) {
    let reader = SwaggerUi::new("/{_:.*}").config(Config::from(DOCUMENT).persist_authorization(false));
    config.route(DOCUMENT, web::get().to(document)).service(Redirect::new("/docs", "/docs/")).service(
        web::scope("/docs").wrap(DefaultHeaders::new().add((header::CONTENT_SECURITY_POLICY, POLICY))).service(reader),
    );
}

async fn document() -> Result<HttpResponse, ApiError> {
    static JSON: LazyLock<Result<Bytes, String>> =
        LazyLock::new(|| openapi::json().map(Bytes::from).map_err(|error| error.to_string()));
    let body = JSON.as_ref().map_err(|error| ApiError::internal(error.as_str()))?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .body(body.clone()))
}
