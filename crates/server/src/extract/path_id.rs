//! Ids in paths: one that cannot be is one that is not there.

use crate::{error::ApiError, routes::Fallback};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
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
        // `/api/goals/carry-over` looks like a goal to a method that it does not take itself.
        let fallback = request.app_data::<web::Data<Fallback>>();
        let refused = || fallback.map_or_else(|| ErrorCode::NotFound.into(), |fallback| fallback.explain(request));
        ready(id.map(Self).ok_or_else(refused))
    }
}
