//! A body of a gigabyte: refused, and hardly any memory is taken for it.

use crate::{
    databases::{Database, Kind},
    form,
    process::{Process, sign_up},
    resources::{forget_most_resident, most_resident, resident},
};
use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{Shutdown, TcpStream},
    thread,
    time::Duration,
};

/// The most memory that the server may take for it, in bytes.
const MEMORY: usize = 10 << 20;
/// What is sent at a time.
const PIECE: usize = 64 << 10;
/// How long the server may take nothing of it before the test has failed.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn a_gigabyte_is_refused_and_takes_no_memory() {
    let size = form::of(100 << 20, 1 << 30);
    let database = Database::new(Kind::Sqlite);
    let server = Process::start(&database.url());
    let client = actix_web::rt::System::new().block_on(sign_up(&server));
    let token = client.token().unwrap();
    for path in ["/api/goals", "/api/users/me/import"] {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        );
        let plain = (format!("{head}Content-Length: {size}\r\n\r\n"), vec![b' '; PIECE]);
        let chunk = format!("{PIECE:x}\r\n{}\r\n", " ".repeat(PIECE)).into_bytes();
        let chunked = (format!("{head}Transfer-Encoding: chunked\r\n\r\n"), chunk);
        for (how, (head, piece)) in [("plain", plain), ("chunked", chunked)] {
            forget_most_resident(&server);
            let before = resident(&server);
            let (answer, sent) = send(&server, &head, &piece, size);
            assert!(answer.starts_with("HTTP/1.1 413 "), "{path}, {how}: {answer}");
            let grown = most_resident(&server).saturating_sub(before);
            println!("{} MB {how} to {path}: 413 after {} MB, {} kB of memory", size >> 20, sent >> 20, grown >> 10);
            assert!(grown <= MEMORY, "{} MB for it", grown >> 20);
        }
    }
}

/// Sends a request for as long as it is taken; gives back the first line of the answer, and how much of the body went out.
fn send(server: &Process, head: &str, piece: &[u8], size: usize) -> (String, usize) {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    let mut answers = BufReader::new(stream.try_clone().unwrap());
    let answer = thread::spawn(move || {
        let mut line = String::new();
        answers.read_line(&mut line).expect("it is answered before it is hung up on");
        line
    });
    let mut sent = 0;
    stream.write_all(head.as_bytes()).unwrap();
    // Whatever the server says meanwhile: only that it hangs up keeps this one from sending.
    while sent < size && stream.write_all(piece).is_ok() {
        sent += PIECE;
    }
    drop(stream.shutdown(Shutdown::Write));
    (answer.join().expect("it is answered"), sent)
}
