//! SIGTERM: what has begun is finished, and then the server is gone.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, goal, log_in, sign_up},
};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};
use studentos_client::Client;

#[test]
fn a_request_in_flight_is_finished_before_the_server_stops() {
    let database = Database::new(Kind::Sqlite);
    let server = Process::start(&database.url());
    let client = actix_web::rt::System::new().block_on(sign_up(&server));
    let body = serde_json::to_string(&goal("Read", day(6), 0)).unwrap();
    let mut stream = send_head(&server, &client, body.len());

    server.terminate();
    let begin = Instant::now();
    stream.get_mut().write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("HTTP/1.1 201 Created"), "{answer}");

    let (status, _) = server.wait();
    assert!(status.success());
    assert!(begin.elapsed() < Duration::from_secs(10), "it took {:?}", begin.elapsed());

    let server = Process::start(&database.url());
    actix_web::rt::System::new().block_on(async {
        let goals = log_in(&server).await.goals().list().date(day(6)).send().await.unwrap();
        assert_eq!(goals.count, 1);
    });
}

/// Sends the head of a request, and comes back when the server has begun with it and wants the body.
fn send_head(server: &Process, client: &Client, length: usize) -> BufReader<TcpStream> {
    let mut stream = BufReader::new(TcpStream::connect(server.address()).unwrap());
    let head = format!(
        "POST /api/goals HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\nExpect: 100-continue\r\n\r\n",
        client.token().unwrap()
    );
    stream.get_mut().write_all(head.as_bytes()).unwrap();
    let mut line = String::new();
    stream.read_line(&mut line).unwrap();
    assert_eq!(line, "HTTP/1.1 100 Continue\r\n");
    stream
}
