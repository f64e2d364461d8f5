//! What a request that succeeded is answered, and how a client tells whether it has changed.

use crate::error::ApiError;
use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    http::{
        StatusCode,
        header::{self, EntityTag, Header as _, IfMatch, IfNoneMatch},
    },
};
use aws_lc_rs::digest;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::Serialize;
use std::future::{Ready, ready};
use studentos_api_types::Data;

/// JSON with a status.
///
/// # Errors
/// When the value cannot be written, which none of ours can fail at.
pub fn json(status: StatusCode, value: &impl Serialize) -> Result<HttpResponse, ApiError> {
    let body = serde_json::to_vec(value).map_err(ApiError::internal)?;
    Ok(HttpResponse::build(status).content_type("application/json").body(body))
}

/// One item with its entity tag.
///
/// # Errors
/// As [`json`].
pub fn item<T: Serialize>(status: StatusCode, item: &T) -> Result<HttpResponse, ApiError> {
    let body = serde_json::to_vec(&Data { data: item }).map_err(ApiError::internal)?;
    let tag = tag_of(&body);
    Ok(HttpResponse::build(status).content_type("application/json").insert_header(header::ETag(tag)).body(body))
}

/// One item with its entity tag, or 304 for a client that has it (RFC 9110, section 13.1.2).
///
/// # Errors
/// As [`json`].
pub fn item_unless_known<T: Serialize>(request: &HttpRequest, value: &T) -> Result<HttpResponse, ApiError> {
    let body = serde_json::to_vec(&Data { data: value }).map_err(ApiError::internal)?;
    let tag = tag_of(&body);
    let known = match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => request.headers().contains_key(header::IF_NONE_MATCH),
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(&tag)),
        Err(_) => false,
    };
    if known {
        return Ok(HttpResponse::NotModified().insert_header(header::ETag(tag)).finish());
    }
    Ok(HttpResponse::Ok().content_type("application/json").insert_header(header::ETag(tag)).body(body))
}

/// The strong entity tag of a body: the body decides, so that whatever changes in it changes the tag.
fn tag_of(body: &[u8]) -> EntityTag {
    let digest = digest::digest(&digest::SHA256, body);
    EntityTag::new_strong(BASE64_URL_SAFE_NO_PAD.encode(&digest.as_ref()[..16]))
}

/// `If-Match`: what the client wants to change must be as it was read (RFC 9110, section 13.1.1).
#[derive(Clone, Debug)]
pub struct Precondition(Option<Vec<EntityTag>>);

impl Precondition {
    /// Whether an item is as the client read it.
    #[must_use]
    pub fn holds_for<T: Serialize>(&self, item: &T) -> bool {
        let Some(tags) = &self.0 else { return true };
        let body = serde_json::to_vec(&Data { data: item }).unwrap_or_default();
        let tag = tag_of(&body);
        tags.iter().any(|wanted| wanted.strong_eq(&tag))
    }
}

impl FromRequest for Precondition {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        if !request.headers().contains_key(header::IF_MATCH) {
            return ready(Ok(Self(None)));
        }
        ready(match IfMatch::parse(request) {
            Ok(IfMatch::Any) => Ok(Self(None)),
            Ok(IfMatch::Items(tags)) => Ok(Self(Some(tags))),
            Err(_) => Err(ApiError::malformed("If-Match must hold entity tags or *.")),
        })
    }
}
