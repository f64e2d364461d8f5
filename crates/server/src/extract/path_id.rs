//! Ids in paths: one that cannot be is one that is not there.

use crate::error::ApiError;
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use std::{
    future::{Ready, ready},
    str::FromStr,
};
use studentos_api_types::ErrorCode;

/// The `{id}` of a path.
#[derive(Clone, Copy, Debug)]
pub struct PathId<T>(pub T);

impl<T: FromStr> FromRequest for PathId<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let id = request.match_info().get("id").and_then(|id| id.parse().ok());
        ready(id.map(Self).ok_or_else(|| ErrorCode::NotFound.into()))
    }
}
