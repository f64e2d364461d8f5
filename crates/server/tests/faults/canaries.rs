//! Canaries: secrets that every operation is shown, rightly and wrongly, and that are looked for in all that is said.

mod asked;

use self::asked::{Shown, operations};
use crate::{
    databases::{Database, Kind},
    mails::MailServer,
    process::{Process, SECRET, password},
    seconds::until,
};
use serde_json::{Value, json};
use std::{
    fs,
    io::{self, Write as _},
    net::TcpStream,
    path::Path,
    process::Command,
};
use studentos_client::{Client, Method, Request, Response};

const PEPPER: &str = "canary-pepper-that-is-long-enough";
const MAIL_PASSWORD: &str = "canary-of-the-mail-server";
/// The operation whose answer has no end.
const ENDLESS: &str = "watch_events";

#[test]
fn no_secret_is_in_the_log_or_in_a_refusal_on_sqlite() {
    keeps_quiet(Kind::Sqlite, "info");
}

#[test]
fn no_secret_is_said_however_much_is_logged_on_sqlite() {
    keeps_quiet(Kind::Sqlite, "trace");
}

#[test]
fn no_secret_is_said_however_much_is_logged_on_postgres() {
    keeps_quiet(Kind::Postgres, "trace");
}

fn keeps_quiet(kind: Kind, level: &str) {
    let (database, mails) = (Database::new(kind), MailServer::start(0));
    let smtp = format!("smtp://canary:{MAIL_PASSWORD}@127.0.0.1:{}", mails.port);
    let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
    command.args(["--log", level]).envs([("PASSWORD_PEPPER", PEPPER), ("SMTP_URL", &smtp)]);
    let server = Process::start_as(command, &database.url());
    let mut run = Run { secrets: known(&database), server, mails, people: 0 };
    actix_web::rt::System::new().block_on(run.use_everything());

    assert!(run.mails.credentials().iter().all(|shown| shown.ends_with(MAIL_PASSWORD)), "it had to be shown");
    run.server.terminate();
    let (_, log) = run.server.wait();
    assert_eq!(log.contains(r#""level":"TRACE""#), level == "trace", "as much as was asked for");
    for secret in run.secrets {
        let line = log.lines().find(|line| line.contains(&secret));
        assert_eq!(line, None, "{secret} is in the log");
    }
}

/// What is secret before anybody comes.
fn known(database: &Database) -> Vec<String> {
    let made = Path::new(database.url().trim_start_matches("sqlite://")).with_extension("jwt-secret");
    let key = fs::read_to_string(made).unwrap_or_else(|_| SECRET.to_owned());
    [password().as_str(), &key, PEPPER, MAIL_PASSWORD, "$2b$"].map(str::to_owned).into()
}

/// A server that is used, and all that was secret so far.
struct Run {
    server: Process,
    mails: MailServer,
    secrets: Vec<String>,
    people: usize,
}

impl Run {
    async fn use_everything(&mut self) {
        self.come_in_by_every_door().await;
        let document = self.server.client().execute(Request::new(Method::Get, "/api/openapi.json")).await.unwrap();
        for operation in operations(&document.json().unwrap()) {
            let (client, shown) = self.sign_up().await;
            for request in operation.wrongly_as_nobody(&shown) {
                let response = self.ask(&self.server.client(), request).await;
                assert!(!operation.wants_somebody || response.status == 401, "{operation:?}");
            }
            if operation.id == ENDLESS {
                self.begin_to_watch(&shown);
                continue;
            }
            for request in operation.wrongly(&shown) {
                self.ask(&client, request).await;
            }
            self.ask(&client, operation.rightly(&shown)).await;
        }
    }

    /// Whatever makes a secret or takes one does.
    async fn come_in_by_every_door(&mut self) {
        let (client, shown) = self.sign_up().await;
        let post = |path: &str, body: Value| Request::new(Method::Post, path).json(&body);
        let verify = post("/api/auth/email/verify", json!({ "token": self.mailed(&shown.email).await }));
        let forgot = post("/api/auth/password/forgot", json!({ "email": shown.email }));
        let new = post("/api/users/me/tokens", json!({ "name": "A program", "scope": "write" }));
        let refresh = Request::new(Method::Post, "/api/auth/refresh").header("Cookie", &shown.cookie);
        let login = post("/api/auth/login", json!({ "email": shown.email, "password": password() }));
        for request in [verify, forgot, new, refresh, login] {
            let response = self.ask(&client, request).await;
            assert!(response.status < 300, "{response:?}");
            self.learn(&response);
        }
        let reset = json!({ "token": self.mailed(&shown.email).await, "password": password() });
        for status in [204, 400] {
            let response = self.ask(&client, post("/api/auth/password/reset", reset.clone())).await;
            assert_eq!(response.status, status, "it is good once");
        }
    }

    /// Somebody new, and what they may show.
    async fn sign_up(&mut self) -> (Client, Shown) {
        self.people += 1;
        let email = format!("somebody-{}@example.com", self.people);
        let body = json!({ "name": "Somebody", "email": email, "password": password() });
        let client = self.server.client();
        let response = client.execute(Request::new(Method::Post, "/api/auth/signup").json(&body)).await.unwrap();
        let (token, cookie) = self.learn(&response).expect("the e-mail is free");
        client.set_token(Some(&token));
        (client, Shown { email, token, cookie })
    }

    /// Remembers the secrets of an answer; those of a session are given back.
    fn learn(&mut self, response: &Response) -> Option<(String, String)> {
        let body: Value = response.json().unwrap_or_default();
        self.secrets.extend(body["data"]["secret"].as_str().map(str::to_owned));
        let token = body["token"].as_str()?;
        let (cookie, _) = response.header("set-cookie")?.split_once(';')?;
        let (_, refresh) = cookie.split_once('=')?;
        // Its last part: the others can be made without knowing anything.
        self.secrets.extend([token.rsplit('.').next()?, refresh].map(str::to_owned));
        Some((token.to_owned(), cookie.to_owned()))
    }

    /// The token of the last mail to somebody, when there is one more.
    async fn mailed(&mut self, to: &str) -> String {
        let new = || {
            let mails = self.mails.taken().into_iter().filter(|mail| mail.header("To") == to);
            mails.map(|mail| mail.token()).find(|token| !self.secrets.contains(token))
        };
        until("a mail comes", async || new().is_some()).await;
        let token = new().unwrap();
        self.secrets.push(token.clone());
        token
    }

    /// Asks, and makes sure that no secret is in a refusal.
    async fn ask(&self, client: &Client, request: Request) -> Response {
        let shown = format!("{request:?}");
        let response = client.execute(request).await.unwrap();
        assert!(response.status < 500, "{shown}: {response:?}");
        if response.status >= 400 {
            let said = format!("{:?} {}", response.headers, String::from_utf8_lossy(&response.body));
            let repeated = self.secrets.iter().find(|secret| said.contains(secret.as_str()));
            assert_eq!(repeated, None, "{shown}: {said}");
        }
        response
    }

    /// The answer's head says that it has begun; its body is not asked for, since it has no end.
    fn begin_to_watch(&self, shown: &Shown) {
        let mut stream = TcpStream::connect(self.server.address()).unwrap();
        let credentials = format!("Authorization: Bearer {}\r\nCookie: {}", shown.token, shown.cookie);
        write!(stream, "HEAD /api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{credentials}\r\n\r\n").unwrap();
        let head = io::read_to_string(stream).unwrap();
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    }
}
