//! A client that logs in by itself.

use super::{ME, REFRESH, me};
use crate::wire::{Server, Wire};
use studentos_client::{
    Client, Error, Retry,
    types::{ErrorCode, Login},
};
use tokio::join;

const LOGIN: &str = "POST /api/auth/login";

fn client() -> (Client, Server) {
    let (wire, server) = Wire::pair();
    let login = Login::new("asha@example.com".parse().unwrap(), "lantern-orbit-17".parse().unwrap());
    let client = Client::builder("http://127.0.0.1").transport(wire).login(login).retry(Retry::never()).build();
    (client.unwrap(), server)
}

#[tokio::test]
async fn the_first_calls_log_in_once() {
    let (client, mut server) = client();
    let (first, second, ()) = join!(me(&client), me(&client), async {
        server.expect(LOGIN).await.answer_session("first");
        server.expect(ME).await.with("first").answer_user();
        server.expect(ME).await.with("first").answer_user();
    });
    assert!(first.is_ok() && second.is_ok());
    assert!(server.has_nothing_to_do());
}

#[tokio::test]
async fn a_session_that_has_ended_is_followed_by_another() {
    let (client, mut server) = client();
    client.set_token(Some("old"));
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with("old").refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.refuse(ErrorCode::SessionEnded);
        server.expect(LOGIN).await.answer_session("new");
        server.expect(ME).await.with("new").answer_user();
    });
    assert!(answer.is_ok());
}

#[tokio::test]
async fn a_wrong_password_is_what_every_call_answers() {
    let (client, mut server) = client();
    let (answer, ()) = join!(me(&client), async {
        server.expect(LOGIN).await.refuse(ErrorCode::InvalidCredentials);
    });
    assert_eq!(answer.map_err(|error| error.code()), Err(Some(ErrorCode::InvalidCredentials)));
    assert!(server.has_nothing_to_do());
}

#[tokio::test]
async fn whether_the_server_is_well_is_asked_as_nobody() {
    let (client, mut server) = client();
    let (answer, ()) = join!(client.health(), async { server.expect("GET /healthz").await.answer_no_content() });
    assert_eq!(answer, Ok(()));
}

#[tokio::test]
async fn after_a_logout_nobody_is_logged_in_again() {
    let (client, mut server) = client();
    client.set_token(Some("token"));
    let auth = client.auth();
    let (logout, ()) = join!(auth.logout(), async {
        server.expect("POST /api/auth/logout").await.with("token").answer_no_content();
    });
    assert_eq!(logout, Ok(()));
    let (answer, ()) = join!(me(&client), async { server.expect(ME).await.refuse(ErrorCode::Unauthenticated) });
    assert!(matches!(answer, Err(Error::Api(_))));
    assert!(server.has_nothing_to_do());
}
