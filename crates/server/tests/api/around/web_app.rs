//! The web app out of the binary; only where it was built into it.

use crate::harness::*;
use std::{ffi::OsStr, path::Path};

async fn page(server: &Server, path: &str) -> Response {
    server.client().execute(get(path)).await.unwrap()
}

/// The files of this server that a page names.
fn files(page: &Response) -> Vec<String> {
    let html = String::from_utf8(page.body.clone()).unwrap();
    let values = ["href=", "src="].into_iter().flat_map(|attribute| html.split(attribute).skip(1));
    let ends = |c: char| c.is_whitespace() || matches!(c, '"' | '>');
    values.filter_map(|value| value.trim_start_matches('"').split(ends).next()).map(str::to_owned).collect()
}

#[apply(without_database)]
async fn every_page_is_the_index_page(server: &Server) {
    let index = page(server, "/").await;
    assert_eq!(index.status, 200, "the web app has to be built first");
    assert_eq!(index.header("content-type"), Some("text/html"));
    assert_eq!(index.header("cache-control"), Some("no-cache"));
    for path in ["/day/2026-03-06", "/login", "/signup", "/nowhere", "/apiary", "/day/a%20b?x=1"] {
        let other = page(server, path).await;
        assert_eq!((other.status, other.body == index.body), (200, true), "{path}");
    }
}

#[apply(without_database)]
async fn the_page_runs_no_script_that_was_put_into_it(server: &Server) {
    let index = page(server, "/").await;
    let policy = index.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
}

#[apply(without_database)]
async fn what_the_page_names_is_there_and_kept_for_good_if_it_never_changes(server: &Server) {
    let names = files(&page(server, "/").await);
    assert!(names.len() > 3, "{names:?}");
    for name in names {
        let file = page(server, &name).await;
        assert_eq!(file.status, 200, "{name}");
        let extension = Path::new(&name).extension().and_then(OsStr::to_str);
        let hashed = matches!(extension, Some("css" | "js" | "wasm"));
        let kept = file.header("cache-control").is_some_and(|policy| policy.contains("immutable"));
        assert_eq!(kept, hashed, "{name}");

        let known = get(&name).header("If-None-Match", file.header("etag").unwrap());
        assert_eq!(server.client().execute(known).await.unwrap().status, 304, "{name}");
    }
}

#[apply(without_database)]
async fn the_service_worker_is_asked_for_anew_each_time_and_may_ask_this_server_alone(server: &Server) {
    let worker = page(server, "/sw.js").await;
    assert_eq!((worker.status, worker.header("cache-control")), (200, Some("no-cache")));
    let policy = worker.header("content-security-policy").unwrap();
    assert_eq!(policy, "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
}

#[apply(without_database)]
async fn a_file_that_is_not_there_is_a_problem_and_not_the_page(server: &Server) {
    for name in ["/web-0123456789abcdef.js", "/favicon.ico", "/.env", "/src/main.rs"] {
        assert_eq!(problem(&page(server, name).await).code, ErrorCode::NotFound, "{name}");
    }
}

#[apply(without_database)]
async fn pages_are_only_read(server: &Server) {
    for path in ["/", "/login", "/icon.svg"] {
        let response = server.client().execute(post(path, &json!({}))).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::MethodNotAllowed, "{path}");
        assert_eq!(response.header("allow"), Some("GET, HEAD"), "{path}");
    }
}
