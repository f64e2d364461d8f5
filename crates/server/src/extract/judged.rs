//! JSON bodies of which the server knows more than their types: whether there is such a time zone, and whether many have that password.

use super::body::{self, Json};
use crate::{auth::check_uncommon, error::ApiError, zones};
use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use studentos_api_types::{ChangePassword, FieldError, Invalid, Password, ResetPassword, Signup, TimeZone, UpdateUser};

/// Whether a text will do.
type Judge = fn(&str) -> Result<(), Invalid>;

/// A body with fields that are judged here.
pub trait Judges: DeserializeOwned {
    /// These, and by what.
    const JUDGES: &'static [(&'static str, Judge)];
}

impl Judges for Signup {
    const JUDGES: &'static [(&'static str, Judge)] = &[("password", password), ("timezone", time_zone)];
}

impl Judges for UpdateUser {
    const JUDGES: &'static [(&'static str, Judge)] = &[("timezone", time_zone)];
}

impl Judges for ChangePassword {
    const JUDGES: &'static [(&'static str, Judge)] = &[("new_password", password)];
}

impl Judges for ResetPassword {
    const JUDGES: &'static [(&'static str, Judge)] = &[("password", password)];
}

fn password(text: &str) -> Result<(), Invalid> {
    check_uncommon(&Password::parse(text)?)
}

fn time_zone(text: &str) -> Result<(), Invalid> {
    zones::check(&TimeZone::parse(text)?)
}

/// A JSON body that was read, checked and judged.
#[derive(Debug)]
pub struct Judged<T>(pub T);

impl<T: Judges> FromRequest for Judged<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = body::receive(request, payload);
        Box::pin(async move { Self::parse(&body.await?) })
    }
}

impl<T: Judges> Judged<T> {
    /// Reads a body that has arrived, and tells of every field that is wrong, whoever finds it so.
    fn parse(body: &[u8]) -> Result<Self, ApiError> {
        let read = Json::parse(body);
        let fields: Map<String, Value> = serde_json::from_slice(body).unwrap_or_default();
        let refused = T::JUDGES.iter().filter_map(|(field, judge)| {
            let invalid = judge(fields.get(*field)?.as_str()?).err()?;
            Some(FieldError { field: (*field).to_owned(), message: invalid.message().to_owned() })
        });
        let refused: Vec<_> = refused.collect();
        match read {
            Ok(Json(value)) if refused.is_empty() => Ok(Self(value)),
            Ok(_) => Err(ApiError::fields(refused)),
            Err(error) => Err(error.and_fields(refused)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use studentos_api_types::ErrorCode;

    fn refused<T: Judges>(body: &str) -> (ErrorCode, Vec<String>) {
        let Err(error) = Judged::<T>::parse(body.as_bytes()) else { return (ErrorCode::Internal, Vec::new()) };
        let problem = error.problem("test");
        (problem.code, problem.errors.into_iter().map(|error| error.field).collect())
    }

    #[test]
    fn what_the_types_refuse_and_what_the_server_does_is_told_at_once() {
        let wrong = r#"{"name":"","email":"x","password":"password","timezone":"Mars/Olympus_Mons"}"#;
        let all = ["email", "name", "password", "timezone"].map(str::to_owned).to_vec();
        assert_eq!(refused::<Signup>(wrong), (ErrorCode::InvalidInput, all));
        let account = r#"{"timezone":"Mars/Olympus_Mons","day_starts_at":7}"#;
        let both = vec!["day_starts_at".to_owned(), "timezone".to_owned()];
        assert_eq!(refused::<UpdateUser>(account), (ErrorCode::InvalidInput, both));
    }

    #[test]
    fn a_field_is_named_once_and_a_body_that_cannot_be_read_has_none() {
        let short = r#"{"current_password":"lantern-orbit-17","new_password":"short"}"#;
        assert_eq!(refused::<ChangePassword>(short).1, ["new_password"]);
        let twice = r#"{"timezone":"Mars/Olympus_Mons","timezone":"Mars/Olympus_Mons"}"#;
        assert_eq!(refused::<UpdateUser>(twice), (ErrorCode::MalformedRequest, Vec::new()));
    }
}
