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

/// What every answer tells a browser, as it is or as the beginning of more.
const CAREFUL: [(&str, &str); 6] = [
    ("content-security-policy", "default-src 'none'; "),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), "),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
];

/// One of each kind: what is asked in one line, in further ones and in the body, and the status of the answer. CSS stands for
/// a file whose name says what is in it, GOAL for a goal, TAG for the entity tag that either has.
const KINDS: &[(&str, &str, &str, u16)] = &[
    ("GET /", "", "", 200),
    ("GET /day/2026-03-06", "", "", 200),
    ("HEAD /", "", "", 200),
    ("POST /", "", "", 405),
    ("GET CSS", "Accept-Encoding: br", "", 200),
    ("GET CSS", "", "", 200),
    ("GET CSS", "If-None-Match: TAG", "", 304),
    ("GET /sw.js", "", "", 200),
    ("GET /web-0123456789abcdef.js", "", "", 404),
    ("GET /docs", "", "", 307),
    ("GET /docs/", "", "", 200),
    ("GET /docs/swagger-ui.css", "", "", 200),
    ("GET /docs/nothing.js", "", "", 404),
    ("GET /api/openapi.json", "", "", 200),
    ("GET /healthz", "", "", 200),
    ("GET /readyz", "", "", 200),
    ("GET /metrics", "", "", 200),
    ("GET /api/users/me", "", "", 200),
    ("GET /api/users/me/export", "", "", 200),
    ("HEAD /api/events", "", "", 200),
    ("GET GOAL", "", "", 200),
    ("GET GOAL", "If-None-Match: TAG", "", 304),
    ("PATCH GOAL", "If-Match: \"0\"", "{}", 412),
    ("POST /api/goals", "", r#"{"title": "Write", "date": "2026-03-06"}"#, 201),
    ("POST /api/goals", "", r#"{"title": "Read", "date": "2026-03-06"}"#, 409),
    ("POST /api/goals", "", "{}", 400),
    ("POST /api/goals", "Content-Encoding: gzip", "{}", 415),
    ("PUT /api/goals", "", "", 405),
    ("DELETE GOAL", "", "", 204),
    ("GET GOAL", "", "", 404),
    ("GET /api/users", "", "", 403),
    ("GET /api/nowhere", "", "", 404),
    ("POST /api/auth/login", "", r#"{"email": "nobody@example.com", "password": "another-password"}"#, 401),
    ("POST /api/auth/refresh", "Origin: https://elsewhere.example", "", 403),
    ("OPTIONS /api/goals", "Origin: https://app.example\r\nAccess-Control-Request-Method: POST", "", 200),
    ("OPTIONS /api/goals", "Origin: https://elsewhere.example\r\nAccess-Control-Request-Method: POST", "", 400),
    ("OPTIONS /", "", "", 405),
];

/// What is wrong with the headers of an answer.
fn careless(response: &Response, tls: Option<&str>) -> Vec<String> {
    let says = |name: &str, begin: &str| response.header(name).is_some_and(|value| value.starts_with(begin));
    let missing = CAREFUL.into_iter().filter(|(name, begin)| !says(name, begin));
    let mut wrong: Vec<_> = missing.map(|(name, _)| format!("{name}: {:?}", response.header(name))).collect();
    let policy = response.header("content-security-policy").unwrap_or_default();
    if !policy.contains("frame-ancestors 'none'") {
        wrong.push(format!("may be framed: {policy}"));
    }
    if response.header("strict-transport-security") != tls {
        wrong.push(format!("strict-transport-security: {:?}", response.header("strict-transport-security")));
    }
    // Nobody learns what it is made of.
    if let Some(made_of) = response.header("server").or(response.header("x-powered-by")) {
        wrong.push(format!("it names itself: {made_of}"));
    }
    wrong
}

#[apply(without_database)]
async fn every_kind_of_answer_tells_the_browser_to_be_careful(server: &Server) {
    for (public_url, tls) in [("http://plan.example", None), ("https://plan.example", Some("max-age=31536000"))] {
        let change = |config: &mut studentos_server::Config| {
            config.public_url = Some(public_url.parse().unwrap());
            config.cors_origins = vec!["https://app.example".parse().unwrap()];
        };
        let server = server.apart(change).await;
        let owner = server.user("owner").await;
        let token = owner.token().unwrap();
        let goal = format!("/api/goals/{}", plan(&owner, "Read", day(6)).await.id);
        let (css, mut tag) = (asset(&server).await, String::new());
        for (line, headers, body, status) in KINDS {
            let line = line.replace("CSS", &css).replace("GOAL", &goal);
            let headers = headers.replace("TAG", &tag);
            let separator = if headers.is_empty() { "" } else { "\r\n" };
            let request = format!(
                "{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n{headers}{separator}\
                 Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
            let response = server.wire(request).await;
            assert_eq!(response.status, *status, "{line} {headers}");
            assert_eq!(careless(&response, tls), Vec::<String>::new(), "{line} {headers}: {status}");
            tag = response.header("etag").unwrap_or_default().to_owned();
        }
    }
}

/// A file whose name says what is in it, as the app's page names it.
async fn asset(server: &Server) -> String {
    let index = String::from_utf8(server.client().execute(get("/")).await.unwrap().body).unwrap();
    let mut names = index.split(['"', '=', ' ', '>']);
    names.find(|name| name.contains(".css")).expect("the web app has to be built first").to_owned()
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
