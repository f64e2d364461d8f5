//! Headers that every answer has.

use crate::harness::*;
use std::collections::BTreeSet;

#[apply(without_database)]
async fn every_answer_names_its_request(server: &Server) {
    let owner = server.user("owner").await;
    let mut ids = BTreeSet::new();
    let paths = ["/api/users/me", "/api/goals", "/api/goals/x", "/api/nowhere", "/healthz", "/readyz", "/docs", "/"];
    for path in paths {
        let response = owner.execute(get(path)).await.unwrap();
        let id = response.header("x-request-id").unwrap_or_else(|| panic!("{path} has no X-Request-Id"));
        assert!(ids.insert(id.to_owned()), "{path} has the id of another");
    }
}

#[apply(without_database)]
async fn every_answer_tells_the_browser_to_be_careful(server: &Server) {
    let owner = server.user("owner").await;
    for path in ["/api/users/me", "/api/goals/x", "/api/nowhere", "/healthz", "/docs", "/"] {
        let response = owner.execute(get(path)).await.unwrap();
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(response.header("referrer-policy").is_some(), "{path}");
        let policy = response.header("content-security-policy").unwrap_or_else(|| panic!("{path} has no policy"));
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(response.header("server"), None, "{path}");
    }
}

#[apply(without_database)]
async fn what_is_a_users_own_is_kept_by_no_shared_cache(server: &Server) {
    let owner = server.user("owner").await;
    for path in ["/api/users/me", "/api/goals", "/api/goals/x"] {
        let response = owner.execute(get(path)).await.unwrap();
        let policy = response.header("cache-control").unwrap_or_else(|| panic!("{path} has no Cache-Control"));
        assert!(policy.contains("no-store") || policy.contains("private"), "{path}: {policy}");
    }
}
