//! `Idempotency-Key`: a name that a client gives a request, so that it is not done twice when it is sent twice.

use crate::{db::idempotency::KeyedRequest, error::ApiError};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::header::HeaderName};
use aws_lc_rs::digest;
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use serde::Serialize;
use std::future::{Ready, ready};
use studentos_api_types::Invalid;

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
/// The longest key, in characters.
const LONGEST: usize = 255;

/// The key of a request, if it has one.
#[derive(Debug)]
pub struct IdempotencyKey(Option<String>);

impl IdempotencyKey {
    /// The key together with what is asked: the operation, and its body as it was understood.
    ///
    /// # Errors
    /// When the body cannot be written, which none of ours can fail at.
    pub fn of(self, operation: &str, body: &impl Serialize) -> Result<Option<KeyedRequest>, ApiError> {
        let Some(key) = self.0 else { return Ok(None) };
        let mut hash = digest::Context::new(&digest::SHA256);
        hash.update(operation.as_bytes());
        hash.update(b"\n");
        hash.update(&serde_json::to_vec(body).map_err(ApiError::internal)?);
        Ok(Some(KeyedRequest { key, request: BASE64_STANDARD_NO_PAD.encode(hash.finish()) }))
    }

    fn read(request: &HttpRequest) -> Result<Self, ApiError> {
        let mut lines = request.headers().get_all(&HEADER);
        let Some(line) = lines.next() else { return Ok(Self(None)) };
        let key = line.to_str().ok().filter(|key| (1..=LONGEST).contains(&key.len()));
        let key = key.filter(|key| lines.next().is_none() && key.bytes().all(|byte| byte.is_ascii_graphic()));
        let refused = || Invalid::new("Must be 1 to 255 visible ASCII characters, once.");
        key.map(|key| Self(Some(key.to_owned()))).ok_or_else(|| ApiError::field("Idempotency-Key", &refused()))
    }
}

impl FromRequest for IdempotencyKey {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::read(request))
    }
}
