//! What is promised of every refusal.

use std::fmt::Debug;
use studentos_client::{
    Error, Response,
    types::{ErrorCode, Problem},
};

/// Why a call was refused.
#[track_caller]
pub fn code<T: Debug>(result: Result<T, Error>) -> ErrorCode {
    let error = result.expect_err("the call should be refused");
    error.code().unwrap_or_else(|| panic!("the server should be the one to refuse: {error}"))
}

/// The problem in an answer, which has to be as every problem is.
#[track_caller]
pub fn problem(response: &Response) -> Problem {
    let problem: Problem = response.json().unwrap_or_else(|error| panic!("{response:?} is no problem: {error}"));
    assert_eq!(response.header("content-type"), Some("application/problem+json"));
    assert_eq!(response.header("x-request-id"), Some(problem.request_id.as_str()));
    assert_eq!(problem.kind, format!("urn:studentos:error:{}", problem.code));
    assert_eq!(problem.title, problem.code.title());
    assert_eq!(problem.status, response.status);
    assert_eq!(problem.status, problem.code.status());
    assert!(problem.detail.ends_with('.'), "a detail is a sentence: {}", problem.detail);
    if matches!(problem.status, 429 | 503) {
        assert!(response.header("retry-after").is_some_and(|seconds| seconds.parse::<u32>().is_ok()));
    }
    problem
}

/// The one field that an answer refuses as invalid.
#[track_caller]
pub fn refused_field(response: &Response) -> String {
    let problem = problem(response);
    assert_eq!(problem.code, ErrorCode::InvalidInput, "{problem:?}");
    let [error] = problem.errors.as_slice() else { panic!("one field should be refused: {problem:?}") };
    assert!(error.message.ends_with('.'), "a message is a sentence: {}", error.message);
    error.field.clone()
}
