//! HTTP by hand.

use std::net::SocketAddr;
use studentos_client::Response;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// Sends bytes over a connection of their own and reads what comes until the server closes it.
///
/// What is sent should say `Connection: close`, unless it is something the server hangs up on.
pub async fn wire(address: SocketAddr, bytes: &[u8]) -> Response {
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    // A server that has seen enough may hang up before everything is sent.
    stream.write_all(bytes).await.ok();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok();
    parse(&answer)
}

fn parse(answer: &[u8]) -> Response {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("an answer has a head");
    let head = str::from_utf8(&answer[..end]).expect("a head is text");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a head begins with a status");
    let headers = lines.map(|line| line.split_once(':').expect("a header has a name"));
    Response {
        status: status.parse().expect("a status is a number"),
        headers: headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect(),
        body: answer[end + 4..].to_vec(),
    }
}
