//! Which web pages of other origins may use the API.

use crate::harness::*;

const APP: &str = "https://app.example";
const STRANGER: &str = "https://elsewhere.example";
/// Those of pages that are not the app, each in its own way nearly.
const STRANGERS: &[&str] = &[
    STRANGER,
    "null",
    "",
    "*",
    // Its end, its beginning, and what only looks so.
    "https://evil-app.example",
    "https://evil.app.example",
    "https://example",
    "https://app.example.elsewhere.example",
    "https://app.example.",
    "https://app.examples",
    "https://app-example",
    "https://appXexample",
    "https://app.example%2eelsewhere.example",
    "https://elsewhere.example#https://app.example",
    "https://elsewhere.example?https://app.example",
    "https://elsewhere.example/https://app.example",
    // Other schemes, ports and ways to write it, none of which a browser does.
    "http://app.example",
    "ws://app.example",
    "file://app.example",
    "chrome-extension://app.example",
    "https://app.example:443",
    "https://app.example:8443",
    "https://app.example/",
    "https://APP.EXAMPLE",
    "HTTPS://app.example",
    " https://app.example@elsewhere.example",
    "https://app.example@elsewhere.example",
    "https://me:secret@app.example",
    "app.example",
    "//app.example",
    // Where somebody tries out a page of theirs, or where the server itself may be.
    "http://localhost",
    "http://localhost:8000",
    "https://localhost",
    "http://127.0.0.1",
    "http://127.0.0.1:8000",
    "http://[::1]:8000",
    "http://0.0.0.0:8000",
];

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

/// What a browser is told that a page may do; that it may send cookies says nothing to a page that is not named.
fn told(response: &Response) -> Vec<&str> {
    let names = response.headers.iter().map(|(name, _)| name.as_str());
    let names = names.filter(|name| name.starts_with("access-control-allow-"));
    names.filter(|name| *name != "access-control-allow-credentials").collect()
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
    for stranger in STRANGERS {
        for (path, method) in [("/api/goals", "POST"), ("/api/users/me", "DELETE"), ("/api/auth/refresh", "POST")] {
            let response = server.wire(preflight(path, stranger, method)).await;
            assert_eq!(told(&response), Vec::<&str>::new(), "{method} {path} of {stranger}");
        }
        for request in
            [get("/api/users/me"), get("/api/nowhere"), post("/api/goals", &json!({})), get("/healthz"), get("/")]
        {
            let shown = format!("{request:?} of {stranger}");
            let response = owner.execute(request.header("Origin", *stranger)).await.unwrap();
            assert_eq!(told(&response), Vec::<&str>::new(), "{shown}");
            assert!(response.status < 500, "{shown}");
        }
    }
}

#[apply(without_database)]
async fn an_origin_among_others_is_none(server: &Server) {
    let server = configured(server).await;
    for origins in [format!("{APP}, {STRANGER}"), format!("{STRANGER} {APP}"), format!("{APP}\r\nOrigin: {STRANGER}")] {
        let response = server.wire(preflight("/api/goals", &origins, "POST")).await;
        assert!(!allowed(&response).is_some_and(|origin| origin.contains(STRANGER)), "{origins}: {response:?}");
    }
}

#[apply(without_database)]
async fn everybody_may_read_the_document_but_not_as_somebody(server: &Server) {
    for server in [&configured(server).await, server] {
        let response = server.client().execute(get("/api/openapi.json").header("Origin", STRANGER)).await.unwrap();
        assert_eq!((response.status, told(&response)), (200, vec!["access-control-allow-origin"]));
        assert_eq!(allowed(&response), Some("*"), "which no browser takes for a request with cookies");
    }
}

#[apply(without_database)]
async fn nobody_is_allowed_unless_it_is_configured(server: &Server) {
    let response = server.wire(preflight("/api/goals", APP, "POST")).await;
    assert_eq!(allowed(&response), None);
    let response = server.client().execute(get("/healthz").header("Origin", APP)).await.unwrap();
    assert_eq!((response.status, allowed(&response)), (200, None));
}
