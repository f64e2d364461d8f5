//! What the native transport does on the network.

#![cfg(not(target_arch = "wasm32"))]

use std::time::Duration;
use studentos_client::{DefaultTransport, Method, Request, Transport, TransportError};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    select,
};

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

#[tokio::test]
async fn a_redirect_is_an_answer_like_any_other() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let transport = DefaultTransport::new(&format!("http://{}", listener.local_addr().unwrap()));
    let redirecting = async {
        loop {
            let (mut connection, _) = listener.accept().await.unwrap();
            connection.read_u8().await.unwrap();
            let answer = b"HTTP/1.1 301 Moved Permanently\r\nlocation: /elsewhere\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            connection.write_all(answer).await.unwrap();
        }
    };
    select! {
        answer = transport.send(Request::new(Method::Post, "/")) => assert_eq!(answer.unwrap().status, 301),
        () = redirecting => {}
    }
}

#[tokio::test]
async fn a_call_ends_when_its_own_time_is_over() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let transport = DefaultTransport::new(&format!("http://{}", listener.local_addr().unwrap()));
    let request = Request::new(Method::Get, "/").timeout(Duration::from_millis(1));
    assert_eq!(transport.send(request).await, Err(TransportError::Timeout));
}
