//! Which web pages of other origins may use the API.

use crate::harness::*;

const APP: &str = "https://app.example";
const STRANGER: &str = "https://elsewhere.example";

async fn configured(server: &Server) -> Server {
    server.instance(|config| config.cors_origins = vec![APP.parse().unwrap()]).await
}

/// What a browser asks before it sends what a form could not.
fn preflight(path: &str, origin: &str, method: &str) -> String {
    format!(
        "OPTIONS {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: {origin}\r\n\
         Access-Control-Request-Method: {method}\r\n\
         Access-Control-Request-Headers: authorization,content-type,if-match,if-none-match,idempotency-key,last-event-id\r\n\r\n"
    )
}

fn allowed(response: &Response) -> Option<&str> {
    response.header("access-control-allow-origin")
}

fn list(response: &Response, header: &str) -> Vec<String> {
    let values = response.header(header).unwrap_or_else(|| panic!("{header} is missing"));
    values.split(',').map(|value| value.trim().to_ascii_lowercase()).collect()
}

#[apply(without_database)]
async fn a_configured_page_may_use_every_method_and_header(server: &Server) {
    let server = configured(server).await;
    for (path, method) in [
        ("/api/goals", "GET"),
        ("/api/goals", "HEAD"),
        ("/api/goals", "POST"),
        ("/api/users/me/password", "PUT"),
        ("/api/goals/x", "PATCH"),
        ("/api/goals/x", "DELETE"),
        ("/api/users/me", "PATCH"),
        ("/api/auth/refresh", "POST"),
    ] {
        let response = server.wire(preflight(path, APP, method)).await;
        assert!(matches!(response.status, 200 | 204), "{method} {path}: {response:?}");
        assert_eq!(allowed(&response), Some(APP));
        assert_eq!(response.header("access-control-allow-credentials"), Some("true"), "the cookie travels along");
        assert!(list(&response, "access-control-allow-methods").contains(&method.to_ascii_lowercase()));
        for header in ["authorization", "content-type", "if-match", "if-none-match", "idempotency-key", "last-event-id"]
        {
            assert!(list(&response, "access-control-allow-headers").contains(&header.to_owned()), "{header}");
        }
    }
}

#[apply(without_database)]
async fn a_configured_page_can_read_every_answer(server: &Server) {
    let server = configured(server).await;
    let owner = server.user("owner").await;
    let answers = [
        (&owner, get("/api/users/me"), 200),
        (&server.client(), get("/api/users/me"), 401),
        (&owner, get("/api/nowhere"), 404),
        (&owner, Request::new(Method::Put, "/api/goals"), 405),
        (&owner, post("/api/goals", &json!({})), 400),
    ];
    for (client, request, status) in answers {
        let shown = format!("{request:?}");
        let response = client.execute(request.header("Origin", APP)).await.unwrap();
        assert_eq!((response.status, allowed(&response)), (status, Some(APP)), "{shown}");
        assert!(list(&response, "vary").contains(&"origin".to_owned()), "{shown}");
        for header in ["content-disposition", "etag", "location", "x-request-id", "retry-after"] {
            assert!(list(&response, "access-control-expose-headers").contains(&header.to_owned()), "{header}");
        }
    }
}

#[apply(without_database)]
async fn another_page_is_allowed_nothing(server: &Server) {
    let server = configured(server).await;
    let owner = server.user("owner").await;
    for stranger in [STRANGER, "null", "https://app.example.elsewhere.example", "http://app.example"] {
        let response = server.wire(preflight("/api/goals", stranger, "POST")).await;
        assert_eq!(allowed(&response), None, "{stranger}");
        let response = owner.execute(get("/api/users/me").header("Origin", stranger)).await.unwrap();
        assert_eq!(allowed(&response), None, "{stranger}");
        assert!(response.status < 500);
    }
}

#[apply(without_database)]
async fn nobody_is_allowed_unless_it_is_configured(server: &Server) {
    let response = server.wire(preflight("/api/goals", APP, "POST")).await;
    assert_eq!(allowed(&response), None);
    let response = server.client().execute(get("/healthz").header("Origin", APP)).await.unwrap();
    assert_eq!((response.status, allowed(&response)), (200, None));
}
