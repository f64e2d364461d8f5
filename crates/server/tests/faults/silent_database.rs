//! A database that does not answer: told within seconds, and nobody else waits.

use crate::{
    cluster::cluster,
    databases::{Database, Kind},
    form,
    process::{Process, day, goal, sign_up},
    seconds::{Stopwatch, until},
};
use diesel::{Connection as _, PgConnection, SqliteConnection, connection::SimpleConnection as _};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::Command,
    time::Duration,
};
use studentos_client::{Client, Method, Request, types::Problem};

/// More than there are connections to the database, so that some wait for one.
const WAITING: usize = 24;

#[test]
fn a_silent_database_is_told_and_the_server_stays_alive() {
    let database = Database::new(Kind::Postgres);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        client.goals().create(&goal("Read", day(6), 0)).await.unwrap();

        let mut silence = PgConnection::establish(&database.url()).unwrap();
        silence.batch_execute("BEGIN; LOCK TABLE goals, __diesel_schema_migrations").unwrap();
        is_told(&client, &server).await;
        drop(silence);
        assert_eq!(get(client, "/api/goals").await, 200);
    });
}

#[test]
fn a_file_that_somebody_else_writes_to_for_long_keeps_writers_waiting_and_nobody_else() {
    let database = Database::new(Kind::Sqlite);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        let mut other = SqliteConnection::establish(database.url().trim_start_matches("sqlite://")).unwrap();
        other.batch_execute("PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE").unwrap();

        let begin = Stopwatch::start();
        let add = |number| {
            let new = goal(&format!("Goal {number}"), day(6), 0);
            actix_web::rt::spawn(answered(client.clone(), Request::new(Method::Post, "/api/goals").json(&new)))
        };
        let waiting: Vec<_> = (0..WAITING).map(add).collect();
        let longest = is_alive(&server).await;
        assert_eq!(get(client.clone(), "/api/goals").await, 200, "reading goes on");
        for answer in waiting {
            assert_eq!(answer.await.unwrap(), 503);
        }
        is_soon(&begin, longest);
        other.batch_execute("ROLLBACK").unwrap();
        assert_eq!(add(WAITING).await.unwrap(), 201);
        assert_eq!(client.goals().list().await.unwrap().count, 1, "nothing that was refused is done later");
    });
}

#[test]
fn a_halted_database_is_told_and_found_again() {
    let Some(mut cluster) = cluster("") else { return };
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&cluster.url("postgres"));
        let client = sign_up(&server).await;

        cluster.sh("kill -STOP $(pids)");
        is_told(&client, &server).await;
        cluster.sh("kill -CONT $(pids)");
        let is_found =
            async || get(client.clone(), "/api/goals").await == 200 && get(client.clone(), "/readyz").await == 200;
        until("it is found again", is_found).await;
    });
}

#[test]
fn who_watches_hears_that_the_server_lives_though_the_database_is_silent() {
    let database = Database::new(Kind::Postgres);
    let server = Process::start(&database.url());
    let client = actix_web::rt::System::new().block_on(async {
        let client = sign_up(&server).await;
        // Something to tell, which cannot be read.
        client.goals().create(&goal("Read", day(6), 0)).await.unwrap();
        client
    });
    let mut silence = PgConnection::establish(&database.url()).unwrap();
    silence.batch_execute("BEGIN; LOCK TABLE goals").unwrap();

    let mut events = watch(&server, &client);
    // Twice as long as there may be nothing to hear, and less than a client waits before it takes the connection for dead.
    events.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut lines = BufReader::new(&mut events).lines().map(Result::unwrap);
    assert!(lines.any(|line| line == ":"), "the stream ended");
}

#[test]
fn a_server_stops_in_time_though_its_database_is_halted() {
    let Some(mut cluster) = cluster("") else { return };
    let server = Process::start(&cluster.url("postgres"));
    let client = actix_web::rt::System::new().block_on(sign_up(&server));
    // As long as somebody reads events, it asks for their session all the time.
    let mut events = watch(&server, &client);
    events.read_exact(&mut [0; 12]).unwrap();

    cluster.sh("kill -STOP $(pids)");
    actix_web::rt::System::new().block_on(async { assert_eq!(get(client, "/api/goals").await, 503) });
    let begin = Stopwatch::start();
    server.terminate();
    let (status, log) = server.wait();
    assert!(status.success(), "{log}");
    assert!(begin.elapsed() < Duration::from_secs(5), "it took {:?}", begin.elapsed());
    cluster.sh("kill -CONT $(pids)");
}

