//! One large thing of a user at a time: whoever asks for many keeps nobody else waiting.

use crate::harness::*;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// Sends all of an import but the last byte.
async fn begin_import(server: &Server, client: &Client) -> TcpStream {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let head = format!(
        "POST /api/users/me/import HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{",
        client.token().unwrap()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream
}

/// Sends the last byte, and gives back the status.
async fn end_import(mut stream: TcpStream) -> String {
    stream.write_all(b"}").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// An import that the server waits for.
async fn waited_for(server: &Server, client: &Client) -> TcpStream {
    for _ in 0..1_000 {
        let stream = begin_import(server, client).await;
        if client.users().export().await.is_err() {
            return stream;
        }
        // It had not come so far, or came while the export was there.
        end_import(stream).await;
    }
    panic!("nothing of an import is ever seen");
}

#[apply(on_both)]
async fn while_an_import_arrives_its_user_begins_no_other_and_no_export(server: &Server) {
    let (owner, other) = (server.user("owner").await, server.user("other").await);
    let file = other.users().export().await.unwrap();
    let stream = waited_for(server, &owner).await;
    assert_eq!(code(owner.users().export().await), ErrorCode::TooManyRequests);
    let refused = owner.execute(post("/api/users/me/import", &json!(file))).await.unwrap();
    assert_eq!(problem(&refused).code, ErrorCode::TooManyRequests);
    other.users().export().await.unwrap();
    other.users().import(&file).await.unwrap();

    assert_eq!(end_import(stream).await, "400", "it holds nothing");
    owner.users().export().await.unwrap();
    owner.users().import(&file).await.unwrap();
}
