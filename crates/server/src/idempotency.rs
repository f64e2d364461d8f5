//! `Idempotency-Key`: a name that a client gives a request, so that it is not done twice when it is sent twice.

use crate::{db::idempotency::KeyedRequest, error::ApiError};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use aws_lc_rs::digest;
use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use serde::Serialize;
use std::future::{Ready, ready};
use studentos_api_types::{IdempotencyKey as Key, Invalid};

/// The key of a request, if it has one.
#[derive(Debug)]
pub struct IdempotencyKey(Option<Key>);

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
        Ok(Some(KeyedRequest { key: key.to_string(), request: BASE64_STANDARD_NO_PAD.encode(hash.finish()) }))
    }

    fn read(request: &HttpRequest) -> Result<Self, ApiError> {
        let mut lines = request.headers().get_all(Key::HEADER);
        let Some(line) = lines.next() else { return Ok(Self(None)) };
        let key = match lines.next() {
            // What is no text holds nothing that a key may.
            None => Key::parse(line.to_str().unwrap_or_default()),
            Some(_) => Err(Invalid::new("Must stand there once.")),
        };
        key.map(|key| Self(Some(key))).map_err(|invalid| ApiError::field(Key::HEADER, &invalid))
    }
}

impl FromRequest for IdempotencyKey {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::read(request))
    }
}
