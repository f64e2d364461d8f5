//! Signing up, logging in and out, and what holds a session together.

mod cookies;
mod forged_tokens;
mod last_event_id;
mod limits;
mod login;
mod logout;
mod mail;
mod origins;
mod refresh;
mod renewal;
mod signup;
mod tokens;

use crate::harness::*;
use studentos_client::types::{GivenPassword, Login, Password};

/// What the refresh cookie is called on plain http.
const COOKIE: &str = "sos_refresh";

fn login(name: &str, password: &str) -> Login {
    Login { email: email(name), password: GivenPassword::parse(password).unwrap() }
}

/// Logs in without the typed client, for who wants to see the answer's headers.
async fn log_in(server: &Server, name: &str) -> Response {
    let body = json!({ "email": email(name), "password": PASSWORD });
    server.client().execute(post("/api/auth/login", &body)).await.unwrap()
}

/// The refresh token that an answer sets.
#[track_caller]
fn refresh_token(response: &Response) -> String {
    let cookie = response.header("set-cookie").expect("a cookie is set");
    let (_, value) = cookie.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie has a value");
    value.to_owned()
}

/// A request for a new token, as it comes with this cookie.
fn refresh(token: &str) -> Request {
    Request::new(Method::Post, "/api/auth/refresh").header("Cookie", format!("{COOKIE}={token}"))
}

/// What `GET /api/users/me` answers to this token.
async fn status_with(server: &Server, token: &str) -> u16 {
    server.status_with(token).await
}
