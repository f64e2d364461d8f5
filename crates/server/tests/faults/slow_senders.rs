//! Thousands who send a byte a second: they are hung up on, and nobody else notices them.

use crate::{
    databases::{Database, Kind},
    form,
    probe::Probe,
    process::{Process, sign_up},
    resources::allow_many_descriptors,
};
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::{sleep, timeout},
};

/// How long the server has to end a connection before the test has failed, on however busy a machine.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn heads_and_bodies_that_trickle_are_ended_and_keep_nobody_waiting() {
    let each = form::of(200, 2_000);
    allow_many_descriptors();
    let database = Database::new(Kind::Sqlite);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        let head = "GET /api/goals HTTP/1.1\r\nHost: x\r\nX-Slow: ".to_owned();
        let body = format!(
            "POST /api/goals HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\n\
             Content-Length: 100\r\n\r\n{{",
            client.token().unwrap()
        );
        let probe = Probe::start(&server, &client, &["/healthz", "/api/goals"]);
        let slow: Vec<_> = (0..each)
            .flat_map(|_| [&head, &body])
            .map(|begin| actix_web::rt::spawn(trickle(server.address().to_owned(), begin.clone())))
            .collect();
        let mut longest = Duration::ZERO;
        for ended in slow {
            longest = longest.max(ended.await.unwrap());
        }
        let times = probe.end();
        println!("{each} heads and {each} bodies that trickle: ended within {longest:.1?}; others: {times}");
        if form::is_long() {
            assert!(longest <= Duration::from_secs(15), "it took {longest:?}");
            assert!(times.p99() <= Duration::from_millis(100), "{times}");
        }
    });
}

/// Sends the beginning of a request, then a byte a second, and says after how long the server told that this is too slow and
/// hung up.
async fn trickle(address: String, begin: String) -> Duration {
    let mut stream = TcpStream::connect(address).await.expect("there is room for everybody");
    let connected = Instant::now();
    let (mut answers, mut requests) = stream.split();
    let send = async {
        let mut next = begin.into_bytes();
        // Once the server has hung up there is nobody to send to.
        while requests.write_all(&next).await.is_ok() {
            sleep(Duration::from_secs(1)).await;
            next = vec![b'x'];
        }
        std::future::pending::<()>().await;
    };
    let mut answer = Vec::new();
    tokio::select! {
        () = send => unreachable!("it does not come to an end"),
        // Reset while there is something under way to it, which is an end as well.
        _ = timeout(PATIENCE, answers.read_to_end(&mut answer)) => {}
    }
    assert!(connected.elapsed() < PATIENCE, "it is still open");
    assert_eq!(String::from_utf8_lossy(&answer).get(..12), Some("HTTP/1.1 408"));
    connected.elapsed()
}