/// Begins to watch for events, from the first one there was.
fn watch(server: &Process, client: &Client) -> TcpStream {
    let mut events = TcpStream::connect(server.address()).unwrap();
    let token = client.token().unwrap();
    let head = "GET /api/events HTTP/1.1\r\nHost: x\r\nLast-Event-ID: 0\r\n";
    write!(events, "{head}Authorization: Bearer {token}\r\n\r\n").unwrap();
    events
}

/// Makes sure that nobody waits for the database in vain for long, and that it can be seen meanwhile that the server lives.
async fn is_told(client: &Client, server: &Process) {
    let begin = Stopwatch::start();
    let mut waiting: Vec<_> = (0..WAITING).map(|_| actix_web::rt::spawn(get(client.clone(), "/api/goals"))).collect();
    waiting.push(actix_web::rt::spawn(get(client.clone(), "/readyz")));
    let longest = is_alive(server).await;
    for answer in waiting {
        assert_eq!(answer.await.unwrap(), 503);
    }
    is_soon(&begin, longest);
}

/// Makes sure that the server says that it lives, and gives back how long it took at most.
async fn is_alive(server: &Process) -> Duration {
    let mut longest = Duration::ZERO;
    for _ in 0..10 {
        let asked = Stopwatch::start();
        assert_eq!(get(server.client(), "/healthz").await, 200);
        longest = longest.max(asked.elapsed());
    }
    longest
}

/// Makes sure that those who began to wait then were told soon that it is in vain, and sooner that the server lives.
fn is_soon(begin: &Stopwatch, alive: Duration) {
    println!("{WAITING} told within {:.1?} that they wait in vain; /healthz within {alive:.1?}", begin.elapsed());
    // Four seconds is what one waits for the database: who waits twice is found out on a slow machine too.
    assert!(begin.elapsed() < Duration::from_secs(form::of(7, 5)), "it took {:?}", begin.elapsed());
    assert!(alive < Duration::from_millis(form::of(1_000, 100)), "it took {alive:?}");
}

#[test]
fn a_query_is_ended_when_the_configuration_says_so() {
    let database = Database::new(Kind::Postgres);
    is_ended_soon(&database, &database.url(), "1");
}

#[test]
fn a_query_is_ended_when_the_url_says_so_whatever_the_configuration_says() {
    let database = Database::new(Kind::Postgres);
    let mut url = database.url();
    url.push(if url.contains('?') { '&' } else { '?' });
    is_ended_soon(&database, &(url + "options=-c%20statement_timeout%3D1s"), "60");
}

fn is_ended_soon(database: &Database, url: &str, statement_timeout: &str) {
    actix_web::rt::System::new().block_on(async {
        let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
        command.env("DATABASE_STATEMENT_TIMEOUT", statement_timeout);
        let server = Process::start_as(command, url);
        let client = sign_up(&server).await;

        let mut silence = PgConnection::establish(&database.url()).unwrap();
        silence.batch_execute("BEGIN; LOCK TABLE goals").unwrap();
        let begin = Stopwatch::start();
        assert_eq!(get(client, "/api/goals").await, 503);
        assert!(begin.elapsed() < Duration::from_secs(3), "it took {:?}", begin.elapsed());

        server.terminate();
        let (_, log) = server.wait();
        assert!(log.contains("canceling statement due to statement timeout"), "{log}");
    });
}

/// The status of the answer; one that is no success says when to try again.
async fn get(client: Client, path: &str) -> u16 {
    answered(client, Request::new(Method::Get, path)).await
}

async fn answered(client: Client, request: Request) -> u16 {
    let response = client.execute(request).await.unwrap();
    if !response.is_success() {
        assert_eq!(response.json::<Problem>().unwrap().status, response.status);
        assert!(response.header("retry-after").is_some());
    }
    response.status
}
