//! The program as a process of its own, and somebody who uses it.

use serde_json::Value;
use std::{
    io::{self, BufRead, BufReader},
    process::{Child, ChildStderr, Command, ExitStatus, Output, Stdio},
    thread::{self, JoinHandle},
};
use studentos_client::{
    Client, IdempotencyKey, Method, Request, Retry,
    types::{CreateGoal, Date, Email, Login, Name, Notes, Password, Signup, Title},
};
use tempfile::TempDir;

pub const SECRET: &str = "only-for-tests-and-long-enough-for-hs256";
const PROGRAM: &str = env!("CARGO_BIN_EXE_studentos");

/// A running server; killed when this is dropped.
pub struct Process {
    child: Child,
    address: String,
    /// Reads the log so that the server never waits for somebody to do so.
    log: Option<JoinHandle<String>>,
    /// Where it writes mails, unless its database is a file that they lie beside.
    _outbox: Option<TempDir>,
}

impl Process {
    pub fn start(database: &str) -> Self {
        Self::start_as(Command::new(PROGRAM), database)
    }

    /// Starts the server by way of another command, like `unshare … studentos`.
    pub fn start_as(command: Command, database: &str) -> Self {
        let (mut server, log) = Self::start_unread(command, database);
        server.log = Some(thread::spawn(move || io::read_to_string(log).expect("the log is text")));
        server
    }

    /// Starts the server and gives its log to the caller, who may leave it unread.
    pub fn start_unread(mut command: Command, database: &str) -> (Self, BufReader<ChildStderr>) {
        let outbox = database.starts_with("postgres:").then(|| TempDir::with_prefix("studentos-outbox-").unwrap());
        if let Some(outbox) = &outbox {
            command.env("OUTBOX_FOLDER", outbox.path());
        }
        let mut child = configure(&mut command, database).stderr(Stdio::piped()).spawn().expect("the command exists");
        let mut log = BufReader::new(child.stderr.take().expect("it is piped"));
        let address = read_address(&mut log);
        (Self { child, address, log: None, _outbox: outbox }, log)
    }

    /// A client that is nobody yet, and asks once.
    pub fn client(&self) -> Client {
        Client::new(&format!("http://{}", self.address)).with_retry(Retry::never())
    }

    /// Asks the server to stop, as those who run it do.
    pub fn terminate(&self) {
        let asked = Command::new("kill").args(["-TERM", &self.id().to_string()]).status();
        assert!(asked.expect("there is a kill").success());
    }

    /// Waits until the server has stopped, and gives back how it did and what it has logged.
    pub fn wait(mut self) -> (ExitStatus, String) {
        let status = self.child.wait().expect("it is ours");
        let log = self.log.take().map(|log| log.join().expect("the log is text"));
        (status, log.unwrap_or_default())
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

/// `kill -9`, unless it has stopped by itself.
impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it is ours");
    }
}

/// Runs the program to its end.
pub fn run(command: &str, database: &str) -> Output {
    configure(Command::new(PROGRAM).arg(command), database).output().expect("the program is there")
}

fn configure<'a>(command: &'a mut Command, database: &str) -> &'a mut Command {
    // With SQLite the server makes its secret and keeps it; with PostgreSQL it has to be told one.
    if database.starts_with("sqlite:") {
        command.env_remove("JWT_SECRET");
    } else {
        command.env("JWT_SECRET", SECRET);
    }
    let settings = [("BIND_ADDR", "127.0.0.1:0"), ("BCRYPT_COST", "4"), ("LOG", "info"), ("RATE_LIMITS", "off")];
    command.env("DATABASE_URL", database).envs(settings)
}

/// Where the server says it listens.
fn read_address(log: &mut impl BufRead) -> String {
    let mut said = String::new();
    for line in log.lines() {
        let line = line.expect("the log is text");
        let entry: Value = serde_json::from_str(&line).unwrap_or_default();
        if let Some(address) = entry["address"].as_str() {
            return address.to_owned();
        }
        said = said + "\n" + &line;
    }
    panic!("the server did not start:{said}");
}

pub fn email() -> Email {
    Email::parse("owner@example.com").unwrap()
}

pub fn password() -> Password {
    Password::parse("lantern-orbit-17").unwrap()
}

/// Makes the account of the owner.
pub async fn sign_up(server: &Process) -> Client {
    sign_up_as(server, &email()).await
}

/// Makes an account.
pub async fn sign_up_as(server: &Process, email: &Email) -> Client {
    let client = server.client();
    let name = Name::parse("Owner").unwrap();
    let signup = Signup { name, email: email.clone(), password: password(), timezone: None };
    client.auth().signup(&signup).await.expect("the e-mail is free");
    client
}

/// Logs in to the account of the owner.
pub async fn log_in(server: &Process) -> Client {
    let client = server.client();
    client.auth().login(&Login { email: email(), password: password().into() }).await.expect("the account is there");
    client
}

/// A day of March 2026.
pub fn day(day: u8) -> Date {
    Date::new(2026, 3, day).unwrap()
}

/// A goal with so many bytes of notes.
pub fn goal(title: &str, date: Date, notes: usize) -> CreateGoal {
    CreateGoal { title: Title::parse(title).unwrap(), date, notes: Some(Notes::parse(&"x".repeat(notes)).unwrap()) }
}

/// The key under which this goal is added, once however often it is sent.
pub fn key(new: &CreateGoal) -> IdempotencyKey {
    IdempotencyKey::parse(&new.title.as_str().replace(' ', "-")).unwrap()
}

/// Adds a goal under its key.
pub fn keyed(new: &CreateGoal) -> Request {
    Request::new(Method::Post, "/api/goals").header("Idempotency-Key", key(new).to_string()).json(new)
}
