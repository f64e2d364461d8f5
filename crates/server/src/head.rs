//! The head of a request is bounded, in the words of the contract: actix itself hangs up on a larger one without any.

use crate::error::ApiError;
use actix_web::{
    Error,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};
use studentos_api_types::ErrorCode;

/// How long the address and all headers may be together, in bytes.
const LONGEST: usize = 32 * 1024;

/// The middleware around whatever reads more of a request.
///
/// # Errors
/// Those of the layers below.
pub async fn bound_head(request: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, Error> {
    let address = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    if address + headers.sum::<usize>() > LONGEST {
        return Ok(request.error_response(ApiError::from(ErrorCode::HeadersTooLarge)));
    }
    next.call(request).await
}
