//! What was asked and answered, kept for who looks whether the tests have seen all that the document promises.

use crate::databases::Database;
use std::{env, fs::OpenOptions, io::Write as _, net::SocketAddr, path::PathBuf};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// Names the folder, when somebody wants to look.
const FOLDER: &str = "STUDENTOS_SEEN";
/// How the lines begin that count answers.
const COUNTER: &str = "studentos_http_requests_total{";

/// Adds what an instance has answered so far to the file of its kind of database.
pub async fn keep(database: &Database, address: SocketAddr) {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let mut lines = String::new();
    for line in figures(address).await.lines().filter_map(|line| line.strip_prefix(COUNTER)) {
        lines.push_str(line);
        lines.push('\n');
    }
    let kind = match database {
        Database::Sqlite(_) => "sqlite",
        Database::Postgres(_) => "postgres",
    };
    let path = PathBuf::from(folder).join(kind);
    let mut file = OpenOptions::new().create(true).append(true).open(path).expect("the folder is there");
    // In one piece, since other tests write here too.
    file.write_all(lines.as_bytes()).expect("there is room");
}

/// The figures of an instance, or none when it does not answer any more: some tests are about that.
async fn figures(address: SocketAddr) -> String {
    let mut answer = String::new();
    if let Ok(mut stream) = TcpStream::connect(address).await {
        stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.ok();
        stream.read_to_string(&mut answer).await.ok();
    }
    answer
}
