//! How often one may try to log in, to sign up and to show a password again.

mod accounts;
mod actions;
mod addresses;
mod busy;
mod counts;
mod mails;
mod strangers;

use super::*;
use studentos_server::config::Switch;

const WRONG: &str = "another-password";
/// What an attempt is answered: its status, and how long to wait.
type Answer = (u16, Option<u64>);
const REFUSED: Answer = (401, None);
const DONE: Answer = (200, None);

/// An instance that counts, on the test's database.
async fn limited(server: &Server) -> Server {
    server.instance(|config| config.rate_limits = Switch::On).await
}

/// One that counts and believes what this machine says of others.
async fn behind_a_proxy(server: &Server) -> Server {
    let change = |config: &mut studentos_server::Config| {
        config.rate_limits = Switch::On;
        config.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()];
    };
    server.instance(change).await
}

fn attempt(email: &str, password: &str) -> Request {
    post("/api/auth/login", &json!({ "email": email, "password": password }))
}

fn forwarded(name: &str, address: &str) -> Request {
    forwarded_with(name, WRONG, address)
}

fn forwarded_with(name: &str, password: &str, address: &str) -> Request {
    attempt(email(name).as_str(), password).header("X-Forwarded-For", address)
}

async fn send(server: &Server, request: Request) -> Answer {
    let response = server.client().execute(request).await.unwrap();
    if response.status == 429 {
        assert_eq!(problem(&response).code, ErrorCode::TooManyRequests);
    }
    (response.status, response.header("retry-after").map(|seconds| seconds.parse().unwrap()))
}

async fn try_login(server: &Server, name: &str, password: &str) -> Answer {
    send(server, attempt(email(name).as_str(), password)).await
}

/// Guesses as often as is free, and then makes the machine as quick as it would have to be for the wait not to run off.
async fn use_up(server: &Server, name: &str) {
    for guess in 1..=5 {
        assert_eq!(try_login(server, name, WRONG).await, REFUSED, "guess {guess}");
    }
    hold(server);
}

/// As if the last attempt was this very moment, until the next one is let through: one in the future waits like that.
fn hold(server: &Server) {
    server.database.execute("UPDATE rate_limits SET last_at = last_at + 86400000000");
}

/// As if everybody had waited as long as told.
fn wait(server: &Server) {
    server.database.execute("UPDATE rate_limits SET last_at = 0");
}

/// As if so many seconds had passed, and with them every wait.
fn pass(server: &Server, seconds: u64) {
    wait(server);
    server.database.execute(&format!("UPDATE rate_limits SET forgiven_at = forgiven_at - {}", seconds * 1_000_000));
}

/// As if there had been so many attempts more, of which one is forgiven in so many minutes.
fn more_attempts(server: &Server, count: u64, minutes: u64) {
    let moved = count * minutes * 60_000_000;
    server.database.execute(&format!("UPDATE rate_limits SET forgiven_at = forgiven_at + {moved}"));
}
