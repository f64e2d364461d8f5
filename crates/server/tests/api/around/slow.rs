//! Requests that do not come to an end: only the server can end them.

use crate::harness::*;
use std::time::Duration;

#[apply(without_database)]
async fn a_head_or_body_that_trickles_is_too_slow(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let begin = Stopwatch::start();
    let head = "GET /healthz HTTP/1.1\r\nHost: x\r\n";
    // One byte of twenty, and then nothing more.
    let body = format!(
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{{",
        session.token
    );
    let (head, body) = tokio::join!(server.wire(head), server.wire(body));
    assert_eq!(head.status, 408);
    assert_eq!(problem(&body).code, ErrorCode::RequestTimeout);
    assert!(begin.elapsed() < Duration::from_secs(8), "it took {:?}", begin.elapsed());
}
