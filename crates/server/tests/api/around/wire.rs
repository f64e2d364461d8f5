//! HTTP that no client would send: refused, and nothing worse.

use crate::harness::*;

#[apply(without_database)]
async fn what_is_no_http_is_refused(server: &Server) {
    let broken: &[&str] = &[
        "hello\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost x\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ];
    for bytes in broken {
        let status = server.wire(bytes).await.status;
        assert!((400..500).contains(&status), "{bytes:?}: {status}");
    }
    assert_eq!(server.client().execute(get("/healthz")).await.unwrap().status, 200);
}

#[apply(without_database)]
async fn a_head_that_is_too_large_is_refused(server: &Server) {
    let heads = |long: &str| [format!("GET /{long} HTTP/1.1\r\n"), format!("GET /healthz HTTP/1.1\r\nX: {long}\r\n")];
    for head in heads(&"x".repeat(33_000)) {
        let response = server.wire(format!("{head}Host: x\r\nConnection: close\r\n\r\n")).await;
        assert_eq!(problem(&response).code, ErrorCode::HeadersTooLarge);
    }
    // Of what is absurdly long the end is not waited for.
    for head in heads(&"x".repeat(300_000)) {
        let response = server.wire(format!("{head}Host: x\r\nConnection: close\r\n\r\n")).await;
        assert_eq!(response.status, 431);
    }
}
