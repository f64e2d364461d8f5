//! The document: it is fresh, it says what is so, and no operation is without its answer to a missing token.

use crate::harness::*;
use std::{collections::BTreeSet, fs, process::Command};
use studentos_client::types::Scope;

/// The operations that take no token.
const PUBLIC: [&str; 9] = [
    "signup",
    "login",
    "refresh",
    "forgot_password",
    "reset_password",
    "verify_email",
    "get_health",
    "get_readiness",
    "get_metrics",
];

/// One operation of the document.
struct Operation {
    method: Method,
    path: String,
    document: Value,
}

impl Operation {
    fn id(&self) -> &str {
        self.document["operationId"].as_str().unwrap_or_else(|| panic!("{} has no operationId", self.path))
    }

    fn is_public(&self) -> bool {
        PUBLIC.contains(&self.id())
    }

    /// The path with something in place of its parameters.
    fn address(&self) -> String {
        self.path.replace("{id}", "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f")
    }
}

async fn document(server: &Server) -> Value {
    server.client().execute(get("/api/openapi.json")).await.unwrap().json().expect("the document is JSON")
}

async fn operations(server: &Server) -> Vec<Operation> {
    let document = document(server).await;
    let mut operations = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("the document has paths") {
        for (method, document) in methods.as_object().unwrap() {
            let method = match method.as_str() {
                "get" => Method::Get,
                "post" => Method::Post,
                "patch" => Method::Patch,
                "put" => Method::Put,
                "delete" => Method::Delete,
                other => panic!("{other} {path} is nothing the API has"),
            };
            operations.push(Operation { method, path: path.clone(), document: document.clone() });
        }
    }
    operations
}

/// What is written here, or written once among the components and referred to.
fn resolved<'a>(document: &'a Value, part: &'a Value) -> &'a Value {
    match part["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).expect("it points somewhere"),
        None => part,
    }
}

#[test]
fn the_document_in_the_repository_is_the_one_the_code_makes() {
    let made = Command::new(env!("CARGO_BIN_EXE_studentos")).arg("openapi").output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let kept = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../openapi.json")).unwrap_or_default();
    assert!(kept == made.stdout, "openapi.json is stale: run `cargo xtask openapi` and commit what it writes");
}

#[apply(without_database)]
async fn the_server_shows_the_same_document(server: &Server) {
    let made = Command::new(env!("CARGO_BIN_EXE_studentos")).arg("openapi").output().unwrap();
    assert_eq!(document(server).await, serde_json::from_slice::<Value>(&made.stdout).unwrap());
}

#[apply(on_both)]
async fn every_operation_but_the_public_ones_wants_a_token_and_says_so(server: &Server) {
    for operation in operations(server).await {
        let id = operation.id();
        let security = &operation.document["security"];
        if operation.is_public() {
            let expected = if id == "refresh" { json!([{ "refreshCookie": [] }]) } else { json!([]) };
            assert_eq!(*security, expected, "{id} takes no token");
            continue;
        }
        assert!(security.as_array().unwrap().contains(&json!({ "bearer": [] })), "{id} wants a token");
        let request = Request::new(operation.method, operation.address());
        let response = server.client().execute(request).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::Unauthenticated, "{id}");
        assert!(operation.document["responses"]["401"].is_object(), "{id}");
    }
}

/// The operations that no API token will do for.
const IN_PERSON: [&str; 10] = [
    "logout",
    "change_password",
    "delete_me",
    "list_sessions",
    "end_session",
    "list_api_tokens",
    "create_api_token",
    "delete_api_token",
    "update_user",
    "delete_user",
];

