//! What is mailed, and what the links in mails are good for.

mod forgot;
mod notices;
mod reset;
mod verify;

use super::*;
use studentos_client::types::{MailToken, ResetPassword};

const NEW: &str = "harbour-violet-52";
const OWNER: &str = "owner@example.com";

async fn forgot(server: &Server, email: &str) -> Response {
    server.client().execute(post("/api/auth/password/forgot", &json!({ "email": email }))).await.unwrap()
}

async fn reset(server: &Server, token: &str, password: &str) -> Response {
    let body = json!({ "token": token, "password": password });
    server.client().execute(post("/api/auth/password/reset", &body)).await.unwrap()
}

async fn verify(server: &Server, token: &str) -> Response {
    server.client().execute(post("/api/auth/email/verify", &json!({ "token": token }))).await.unwrap()
}

/// Has a link to a new password mailed to the owner, and gives back its token.
async fn reset_token(server: &Server) -> String {
    assert_eq!(forgot(server, OWNER).await.status, 202);
    server.mail(OWNER, RESET).await.token()
}

#[track_caller]
fn assert_invalid_token(response: &Response, why: &str) {
    assert_eq!((response.status, problem(response).code), (400, ErrorCode::InvalidToken), "{why}");
}

async fn can_log_in(server: &Server, name: &str, password: &str) -> bool {
    match server.client().auth().login(&login(name, password)).await {
        Ok(_) => true,
        refused => {
            assert_eq!(code(refused), ErrorCode::InvalidCredentials);
            false
        }
    }
}

async fn change_email(client: &Client, to: &str) -> Response {
    let changes = json!({ "email": to, "current_password": PASSWORD });
    client.execute(patch("/api/users/me", &changes)).await.unwrap()
}
