//! Methods a path does not take.

use crate::harness::*;
use std::collections::{BTreeMap, BTreeSet};

const METHODS: [Method; 5] = [Method::Get, Method::Post, Method::Patch, Method::Put, Method::Delete];

#[apply(without_database)]
async fn a_method_a_path_does_not_take_is_answered_with_those_it_does(server: &Server) {
    let owner = server.user("owner").await;
    let document: Value = owner.execute(get("/api/openapi.json")).await.unwrap().json().unwrap();
    let paths: BTreeMap<String, Value> = serde_json::from_value(document["paths"].clone()).unwrap();
    for (path, operations) in paths.into_iter().filter(|(path, _)| path.starts_with("/api/")) {
        let operations = operations.as_object().unwrap().keys();
        let mut taken: BTreeSet<_> = operations.map(|method| method.to_uppercase()).collect();
        if taken.contains("GET") {
            taken.insert("HEAD".to_owned());
        }
        for method in METHODS.into_iter().filter(|method| !taken.contains(method.as_str())) {
            let address = path.replace("{id}", "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f");
            let response = owner.execute(Request::new(method, address)).await.unwrap();
            let shown = format!("{} {path}", method.as_str());
            assert_eq!(response.status, 405, "{shown}");
            assert_eq!(problem(&response).code, ErrorCode::MethodNotAllowed, "{shown}");
            let allow = response.header("allow").unwrap_or_else(|| panic!("{shown} has no Allow"));
            let allow: BTreeSet<_> = allow.split(',').map(|method| method.trim().to_owned()).collect();
            assert_eq!(allow, taken, "{shown}");
        }
    }
}

#[apply(without_database)]
async fn what_answers_get_answers_head_without_the_body(server: &Server) {
    for path in ["/healthz", "/readyz", "/api/openapi.json", "/docs/"] {
        let [get, head] =
            ["GET", "HEAD"].map(|method| format!("{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
        let (get, head) = (server.wire(get).await, server.wire(head).await);
        assert_eq!((get.status, head.status), (200, 200), "{path}");
        assert_eq!(head.header("content-length"), get.header("content-length"), "{path}");
        assert!(head.body.is_empty() && !get.body.is_empty(), "{path}");
    }
}
