//! JSON bodies: small, in time, and complete.

use super::fields::{self, Field};
use crate::error::ApiError;
use actix_web::{FromRequest, HttpRequest, dev::Payload, error::PayloadError, http::header, web::BytesMut};
use futures_util::{StreamExt as _, future::LocalBoxFuture};
use serde::de::DeserializeOwned;
use serde_json::{Value, error::Category};
use std::time::Duration;
use studentos_api_types::ErrorCode;
use tokio::time::timeout;

/// The largest body, in bytes.
pub const LARGEST: usize = 256 * 1024;
/// How long a body may take to arrive. actix sets no limit of its own to one that trickles.
const DEADLINE: Duration = Duration::from_secs(5);

/// A JSON body that was read and checked.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Json<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = receive(request, payload);
        Box::pin(async move { Self::parse(&body.await?) })
    }
}

impl<T: DeserializeOwned> Json<T> {
    /// Reads a body that has arrived.
    ///
    /// # Errors
    /// When it is no JSON object, or every field in it that is wrong.
    pub fn parse(body: &[u8]) -> Result<Self, ApiError> {
        // serde would also read a list, taking its items for the fields in their order.
        let is_list = body.trim_ascii_start().starts_with(b"[");
        let error = match serde_json::from_slice(body) {
            Ok(value) if !is_list => return Ok(Self(value)),
            Ok(_) => return Err(not_an_object()),
            Err(error) => error,
        };
        if error.classify() != Category::Data {
            let (line, column) = (error.line(), error.column());
            return Err(ApiError::malformed(format!("The body is not JSON: see line {line}, column {column}.")));
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => {
                let fields = object.into_iter().map(|(name, value)| (name, Field::Json(value))).collect();
                fields::read::<T>(fields)?;
                // Only a field that stands there twice is not found again.
                Err(ApiError::malformed(format!("The body is not clear: {error}.")))
            }
            _ => Err(not_an_object()),
        }
    }
}

/// `application/json` or a type built on it (RFC 6839), with whatever parameters, and not compressed.
pub fn is_json(request: &HttpRequest) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    !is_compressed(request)
        && (essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json")))
}

/// What is compressed can become any size, so nothing compressed is taken.
fn is_compressed(request: &HttpRequest) -> bool {
    request.headers().get(header::CONTENT_ENCODING).is_some_and(|coding| coding != "identity")
}

pub fn declared_length(request: &HttpRequest) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Receives a body that says it is JSON.
///
/// # Errors
/// When it does not say so, or is too large, too slow or broken off.
pub fn receive(
    request: &HttpRequest,
    payload: &mut Payload,
) -> impl Future<Output = Result<BytesMut, ApiError>> + use<> {
    let (is_json, length, payload) = (is_json(request), declared_length(request), payload.take());
    async move {
        if !is_json {
            return Err(ErrorCode::UnsupportedMediaType.into());
        }
        if length.is_some_and(|length| length > LARGEST) {
            return Err(ErrorCode::ContentTooLarge.into());
        }
        timeout(DEADLINE, collect(payload)).await.map_err(|_| ApiError::from(ErrorCode::RequestTimeout))?
    }
}

async fn collect(mut payload: Payload) -> Result<BytesMut, ApiError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| match error {
            PayloadError::Overflow => ApiError::from(ErrorCode::ContentTooLarge),
            _ => ApiError::malformed("The body broke off."),
        })?;
        if body.len() + chunk.len() > LARGEST {
            return Err(ErrorCode::ContentTooLarge.into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn not_an_object() -> ApiError {
    ApiError::malformed("The body must be a JSON object.")
}
