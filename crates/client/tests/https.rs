//! What the native transport does on the network.

#![cfg(not(target_arch = "wasm32"))]

use studentos_client::{DefaultTransport, Method, Request, Transport};
use tokio::{io::AsyncReadExt, net::TcpListener, select};

/// The first byte of a TLS handshake record (RFC 8446, 5.1).
const HANDSHAKE: u8 = 22;

#[tokio::test]
async fn an_https_address_is_spoken_to_in_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let transport = DefaultTransport::new(&format!("https://{}", listener.local_addr().unwrap()));
    select! {
        answer = transport.send(Request::new(Method::Get, "/")) => panic!("nobody answered, and yet: {answer:?}"),
        first_byte = async { listener.accept().await?.0.read_u8().await } => assert_eq!(first_byte.unwrap(), HANDSHAKE),
    }
}
