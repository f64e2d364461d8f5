//! SIGTERM: what has begun is finished, and then the server is gone.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, goal, log_in, sign_up},
    seconds::{Stopwatch, until},
};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::Command,
    time::Duration,
};
use studentos_client::{Client, types::Limit};

/// How many requests have begun when the server is told to stop.
const IN_FLIGHT: usize = 200;

#[test]
fn a_request_in_flight_is_finished_before_the_server_stops() {
    let database = Database::new(Kind::Sqlite);
    let server = Process::start(&database.url());
    let client = actix_web::rt::System::new().block_on(sign_up(&server));
    let body = serde_json::to_string(&goal("Read", day(6), 0)).unwrap();
    let mut stream = send_head(&server, &client, body.len());

    server.terminate();
    let begin = Stopwatch::start();
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

fn finishes_what_has_begun(kind: Kind) {
    let database = Database::new(kind);
    let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
    // Long enough for somebody to ask, on the busiest machine.
    command.env("SHUTDOWN_DELAY", "2");
    // All are of one user and wait for each other, longer than one would wait for the database.
    command.envs([("DATABASE_CONNECT_TIMEOUT", "60"), ("DATABASE_STATEMENT_TIMEOUT", "60")]);
    let server = Process::start_as(command, &database.url());
    let client = actix_web::rt::System::new().block_on(sign_up(&server));
    let body = |number| serde_json::to_string(&goal(&format!("Goal {number}"), day(6), 0)).unwrap();
    let mut requests: Vec<_> =
        (0..IN_FLIGHT).map(|number| (send_head(&server, &client, body(number).len()), body(number))).collect();
    // A stream of events has no end of its own, and keeps nobody.
    let mut events = TcpStream::connect(server.address()).unwrap();
    let token = client.token().unwrap();
    write!(events, "GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n").unwrap();
    events.read_exact(&mut [0; 12]).unwrap();

    server.terminate();
    let begin = Stopwatch::start();
    await_readiness(&server, 503);
    for (stream, body) in &mut requests {
        stream.get_mut().write_all(body.as_bytes()).unwrap();
    }
    for (stream, _) in &mut requests {
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains("HTTP/1.1 201 Created"), "{answer}");
    }
    let (status, log) = server.wait();
    assert!(status.success(), "{log}");
    assert!(begin.elapsed() < Duration::from_secs(5), "it took {:?}", begin.elapsed());

    println!("{kind:?}: {IN_FLIGHT} requests in flight, all answered 201, stopped within {:.1?}", begin.elapsed());

    let server = Process::start(&database.url());
    actix_web::rt::System::new().block_on(async {
        let limit = Limit::new(Limit::MAX).unwrap();
        let goals = log_in(&server).await.goals().list().date(day(6)).limit(limit).send().await.unwrap();
        assert_eq!(goals.count, IN_FLIGHT);
    });
}

#[test]
fn two_hundred_requests_in_flight_are_finished_within_five_seconds_on_sqlite() {
    finishes_what_has_begun(Kind::Sqlite);
}

#[test]
fn two_hundred_requests_in_flight_are_finished_within_five_seconds_on_postgres() {
    finishes_what_has_begun(Kind::Postgres);
}

/// Asks whether the server is ready until it says so with this status; it is asked anew each time, as by a proxy.
fn await_readiness(server: &Process, status: u16) {
    let is_so = async || {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.write_all(b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).unwrap();
        line.contains(&status.to_string())
    };
    actix_web::rt::System::new().block_on(until("it says whether it is ready", is_so));
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
