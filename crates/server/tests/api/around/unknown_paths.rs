//! Paths there are not.

use crate::harness::*;

#[apply(without_database)]
async fn an_unknown_path_of_the_api_is_a_problem(server: &Server) {
    let owner = server.user("owner").await;
    for path in ["/api", "/api/", "/api/nowhere", "/api/goals/", "/api/goals/x/y/z", "/api//goals", "/api/GOALS"] {
        for client in [&owner, &server.client()] {
            for request in [get(path), post(path, &json!({})), delete(path)] {
                let shown = format!("{request:?}");
                let response = client.execute(request).await.unwrap();
                assert_eq!(problem(&response).code, ErrorCode::NotFound, "{shown}");
            }
        }
    }
}

#[apply(without_database)]
async fn a_path_that_climbs_out_reaches_nothing(server: &Server) {
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/docs/../../etc/passwd",
        "//etc/passwd",
        "/api/%2e%2e/",
    ] {
        let response = server.wire(format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await;
        let body = String::from_utf8_lossy(&response.body);
        assert!(response.status < 500 && !body.contains("[workspace]") && !body.contains("root:"), "{path}");
    }
}