#[apply(on_both)]
async fn every_operation_takes_the_api_tokens_that_the_document_says_and_no_others(server: &Server) {
    let document = document(server).await;
    let owner = server.user("owner").await;
    let [reading, writing] = [Scope::Read, Scope::Write].map(|scope| new_token("a program", scope));
    let reading = owner.users().create_token(&reading).await.unwrap().secret;
    let writing = owner.users().create_token(&writing).await.unwrap().secret;
    for operation in operations(server).await.into_iter().filter(|operation| !operation.is_public()) {
        let (id, refused) = (operation.id(), resolved(&document, &operation.document["responses"]["403"]));
        let takes_tokens = operation.document["security"].as_array().unwrap().contains(&json!({ "apiToken": [] }));
        assert_eq!(takes_tokens, !IN_PERSON.contains(&id), "{id}");
        let is_write = operation.method != Method::Get;
        for (token, may_write) in [(&reading, false), (&writing, true)] {
            let refusal = refusal(server, &operation, token).await;
            match (takes_tokens, is_write && !may_write) {
                (false, _) => assert_eq!(refusal, Some(ErrorCode::TokenNotAllowed), "{id}"),
                (true, true) => assert_eq!(refusal, Some(ErrorCode::Scope), "{id}"),
                (true, false) => {
                    let refused = [ErrorCode::Unauthenticated, ErrorCode::TokenNotAllowed, ErrorCode::Scope];
                    assert!(refusal.is_none_or(|code| !refused.contains(&code)), "{id}: {refusal:?}");
                }
            }
        }
        for code in ["scope", "token_not_allowed"] {
            let is_possible = if code == "scope" { takes_tokens && is_write } else { !takes_tokens };
            let said = refused["description"].as_str().is_some_and(|said| said.contains(&format!("`{code}`")));
            // A new e-mail is the one thing of an operation that is not for programs.
            assert!(said == is_possible || (id, code) == ("update_me", "token_not_allowed"), "{code} of {id}");
        }
    }
}

/// Why an operation is refused that is asked for with nothing but a token.
async fn refusal(server: &Server, operation: &Operation, token: &str) -> Option<ErrorCode> {
    let url = format!("http://{}{}", server.address, operation.address());
    let method = operation.method.as_str().parse().unwrap();
    let response = reqwest::Client::new().request(method, url).bearer_auth(token).send().await.unwrap();
    // What succeeds is not read: it may have no end.
    if response.status().is_success() {
        return None;
    }
    let problem: Problem = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
    Some(problem.code)
}

#[apply(without_database)]
async fn every_operation_is_named_once_and_described(server: &Server) {
    let operations = operations(server).await;
    let ids: BTreeSet<_> = operations.iter().map(Operation::id).collect();
    assert_eq!(ids.len(), operations.len(), "an operationId is used twice");
    for operation in &operations {
        let id = operation.id();
        assert_eq!(operation.document["tags"].as_array().map(Vec::len), Some(1), "{id} has a tag");
        assert!(
            operation.document["summary"].as_str().is_some_and(|summary| !summary.is_empty()),
            "{id} has a summary"
        );
    }
}

#[apply(without_database)]
async fn every_body_has_an_example(server: &Server) {
    let has_example = |content: &Value| content["example"].is_object() || content["examples"].is_object();
    for operation in operations(server).await.into_iter().filter(|operation| operation.path.starts_with("/api/")) {
        let id = operation.id();
        if let Some(body) = operation.document["requestBody"]["content"].get("application/json") {
            assert!(has_example(body), "the request of {id}");
        }
        for (status, response) in operation.document["responses"].as_object().unwrap() {
            if status.starts_with('2') && response["content"].get("application/json").is_some() {
                assert!(has_example(&response["content"]["application/json"]), "the answer {status} of {id}");
            }
        }
    }
}

#[apply(without_database)]
async fn every_error_of_the_document_is_a_problem(server: &Server) {
    let document = document(server).await;
    for operation in operations(server).await.into_iter().filter(|operation| operation.path.starts_with("/api/")) {
        let responses = operation.document["responses"].as_object().unwrap();
        let errors = responses.iter().filter(|(status, _)| !status.starts_with(['2', '3']));
        let mut count = 0;
        for (status, response) in errors {
            let schema = &resolved(&document, response)["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(*schema, "#/components/schemas/Problem", "{status} of {}", operation.id());
            count += 1;
        }
        assert!(count > 0, "{} has error responses", operation.id());
    }
}
