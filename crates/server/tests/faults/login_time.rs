//! Whether there is an account is in no refusal of a login, not even in how long it takes.
//!
//! The figure is the area under the curve (AUC), the chance that of two refusals the one of an unknown e-mail took longer: 0.5
//! when nothing is to be told from the time, 0 or 1 when everything is. It only asks which of two took longer, so that a
//! few that had to wait for the machine count for no more than others.

use crate::{
    databases::{Database, Kind},
    form,
    process::{Process, email, password, sign_up},
};
use serde_json::json;
use std::{
    cmp::Ordering,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::Command,
    time::{Duration, Instant},
};
use studentos_client::{Method, Request};

/// E-mails of one length, each with a password that is refused: a wrong one, and the right one of who was shut out.
const KNOWN: &str = "owner@example.com";
const UNKNOWN: &str = "noone@example.com";
const SHUT_OUT: &str = "gone1@example.com";

#[test]
fn nobody_learns_by_the_time_of_a_refusal_whether_there_is_an_account() {
    // Chance moves the figure by 0.0075 (its standard deviation) with so many of each, and by 0.03 in the short form, which
    // sees that nobody is spared the hashing.
    let (rounds, bound) = form::of((200, 0.2), (3_000, 0.05));
    let database = Database::new(Kind::Sqlite);
    let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
    // A 64th of the work of the default: what is done beside it weighs more than it ever does where people log in.
    command.arg("--bcrypt-cost=6");
    let server = Process::start_as(command, &database.url());
    actix_web::rt::System::new().block_on(async {
        sign_up(&server).await;
        assert_eq!(email().as_str(), KNOWN);
        let gone = json!({ "name": "Gone", "email": SHUT_OUT, "password": password() });
        let signup = Request::new(Method::Post, "/api/auth/signup").json(&gone);
        assert_eq!(server.client().execute(signup).await.unwrap().status, 201);
    });
    database.execute(&format!("UPDATE users SET disabled = TRUE WHERE email = '{SHUT_OUT}'"));

    let mut line = Line::open(&server);
    let mut times = [KNOWN, UNKNOWN, SHUT_OUT].map(|email| (email, Vec::new()));
    for _ in 0..rounds {
        // In an order of its own each time, so that nothing falls to one of them more often.
        let mut order = [0, 1, 2];
        fastrand::shuffle(&mut order);
        for kind in order {
            let (email, times) = &mut times[kind];
            times.push(line.refused(email));
        }
    }
    let [(_, known), (_, unknown), (_, shut_out)] = times;
    for (what, times) in [("an unknown e-mail", unknown), ("an account that is shut out", shut_out)] {
        let area = area(&times, &known);
        println!("{what} against a wrong password, {rounds} each: AUC {area:.3}");
        assert!((area - 0.5).abs() <= bound, "{what} can be told from a wrong password: {area}");
    }
}

/// How often one of the first takes longer than one of the second, from 0 to 1.
fn area(first: &[Duration], second: &[Duration]) -> f64 {
    let pairs = first.iter().flat_map(|one| second.iter().map(move |other| one.cmp(other)));
    let (mut longer, mut all) = (0.0, 0.0);
    for order in pairs {
        longer += match order {
            Ordering::Less => 0.0,
            Ordering::Equal => 0.5,
            Ordering::Greater => 1.0,
        };
        all += 1.0;
    }
    longer / all
}

/// A connection by which one logs in, with nothing between that would take time of its own.
struct Line(BufReader<TcpStream>);

impl Line {
    fn open(server: &Process) -> Self {
        let stream = TcpStream::connect(server.address()).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::new(stream))
    }

    /// How long it takes until this login is refused.
    fn refused(&mut self, email: &str) -> Duration {
        let right = password();
        let password = if email == SHUT_OUT { right.as_str() } else { "lantern-orbit-18" };
        let body = json!({ "email": email, "password": password }).to_string();
        let head = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json";
        let request = format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        let begin = Instant::now();
        self.0.get_mut().write_all(request.as_bytes()).unwrap();
        let status = self.line();
        let took = begin.elapsed();
        assert!(status.starts_with("HTTP/1.1 401"), "{email}: {status}");
        let mut length = 0;
        loop {
            let line = self.line().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.parse().unwrap();
            }
        }
        self.0.read_exact(&mut vec![0; length]).unwrap();
        took
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}
