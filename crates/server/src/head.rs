//! The head of a request: bounded, in the words of the contract, since actix itself hangs up on a larger one without any; and without
//! a query where none is taken, which no handler there would look at.

use crate::{error::ApiError, routes::Fallback};
use actix_web::{
    Error,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web,
};
use studentos_api_types::{ErrorCode, FieldError};

/// How long the address and all headers may be together, in bytes.
const LONGEST: usize = 32 * 1024;

/// How many parameters that there are not are told of.
const TOLD: usize = 50;

/// The middleware around whatever reads more of a request.
///
/// # Errors
/// Those of the layers below.
pub async fn check_head(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    if address + headers.sum::<usize>() > LONGEST {
        return Ok(request.error_response(ApiError::from(ErrorCode::HeadersTooLarge)));
    }
    let errors = needless(&request);
    if !errors.is_empty() {
        return Ok(request.error_response(ApiError::fields(errors)));
    }
    next.call(request).await
}

/// The parameters of a query that has nothing to say where it is asked.
fn needless(request: &ServiceRequest) -> Vec<FieldError> {
    let query = request.query_string();
    if query.is_empty() {
        return Vec::new();
    }
    let fallback = request.app_data::<web::Data<Fallback>>();
    if !fallback.is_some_and(|fallback| fallback.takes_no_query(request.method(), request.path())) {
        return Vec::new();
    }
    let error = |(name, _)| FieldError { field: name, message: "There is no such parameter here.".to_owned() };
    url::form_urlencoded::parse(query.as_bytes()).into_owned().take(TOLD).map(error).collect()
}
