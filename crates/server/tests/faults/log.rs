//! What the log tells, and what it keeps to itself.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, email, goal, log_in, password, sign_up},
    seconds::Stopwatch,
};
use serde_json::Value;
use std::{
    io::{BufRead as _, BufReader},
    process::{ChildStderr, Command},
    time::Duration,
};
use studentos_client::{
    Method, Request,
    types::{CreateApiToken, Name, Scope},
};

#[test]
fn the_log_has_a_line_for_each_request_and_no_secret() {
    let database = Database::new(Kind::Sqlite);
    let server = Process::start(&database.url());
    let (token, secret, request_id) = actix_web::rt::System::new().block_on(async {
        sign_up(&server).await;
        let client = log_in(&server).await;
        client.goals().create(&goal("What nobody else should read", day(6), 10)).await.unwrap();
        client.auth().refresh().await.unwrap();
        let new = CreateApiToken { name: Name::parse("a program").unwrap(), scope: Scope::Read, expires_at: None };
        let secret = client.users().create_token(&new).await.unwrap().secret;
        let program = server.client();
        program.set_token(Some(&secret));
        program.users().me().await.unwrap();
        let queried = client.execute(Request::new(Method::Get, "/api/goals/x?q=needle")).await.unwrap();
        // A body that is refused may hold a secret as well.
        let typo = format!(r#"{{"email": "{}", "password": "{}",}}"#, email(), password().as_str());
        let refused = Request::new(Method::Post, "/api/auth/login").body(typo);
        client.execute(refused.header("Content-Type", "application/json")).await.unwrap();
        (client.token().unwrap(), secret, queried.header("x-request-id").unwrap().to_owned())
    });
    server.terminate();
    let (_, log) = server.wait();

    let lines: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let requests = lines.iter().filter(|line| line["request_id"].is_string());
    assert_eq!(requests.count(), 8, "{log}");
    let line = lines.iter().find(|line| line["request_id"] == request_id).expect("the request is in the log");
    assert_eq!((&line["method"], &line["path"], &line["status"]), (&"GET".into(), &"/api/goals/x".into(), &400.into()));

    let signature = token.rsplit('.').next().unwrap();
    for secret in
        [password().as_str(), email().as_str(), signature, &secret, "What nobody else should read", "sos_", "$2b$"]
    {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
}

#[test]
fn of_a_long_path_the_log_has_the_beginning() {
    let database = Database::new(Kind::Sqlite);
    let server = Process::start(&database.url());
    let path = format!("/{}", "x".repeat(60_000));
    let client = server.client();
    let refused = actix_web::rt::System::new().block_on(client.execute(Request::new(Method::Get, &path))).unwrap();
    assert_eq!(refused.status, 431);
    server.terminate();
    let (_, log) = server.wait();

    assert!(log.contains(&path[..200]) && !log.contains(&path[..201]), "{log}");
}

/// How many requests make more lines than a pipe and the server's memory hold, and those on their way.
const REQUESTS: u64 = 5_000;

/// A server that was asked so often, and the log that nobody has read meanwhile.
fn unread() -> (Process, BufReader<ChildStderr>, Database) {
    let database = Database::new(Kind::Sqlite);
    let (server, log) = Process::start_unread(Command::new(env!("CARGO_BIN_EXE_studentos")), &database.url());
    let address = format!("/api/{}", "x".repeat(195));
    actix_web::rt::System::new().block_on(async {
        let client = server.client();
        for _ in 0..REQUESTS {
            let answer = client.execute(Request::new(Method::Get, &address)).await.expect("it is answered");
            assert_eq!(answer.status, 404);
        }
    });
    (server, log, database)
}

#[test]
fn a_log_that_nobody_reads_holds_no_request_up_and_says_what_it_lost() {
    let (_server, log, _database) = unread();
    let (mut requests, mut lost) = (0, 0);
    // It is read now, until all of them are told of.
    for line in log.lines() {
        let line: Value = serde_json::from_str(&line.unwrap()).expect("a line is JSON");
        requests += u64::from(line["request_id"].is_string());
        lost += line["lines"].as_u64().unwrap_or_default();
        if requests + lost >= REQUESTS {
            break;
        }
    }
    assert!(requests > 0 && lost > 0 && requests + lost >= REQUESTS, "{requests} and {lost} lost");
}

#[test]
fn a_log_that_nobody_reads_does_not_hold_the_end_up() {
    let (server, log, _database) = unread();
    let watch = Stopwatch::start();
    server.terminate();
    assert!(server.wait().0.success());
    assert!(watch.elapsed() < Duration::from_secs(5), "it took {:?}", watch.elapsed());
    drop(log);
}
