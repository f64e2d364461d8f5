//! The answers that are problems: one for each status of an operation, and each set of codes written down once.

use super::headers;
use crate::error::ApiError;
use std::collections::BTreeMap;
use studentos_api_types::{ErrorCode, FieldError, Problem};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder, example::ExampleBuilder};

/// All that were referred to.
#[derive(Default)]
pub struct Problems(BTreeMap<String, RefOr<Response>>);

impl Problems {
    /// The answer that is one of these, which all have one status.
    pub fn refer(&mut self, mut codes: Vec<ErrorCode>) -> RefOr<Response> {
        codes.sort_by_key(|code| ErrorCode::ALL.iter().position(|other| other == code));
        codes.dedup();
        let name = codes.iter().map(|code| format!("{code:?}")).collect::<Vec<_>>().join("Or");
        let reference = Ref::from_response_name(&*name);
        self.0.entry(name).or_insert_with(|| problem(&codes).into());
        RefOr::Ref(reference)
    }

    /// What they are referred to as.
    pub fn into_responses(self) -> BTreeMap<String, RefOr<Response>> {
        self.0
    }
}

/// Says what each code means, with an example of each.
fn problem(codes: &[ErrorCode]) -> Response {
    let described = codes.iter().map(|code| format!("`{code}`: {}", code.detail())).collect::<Vec<_>>().join("\n\n");
    let examples = codes.iter().map(|code| {
        let problem = example(*code).problem("01980f2e5c5a7d3e9a640f6b1c2d3e4f");
        let example = ExampleBuilder::new().summary(code.title()).value(serde_json::to_value(problem).ok());
        (code.as_str(), example.build())
    });
    let content =
        ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).examples_from_iter(examples).build();
    let mut response = ResponseBuilder::new().description(described).content(Problem::MEDIA_TYPE, content).build();
    headers::add_to_every(&mut response);
    for code in codes {
        let header = match code.status() {
            401 => "WWW-Authenticate",
            429 | 503 => "Retry-After",
            _ => continue,
        };
        response.headers.insert(header.to_owned(), headers::refer(header));
    }
    response
}

/// A problem of this code, with fields where it is about fields.
fn example(code: ErrorCode) -> ApiError {
    if code != ErrorCode::InvalidInput {
        return code.into();
    }
    let refused = [("title", "Must be 1 to 200 characters."), ("date", "Must be a date like 2026-03-06.")];
    ApiError::fields(refused.map(|(field, message)| FieldError { field: field.into(), message: message.into() }).into())
}
