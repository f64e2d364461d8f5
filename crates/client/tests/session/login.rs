//! A client that logs in by itself.

use super::{LOGOUT, ME, REFRESH, me};
use crate::wire::{OTHER, Server, Wire};
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
    let (answer, ()) = join!(me(&client), async {
        server.expect(LOGIN).await.answer_session("old");
        server.expect(ME).await.with("old").refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.refuse(ErrorCode::SessionEnded);
        server.expect(LOGIN).await.answer_session("new");
        server.expect(ME).await.with("new").answer_user();
    });
    assert!(answer.is_ok());
}

#[tokio::test]
async fn a_wrong_password_is_tried_once() {
    let (client, mut server) = client();
    let (answer, ()) = join!(me(&client), async {
        server.expect(LOGIN).await.refuse(ErrorCode::InvalidCredentials);
    });
    assert_eq!(answer.map_err(|error| error.code()), Err(Some(ErrorCode::InvalidCredentials)));
    is_nobodys(&client, &mut server).await;
}

#[tokio::test]
async fn a_wrong_password_undoes_no_login_that_came_meanwhile() {
    let (client, mut server) = client();
    let (answer, ()) = join!(me(&client), async {
        let login = server.expect(LOGIN).await;
        client.set_token(Some("another"));
        login.refuse(ErrorCode::InvalidCredentials);
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert_eq!(client.token().as_deref(), Some("another"));
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
    let (answer, ()) = join!(me(&client), async {
        server.expect(LOGIN).await.answer_session("token");
        server.expect(ME).await.with("token").answer_user();
    });
    assert!(answer.is_ok());
    let auth = client.auth();
    let (logout, ()) = join!(auth.logout(), async { server.expect(LOGOUT).await.with("token").answer_no_content() });
    assert_eq!(logout, Ok(()));
    is_nobodys(&client, &mut server).await;
}

/// Calls as nobody, and does not log in when that is refused.
async fn is_nobodys(client: &Client, server: &mut Server) {
    let (answer, ()) = join!(me(client), async { server.expect(ME).await.refuse(ErrorCode::Unauthenticated) });
    assert!(matches!(answer, Err(Error::Api(_))));
    assert!(server.has_nothing_to_do());
}

#[tokio::test]
async fn who_logs_out_is_not_logged_in_on_the_way() {
    let (client, mut server) = client();
    let auth = client.auth();
    let (logout, ()) = join!(auth.logout(), async { server.expect(LOGOUT).await.refuse(ErrorCode::Unauthenticated) });
    assert_eq!(logout.map_err(|error| error.code()), Err(Some(ErrorCode::Unauthenticated)));
    is_nobodys(&client, &mut server).await;
}

#[tokio::test]
async fn a_logout_during_the_login_stays() {
    let (client, mut server) = client();
    let (answer, ()) = join!(me(&client), async {
        let login = server.expect(LOGIN).await;
        let auth = client.auth();
        let (logout, ()) = join!(auth.logout(), async { server.expect(LOGOUT).await.answer_no_content() });
        assert_eq!(logout, Ok(()));
        login.answer_session("late");
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert_eq!(client.token(), None);
}

#[tokio::test]
async fn a_login_during_the_logout_stays() {
    let (client, mut server) = client();
    let (auth, login) =
        (client.auth(), Login::new("rao@example.com".parse().unwrap(), "lantern-orbit-17".parse().unwrap()));
    let (logout, ()) = join!(auth.logout(), async {
        let logout = server.expect(LOGOUT).await;
        let (opened, ()) =
            join!(auth.login(&login), async { server.expect(LOGIN).await.answer_session_of(OTHER, "theirs") });
        assert!(opened.is_ok());
        logout.answer_no_content();
    });
    assert_eq!(logout, Ok(()));
    assert_eq!(client.token().as_deref(), Some("theirs"));
}

#[tokio::test]
async fn a_logout_that_is_given_up_is_one() {
    let (client, mut server) = client();
    client.set_token(Some("old"));
    tokio::select! {
        _ = client.auth().logout() => unreachable!("it is not answered"),
        logout = server.expect(LOGOUT) => drop(logout),
    }
    assert_eq!(client.token(), None);
    is_nobodys(&client, &mut server).await;
}

#[tokio::test]
async fn a_call_during_the_logout_logs_nobody_in() {
    let (client, mut server) = client();
    let auth = client.auth();
    let (logout, ()) = join!(auth.logout(), async {
        let logout = server.expect(LOGOUT).await;
        is_nobodys(&client, &mut server).await;
        logout.answer_no_content();
    });
    assert_eq!(logout, Ok(()));
}

#[tokio::test]
async fn whoever_logs_in_is_followed_by_nobody() {
    let (client, mut server) = client();
    let (auth, login) =
        (client.auth(), Login::new("rao@example.com".parse().unwrap(), "lantern-orbit-17".parse().unwrap()));
    let (opened, ()) =
        join!(auth.login(&login), async { server.expect(LOGIN).await.answer_session_of(OTHER, "theirs") });
    assert!(opened.is_ok());
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with("theirs").refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.refuse(ErrorCode::SessionEnded);
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    is_nobodys(&client, &mut server).await;
}

#[tokio::test]
async fn a_token_that_was_given_is_followed_by_nobody() {
    let (client, mut server) = client();
    client.set_token(None);
    is_nobodys(&client, &mut server).await;
}
