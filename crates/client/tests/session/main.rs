//! How the client renews an access token that ran out, whatever else happens meanwhile.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "panicking is how a test fails")]

mod login;
mod wire;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use std::time::Duration;
use studentos_client::{
    Client, Error, Retry, TransportError, TryStreamExt,
    types::{ErrorCode, User},
};
use tokio::join;
use wire::{ONE, OTHER, client_with};

const ME: &str = "GET /api/users/me";
const REFRESH: &str = "POST /api/auth/refresh";
const LOGOUT: &str = "POST /api/auth/logout";

async fn me(client: &Client) -> Result<User, Error> {
    client.users().me().await
}

/// An access token as the server makes them, but for the signature.
fn access_token_of(user: &str) -> String {
    let part = |claims: &str| BASE64_URL_SAFE_NO_PAD.encode(claims);
    format!("{}.{}.signature", part(r#"{"alg":"HS256"}"#), part(&format!(r#"{{"sub":"{user}","exp":1}}"#)))
}

#[tokio::test]
async fn calls_refused_together_renew_the_token_once() {
    let (client, mut server) = client_with("old");
    let (first, second, ()) = join!(me(&client), me(&client), async {
        let (first, second) = (server.expect(ME).await, server.expect(ME).await);
        first.with("old").refuse(ErrorCode::Unauthenticated);
        second.with("old").refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.answer_session("new");
        server.expect(ME).await.with("new").answer_user();
        server.expect(ME).await.with("new").answer_user();
    });
    assert!(first.is_ok() && second.is_ok());
    assert!(server.has_nothing_to_do());
    assert_eq!(client.token().as_deref(), Some("new"));
}

#[tokio::test]
async fn a_logout_during_the_renewal_stays() {
    let (client, mut server) = client_with("old");
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.refuse(ErrorCode::Unauthenticated);
        let refresh = server.expect(REFRESH).await;
        let auth = client.auth();
        let (logout, ()) = join!(auth.logout(), async { server.expect(LOGOUT).await.answer_no_content() });
        assert_eq!(logout, Ok(()));
        refresh.answer_session("new");
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert!(server.has_nothing_to_do());
    assert_eq!(client.token(), None);
}

#[tokio::test]
async fn a_login_during_the_renewal_stays() {
    let (client, mut server) = client_with("old");
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.refuse(ErrorCode::Unauthenticated);
        let refresh = server.expect(REFRESH).await;
        client.set_token(Some("another"));
        refresh.answer_session("new");
        server.expect(ME).await.with("another").answer_user();
    });
    assert!(answer.is_ok());
    assert_eq!(client.token().as_deref(), Some("another"));
}

#[tokio::test]
async fn a_login_outlives_the_end_of_the_session_before() {
    let (client, mut server) = client_with("old");
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.answer_session("new");
        let again = server.expect(ME).await.with("new");
        client.set_token(Some("another"));
        again.refuse(ErrorCode::Unauthenticated);
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert_eq!(client.token().as_deref(), Some("another"));
}

#[tokio::test]
async fn a_session_that_cannot_be_renewed_has_ended() {
    let (client, mut server) = client_with("old");
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.refuse(ErrorCode::SessionEnded);
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert!(server.has_nothing_to_do());
    assert_eq!(client.token(), None);
}

#[tokio::test]
async fn a_session_whose_new_token_is_refused_has_ended() {
    let (client, mut server) = client_with("old");
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.answer_session("new");
        server.expect(ME).await.with("new").refuse(ErrorCode::Unauthenticated);
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert!(server.has_nothing_to_do());
    assert_eq!(client.token(), None);
}

#[tokio::test]
async fn a_connection_lost_during_the_renewal_does_not_end_the_session() {
    let (client, mut server) = client_with("old");
    let lost = TransportError::Connection("gone".to_owned());
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.fail(lost.clone());
        server.expect(REFRESH).await.fail(lost.clone());
    });
    assert_eq!(answer, Err(Error::Connection(lost)));
    assert_eq!(client.token().as_deref(), Some("old"));
}

#[tokio::test(start_paused = true)]
async fn a_renewal_whose_answer_is_lost_is_asked_for_again_while_the_cookie_is_still_good() {
    let (client, mut server) = client_with("old");
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.refuse(ErrorCode::Unauthenticated);
        let refresh = server.expect(REFRESH).await;
        assert!(refresh.timeout() < Some(Duration::from_secs(10)));
        refresh.fail(TransportError::Timeout);
        server.expect(REFRESH).await.answer_session("new");
        server.expect(ME).await.with("new").answer_user();
    });
    assert!(answer.is_ok());
}

#[tokio::test]
async fn what_one_user_asked_for_is_not_asked_for_as_another() {
    let (client, mut server) = client_with("unused");
    let auth = client.auth();
    let (opened, ()) = join!(auth.refresh(), async { server.expect(REFRESH).await.answer_session("old") });
    assert!(opened.is_ok());
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with("old").refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.answer_session_of(OTHER, "theirs");
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert!(server.has_nothing_to_do());
    assert_eq!(client.token(), None);
}

