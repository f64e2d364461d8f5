//! What a request that succeeded is answered.

use crate::{
    db::idempotency::Made,
    error::ApiError,
    etag::{self, IfNoneMatch},
};
use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use serde::{Deserialize, Serialize};
use std::fmt::Display;
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
pub fn item(status: StatusCode, item: &impl Serialize) -> Result<HttpResponse, ApiError> {
    let (body, tag) = tagged(item)?;
    Ok(HttpResponse::build(status).content_type("application/json").insert_header((header::ETAG, tag)).body(body))
}

/// One item that has been made, with its entity tag and where it is: in this collection, under its id, which is this one if it
/// was made just now.
///
/// # Errors
/// When one that was made before has no id, as everything of ours has.
pub fn created<T: Serialize>(collection: &str, id: impl Display, made: &Made<T>) -> Result<HttpResponse, ApiError> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }

    let (place, (body, tag)) = match made {
        Made::Now(item) => (format!("{collection}/{id}"), tagged(item)?),
        Made::Before(item) => {
            let Named { id } = serde_json::from_str(item.get()).map_err(ApiError::internal)?;
            (format!("{collection}/{id}"), tagged(item)?)
        }
    };
    let mut response = HttpResponse::Created();
    response.content_type("application/json").insert_header((header::ETAG, tag));
    Ok(response.insert_header((header::LOCATION, place)).body(body))
}

/// One item with its entity tag, or 304 for a client that has it (RFC 9110, section 13.1.2).
///
/// # Errors
/// As [`json`].
pub fn item_unless_known(known: &IfNoneMatch, item: &impl Serialize) -> Result<HttpResponse, ApiError> {
    let (body, tag) = tagged(item)?;
    if known.includes(&tag) {
        return Ok(HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish());
    }
    Ok(HttpResponse::Ok().content_type("application/json").insert_header((header::ETAG, tag)).body(body))
}

fn tagged(item: &impl Serialize) -> Result<(Vec<u8>, String), ApiError> {
    let body = serde_json::to_vec(&Data { data: item }).map_err(ApiError::internal)?;
    let tag = etag::of(&body);
    Ok((body, tag))
}
