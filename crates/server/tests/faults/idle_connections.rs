//! Thousands who have asked once and keep the connection: it costs little, and they and others are answered.

use crate::{
    databases::{Database, Kind},
    form,
    process::{Process, sign_up},
    resources::{allow_many_descriptors, resident},
};
use futures_util::{StreamExt as _, stream};
use studentos_client::{Method, Request};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::TcpStream,
};

/// The most memory that the server may have with all of them, in bytes.
const MEMORY: usize = 200 << 20;
/// How many are opened at the same time.
const AT_ONCE: usize = 64;

#[test]
fn idle_connections_take_little_memory_and_are_still_answered() {
    let count = form::of(1_000, 10_000);
    allow_many_descriptors();
    let database = Database::new(Kind::Sqlite);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        let request =
            format!("GET /api/goals HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\r\n", client.token().unwrap());
        let open = stream::iter(0..count).map(|_| async {
            let mut stream = BufReader::new(TcpStream::connect(server.address()).await.expect("there is room"));
            ask(&mut stream, &request).await;
            stream
        });
        let mut open: Vec<_> = open.buffer_unordered(AT_ONCE).collect().await;

        let memory = resident(&server);
        println!("{count} idle connections: {} MB", memory >> 20);
        assert!(memory <= MEMORY, "the server has {} MB", memory >> 20);
        let newcomer = server.client();
        newcomer.set_token(client.token().as_deref());
        assert_eq!(newcomer.execute(Request::new(Method::Get, "/api/goals")).await.unwrap().status, 200);
        for stream in open.iter_mut().step_by(100) {
            ask(stream, &request).await;
        }
    });
}

/// Asks, and reads the whole answer, so that the connection is good for another.
async fn ask(stream: &mut BufReader<TcpStream>, request: &str) {
    stream.write_all(request.as_bytes()).await.expect("it is open");
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(stream.read_line(&mut head).await.expect("it is open") > 0, "it has ended: {head}");
    }
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("it says its length");
    let mut body = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut body).await.expect("it is open");
}
