//! Queries: each parameter once, and none that there is not.

use super::fields::{self, Field, Fields};
use crate::error::{ApiError, shortened};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::de::DeserializeOwned;
use std::future::{Ready, ready};
use studentos_api_types::FieldError;

/// A query that was read and checked.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parse(request.query_string()).map(Self))
    }
}

fn parse<T: DeserializeOwned>(query: &str) -> Result<T, ApiError> {
    // Most are right, and read at once; what is wrong with the others takes longer to tell.
    if let Ok(query) = serde_urlencoded::from_str(query) {
        return Ok(query);
    }
    let mut fields = Fields::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        if fields.insert(name.to_string(), Field::Text(value.into_owned())).is_some() {
            let name = shortened(&name, FieldError::LONGEST_FIELD);
            return Err(ApiError::malformed(format!("The parameter {name} stands there twice.")));
        }
    }
    fields::read(fields)
}