#[tokio::test]
async fn a_refresh_that_is_answered_late_undoes_no_login_and_no_logout() {
    for token in [Some("theirs"), None] {
        let (client, mut server) = client_with("mine");
        let auth = client.auth();
        let (opened, ()) = join!(auth.refresh(), async {
            let refresh = server.expect(REFRESH).await;
            client.set_token(token);
            refresh.answer_session("mine again");
        });
        assert!(opened.is_ok());
        assert_eq!(client.token().as_deref(), token);
    }
}

#[tokio::test]
async fn nor_when_it_was_given_the_token_of_one_while_the_other_is_logged_in() {
    let (client, mut server) = client_with("unused");
    let auth = client.auth();
    let (opened, ()) = join!(auth.refresh(), async { server.expect(REFRESH).await.answer_session_of(OTHER, "theirs") });
    assert!(opened.is_ok());
    let given = access_token_of(ONE);
    client.set_token(Some(&given));
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with(&given).refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.answer_session_of(OTHER, "theirs again");
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert!(server.has_nothing_to_do());
    assert_eq!(client.token(), None);
}

#[tokio::test]
async fn a_token_that_was_given_is_renewed_for_the_same_user() {
    let given = access_token_of(ONE);
    let (client, mut server) = client_with(&given);
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with(&given).refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.answer_session("new");
        server.expect(ME).await.with("new").answer_user();
    });
    assert!(answer.is_ok());
}

#[tokio::test(start_paused = true)]
async fn nor_when_it_is_tried_again() {
    let (client, mut server) = client_with("unused");
    let (auth, client) = (client.auth(), client.with_retry(Retry::default()));
    let (opened, ()) = join!(auth.refresh(), async { server.expect(REFRESH).await.answer_session("old") });
    assert!(opened.is_ok());
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with("old").refuse(ErrorCode::Unavailable);
        let (opened, ()) =
            join!(auth.refresh(), async { server.expect(REFRESH).await.answer_session_of(OTHER, "theirs") });
        assert!(opened.is_ok());
    });
    assert_eq!(answer, Err(Error::SessionEnded));
    assert!(server.has_nothing_to_do());
    assert_eq!(client.token().as_deref(), Some("theirs"));
}

#[tokio::test(start_paused = true)]
async fn events_are_those_of_who_began_to_watch() {
    let (client, mut server) = client_with("unused");
    let auth = client.auth();
    let (opened, ()) = join!(auth.refresh(), async { server.expect(REFRESH).await.answer_session("old") });
    assert!(opened.is_ok());
    let mut events = client.events();
    let (event, ()) = join!(events.try_next(), async {
        server.expect("GET /api/events").await.with("old").refuse(ErrorCode::Unavailable);
        let (opened, ()) =
            join!(auth.refresh(), async { server.expect(REFRESH).await.answer_session_of(OTHER, "theirs") });
        assert!(opened.is_ok());
    });
    assert_eq!(event, Err(Error::SessionEnded));
    assert!(server.has_nothing_to_do());
}

#[tokio::test]
async fn an_api_token_that_is_refused_is_not_renewed() {
    let (client, mut server) = client_with("sos_secret");
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with("sos_secret").refuse(ErrorCode::Unauthenticated);
    });
    assert_eq!(answer.map_err(|error| error.code()), Err(Some(ErrorCode::Unauthenticated)));
    assert!(server.has_nothing_to_do());
    assert_eq!(client.token().as_deref(), Some("sos_secret"));
}

#[tokio::test]
async fn a_renewal_that_its_caller_gave_up_comes_to_its_end() {
    let (client, mut server) = client_with("old");
    let refresh = tokio::select! {
        _ = me(&client) => unreachable!("it is not answered"),
        refresh = async {
            server.expect(ME).await.refuse(ErrorCode::Unauthenticated);
            server.expect(REFRESH).await
        } => refresh,
    };
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with("old").refuse(ErrorCode::Unauthenticated);
        refresh.answer_session("new");
        server.expect(ME).await.with("new").answer_user();
    });
    assert!(answer.is_ok());
}

#[tokio::test]
async fn a_renewal_that_failed_fails_for_all_who_waited_and_for_nobody_after_them() {
    let (client, mut server) = client_with("old");
    let lost = TransportError::Connection("gone".to_owned());
    let (first, second, ()) = join!(me(&client), me(&client), async {
        let (first, second) = (server.expect(ME).await, server.expect(ME).await);
        first.refuse(ErrorCode::Unauthenticated);
        second.refuse(ErrorCode::Unauthenticated);
        let refresh = server.expect(REFRESH).await;
        tokio::task::yield_now().await;
        refresh.fail(lost.clone());
        server.expect(REFRESH).await.fail(lost.clone());
    });
    assert_eq!((first, second), (Err(Error::Connection(lost.clone())), Err(Error::Connection(lost))));
    assert!(server.has_nothing_to_do());
    let (answer, ()) = join!(me(&client), async {
        server.expect(ME).await.with("old").refuse(ErrorCode::Unauthenticated);
        server.expect(REFRESH).await.answer_session("new");
        server.expect(ME).await.with("new").answer_user();
    });
    assert!(answer.is_ok());
}
