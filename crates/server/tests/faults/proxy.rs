//! Two instances behind a proxy: one of them is gone, and nobody notices.

use crate::{
    certificates::certificates,
    databases::{Database, Kind},
    nginx::{Proxy, RULES, Site, configure, instance, nginx, program},
    ports::free_port,
    process::{Process, day, goal, keyed, password},
};
use diesel::{Connection as _, PgConnection, connection::SimpleConnection as _};
use std::{
    fs,
    io::{BufRead as _, BufReader},
    net::TcpListener,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};
use studentos_client::{
    Client, Method, Request, Response,
    types::{ChangePassword, ErrorCode, Problem},
};

/// How many wait for the database.
const WAITING: usize = 16;

#[test]
fn an_instance_that_is_gone_is_not_noticed() {
    actix_web::rt::System::new().block_on(async {
        let Some(site) = Site::start().await else { return };
        let Site { database, ports, instances: [one, two], proxy: _proxy, client } = site;
        work(&client, "With both").await;

        drop(one);
        work(&client, "With the second alone").await;

        // It is asked again at once when it is there again.
        let _one = instance(ports[0], &database.url());
        drop(two);
        work(&client, "With the first alone").await;
    });
}

/// Writes and reads several times, so that each instance would get its turn.
async fn work(client: &Client, title: &str) {
    // Nobody has heard a PUT that was not sent, be it one that is asked of one instance alone.
    let change = ChangePassword { current_password: password().into(), new_password: password() };
    client.users().change_password(&change).await.unwrap();
    for number in 0..8 {
        let new = goal(&format!("{title}, {number}"), day(6), 0);
        let created = client.goals().create(&new).await.unwrap();
        client.goals().get(created.id).await.unwrap();
        // Such a request takes a way of its own through the rules.
        let new = goal(&format!("{title}, {number}, with a key"), day(6), 0);
        assert_eq!(client.execute(keyed(&new)).await.unwrap().status, 201);
    }
}

#[test]
fn what_nginx_refuses_is_refused_in_the_words_of_the_contract() {
    if program().is_none() {
        return;
    }
    actix_web::rt::System::new().block_on(async {
        // Nobody listens at these ports.
        let proxy = Proxy::start([free_port(), free_port()]);
        let client = proxy.client();
        let long = "x".repeat(10_000);
        for (request, code) in [
            (Request::new(Method::Get, "/api/goals"), ErrorCode::Unavailable),
            (Request::new(Method::Post, "/api/goals").body("{}"), ErrorCode::Unavailable),
            (keyed(&goal("Read", day(6), 0)), ErrorCode::Unavailable),
            (Request::new(Method::Put, "/api/users/me/password").body("{}"), ErrorCode::Unavailable),
            (Request::new(Method::Post, "/api/goals").body("x".repeat(400_000)), ErrorCode::ContentTooLarge),
            (Request::new(Method::Put, "/api/users/me/password").body("x".repeat(400_000)), ErrorCode::ContentTooLarge),
            (Request::new(Method::Get, format!("/{long}")), ErrorCode::MalformedRequest),
            (Request::new(Method::Get, "/").header("X-Long", long), ErrorCode::HeadersTooLarge),
            (Request::new(Method::Get, "/%00"), ErrorCode::MalformedRequest),
            (Request::new(Method::Get, "/metrics"), ErrorCode::NotFound),
            (Request::new(Method::Get, "/studentos-malformed"), ErrorCode::NotFound),
            (Request::new(Method::Get, "/studentos-headers-too-large"), ErrorCode::NotFound),
        ] {
            let response = client.execute(request).await.unwrap();
            assert_eq!(response.header("retry-after").is_some(), code == ErrorCode::Unavailable);
            says(&response, code);
        }
        for (request, status) in [
            ("no request at all", "400 Bad Request"),
            ("GET / HTTP/1.1", "400 Bad Request"),
            ("GET / HTTP/3.0\r\nHost: x", "400 Bad Request"),
            ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip", "400 Bad Request"),
            ("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close", "405 Not Allowed"),
        ] {
            let answer = proxy.tell(request);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{request}: {answer}");
            assert!(answer.contains("\r\nContent-Type: application/problem+json\r\n"), "{request}: {answer}");
        }
    });
}

fn says(response: &Response, code: ErrorCode) {
    let problem: Problem = response.json().unwrap();
    assert_eq!(response.header("content-type"), Some("application/problem+json"));
    assert_eq!((response.status, problem.status, problem.code), (code.status(), code.status(), code));
    assert_eq!((&*problem.title, problem.request_id.len()), (code.title(), 32));
    assert_eq!(response.header("x-request-id"), Some(&*problem.request_id));
    assert_eq!(response.header("cache-control"), Some("no-store"));
    assert_eq!(response.header("strict-transport-security"), Some("max-age=31536000"), "as the site says");
}

