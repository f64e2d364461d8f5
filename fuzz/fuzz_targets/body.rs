//! Any bytes as the body of each request: read and written again they say the same, or what is wrong with them is told.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::{any::type_name, collections::HashSet, fmt::Debug};
use studentos_api_types::{
    CarryOver, ChangePassword, CreateApiToken, CreateGoal, CreateLog, CreateRepeat, CreateTask, DeleteAccount,
    ErrorCode, FieldError, ForgotPassword, Login, Problem, ResetPassword, Signup, UpdateAccess, UpdateGoal, UpdateLog,
    UpdateRepeat, UpdateTask, UpdateUser, VerifyEmail,
};
use studentos_server::fuzzing;

fuzz_target!(|body: &[u8]| {
    check::<Signup>(body);
    check::<Login>(body);
    check::<ForgotPassword>(body);
    check::<ResetPassword>(body);
    check::<VerifyEmail>(body);
    check::<ChangePassword>(body);
    check::<UpdateUser>(body);
    check::<DeleteAccount>(body);
    check::<UpdateAccess>(body);
    check::<CreateApiToken>(body);
    check::<CreateGoal>(body);
    check::<UpdateGoal>(body);
    check::<CarryOver>(body);
    check::<CreateTask>(body);
    check::<UpdateTask>(body);
    check::<CreateLog>(body);
    check::<UpdateLog>(body);
    check::<CreateRepeat>(body);
    check::<UpdateRepeat>(body);
});

fn check<T: DeserializeOwned + Serialize + PartialEq + Debug>(body: &[u8]) {
    match fuzzing::body::<T>(body) {
        Ok(value) => {
            let written = serde_json::to_vec(&value).unwrap();
            assert_eq!(fuzzing::body(&written).as_ref(), Ok(&value), "a {} is read as it is written", type_name::<T>());
        }
        Err(problem) => check_refused(body, &problem),
    }
}

fn check_refused(body: &[u8], problem: &Problem) {
    assert!(!problem.detail.is_empty() && problem.detail.chars().count() <= Problem::LONGEST_DETAIL);
    match problem.code {
        ErrorCode::MalformedRequest => assert!((problem.status, problem.errors.is_empty()) == (400, true)),
        ErrorCode::InvalidInput => {
            let names: HashSet<_> = problem.errors.iter().map(|error| &error.field).collect();
            assert!((400..500).contains(&problem.status) && !names.is_empty());
            // Only what is shortened can look the same.
            let is_whole = |error: &&FieldError| error.field.chars().count() < FieldError::LONGEST_FIELD;
            assert!(names.len() >= problem.errors.iter().filter(is_whole).count(), "each is named once");
            let fields: Map<String, Value> = serde_json::from_slice(body).expect("fields are those of an object");
            for FieldError { field, message } in &problem.errors {
                assert!(!field.is_empty() || fields.contains_key(""), "each has a name");
                assert!(field.chars().count() <= FieldError::LONGEST_FIELD);
                assert!(!message.is_empty() && message.chars().count() <= FieldError::LONGEST_MESSAGE);
            }
        }
        code => panic!("a body cannot be answered {code}"),
    }
}
