//! Requests that do not come to an end.

use crate::harness::*;
use std::time::{Duration, Instant};

#[apply(without_database)]
async fn a_body_that_trickles_is_too_slow(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let begin = Instant::now();
    // One byte of twenty, and then nothing more; only the server can end this.
    let head = format!(
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{{",
        session.token
    );
    let response = server.wire(head).await;
    assert_eq!(problem(&response).code, ErrorCode::RequestTimeout);
    assert!(begin.elapsed() < Duration::from_secs(8), "it took {:?}", begin.elapsed());
}