#[test]
fn only_what_can_be_done_twice_is_asked_of_a_second_instance() {
    if program().is_none() {
        return;
    }
    let asked = Arc::new(AtomicUsize::new(0));
    let ports = [hang_up(&asked), hang_up(&asked)];
    actix_web::rt::System::new().block_on(async {
        let proxy = Proxy::start(ports);
        let goals = |method| Request::new(method, "/api/goals");
        let carry_over = Request::new(Method::Post, "/api/goals/carry-over");
        for (request, times) in [
            (goals(Method::Get), 2),
            (Request::new(Method::Delete, "/api/goals/1"), 2),
            (Request::new(Method::Put, "/api/users/me/password"), 1),
            (goals(Method::Post).header("Idempotency-Key", "once"), 2),
            (goals(Method::Post).header("Idempotency-Key", ""), 1),
            (goals(Method::Post), 1),
            (goals(Method::Patch).header("Idempotency-Key", "once"), 1),
            (carry_over.header("Idempotency-Key", "once"), 1),
            (Request::new(Method::Post, "/api/auth/login").header("Idempotency-Key", "once"), 1),
        ] {
            let what = format!("{request:?}, {:?}", request.headers);
            says(&proxy.client().execute(request).await.unwrap(), ErrorCode::Unavailable);
            assert_eq!(asked.swap(0, Ordering::Relaxed), times, "{what}");
        }
    });
}

#[test]
fn browsers_are_told_once_to_come_by_tls_alone() {
    if program().is_none() {
        return;
    }
    let (database, port) = (Database::new(Kind::Sqlite), free_port());
    let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
    command.env("PUBLIC_URL", "https://plan.example.com").args(["--bind-addr", &format!("127.0.0.1:{port}")]);
    let _instance = Process::start_as(command, &database.url());
    let proxy = Proxy::start([port, free_port()]);
    for path in ["/healthz", "/api/goals", "/api/users/me/export", "/metrics"] {
        let answer = proxy.tell(&format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close"));
        let said = answer.lines().filter(|line| line.to_lowercase().starts_with("strict-transport-security:"));
        assert_eq!(said.collect::<Vec<_>>(), ["Strict-Transport-Security: max-age=31536000"], "{path}");
    }
}

/// An instance that hears each request and dies of it; the port where it listens.
fn hang_up(asked: &Arc<AtomicUsize>) -> u16 {
    let (listener, asked) = (TcpListener::bind("127.0.0.1:0").unwrap(), Arc::clone(asked));
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut lines = BufReader::new(stream.unwrap()).lines();
            // Borrowed, so that it is counted before it is closed.
            if lines.by_ref().map_while(Result::ok).any(|line| line.is_empty()) {
                asked.fetch_add(1, Ordering::Relaxed);
            }
        }
    });
    port
}

#[test]
fn a_database_that_is_silent_is_waited_for_at_one_instance_alone() {
    actix_web::rt::System::new().block_on(async {
        let Some(site) = Site::start().await else { return };
        let Site { database, instances, proxy: _proxy, client, .. } = site;
        let mut silence = PgConnection::establish(&database.url()).unwrap();
        silence.batch_execute("BEGIN; LOCK TABLE goals").unwrap();
        let new = keyed(&goal("Read", day(6), 0));
        let requests = (0..WAITING).map(|number| {
            let read = Request::new(Method::Get, "/api/goals");
            let (client, request) = (client.clone(), if number % 2 == 0 { read } else { new.clone() });
            actix_web::rt::spawn(async move { client.execute(request).await.unwrap().status })
        });
        for answer in requests.collect::<Vec<_>>() {
            assert_eq!(answer.await.unwrap(), 503);
        }
        drop(silence);
        let told = instances.into_iter().flatten().map(|instance| {
            instance.terminate();
            let (_, log) = instance.wait();
            log.lines().filter(|line| line.contains("\"status\":503")).count()
        });
        assert_eq!(told.sum::<usize>(), WAITING, "nobody waits a second time");
    });
}

#[test]
fn the_site_is_one_that_nginx_takes() {
    if program().is_none() {
        return;
    }
    let site = fs::read_to_string(format!("{RULES}/studentos.conf")).unwrap();
    // Even to check it, nginx listens.
    let site = site.replace("listen 80", &format!("listen 127.0.0.1:{}", free_port()));
    let site = site.replace("listen 443", &format!("listen 127.0.0.1:{}", free_port()));
    let site = site.replace("listen [::]:80", &format!("listen 127.0.0.1:{}", free_port()));
    let site = site.replace("listen [::]:443", &format!("listen 127.0.0.1:{}", free_port()));
    let folder = configure([8001, 8002], &site);
    let tls = folder.path().join("studentos/tls");
    fs::create_dir(&tls).unwrap();
    let made = certificates();
    for (file, name) in [("server.key", "privkey.pem"), ("server.crt", "fullchain.pem")] {
        fs::copy(made.path().join(file), tls.join(name)).unwrap();
    }
    let output = nginx(&folder).arg("-t").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && !said.contains("[warn]"), "{said}");
}
