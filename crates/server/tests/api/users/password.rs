//! `PUT /api/users/me/password`.

use super::*;
use studentos_client::types::{ChangePassword, Password};

const NEW: &str = "harbour-violet-52";

fn to_new(current: &str) -> ChangePassword {
    ChangePassword {
        current_password: GivenPassword::parse(current).unwrap(),
        new_password: Password::parse(NEW).unwrap(),
    }
}

async fn log_in(server: &Server, password: &str) -> Result<Session, studentos_client::Error> {
    let login = Login { email: email("owner"), password: GivenPassword::parse(password).unwrap() };
    server.client().auth().login(&login).await
}

#[apply(on_both)]
async fn the_new_password_is_the_one_to_log_in_with(server: &Server) {
    let owner = server.user("owner").await;
    owner.users().change_password(&to_new(PASSWORD)).await.unwrap();
    assert_eq!(code(log_in(server, PASSWORD).await), ErrorCode::InvalidCredentials);
    assert!(log_in(server, NEW).await.is_ok());
    assert!(owner.users().me().await.is_ok(), "this session goes on");
    assert!(owner.auth().refresh().await.is_ok(), "and can be renewed");
}

#[apply(on_both)]
async fn every_other_session_ends_on_every_instance_within_a_second(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let elsewhere = log_in(&other, PASSWORD).await.unwrap().token;
    assert_eq!(other.status_with(&elsewhere).await, 200);

    owner.users().change_password(&to_new(PASSWORD)).await.unwrap();
    other.expect_dead_within_a_second(&elsewhere).await;
}

#[apply(on_both)]
async fn a_wrong_password_changes_nothing(server: &Server) {
    let owner = server.user("owner").await;
    assert_eq!(code(owner.users().change_password(&to_new("another-password")).await), ErrorCode::WrongPassword);
    assert!(log_in(server, PASSWORD).await.is_ok());
}

#[apply(on_both)]
async fn a_new_password_that_everybody_tries_first_is_refused(server: &Server) {
    let owner = server.user("owner").await;
    let body = json!({ "current_password": PASSWORD, "new_password": "password1" });
    let request = Request::new(Method::Put, "/api/users/me/password").json(&body);
    assert_eq!(refused_field(&owner.execute(request).await.unwrap()), "new_password");
}

#[apply(on_both)]
async fn of_equal_changes_at_once_one_is_made_and_the_others_show_a_wrong_password(server: &Server) {
    let owner = server.user("owner").await;
    let mut answers = at_once(4, move |_| {
        let owner = owner.clone();
        let body = json!({ "current_password": PASSWORD, "new_password": NEW });
        async move {
            let response =
                owner.execute(Request::new(Method::Put, "/api/users/me/password").json(&body)).await.unwrap();
            if response.status == 204 { None } else { Some(problem(&response).code) }
        }
    })
    .await;
    answers.sort_unstable_by_key(Option::is_some);
    assert_eq!(
        answers,
        [None, Some(ErrorCode::WrongPassword), Some(ErrorCode::WrongPassword), Some(ErrorCode::WrongPassword)]
    );
    assert!(log_in(server, NEW).await.is_ok());
}

#[apply(on_both)]
async fn whoever_was_shut_out_or_deleted_a_moment_ago_is_nobody_any_more(server: &Server) {
    let change = json!({ "current_password": PASSWORD, "new_password": NEW });
    let change = Request::new(Method::Put, "/api/users/me/password").json(&change);
    let forget = delete("/api/users/me").json(&json!({ "password": PASSWORD }));
    for (number, end) in ["UPDATE users SET disabled = TRUE", "DELETE FROM users"].into_iter().enumerate() {
        for (what, request) in [("change", &change), ("forget", &forget)] {
            let owner = server.user(&format!("{what}{number}")).await;
            assert_eq!(owner.execute(get("/api/users/me")).await.unwrap().status, 200);
            // Behind the server's back, which has just seen them.
            server.database.execute(end);
            let refused = owner.execute(request.clone()).await.unwrap();
            assert_eq!(problem(&refused).code, ErrorCode::Unauthenticated, "{what} after {end}");
        }
    }
}

#[apply(on_both)]
async fn of_logins_at_once_with_a_change_none_outlives_the_old_password(server: &Server) {
    let owner = server.user("owner").await;
    let change = {
        let owner = owner.clone();
        actix_web::rt::spawn(async move { owner.users().change_password(&to_new(PASSWORD)).await })
    };
    let (client, body) = (server.client(), json!({ "email": email("owner"), "password": PASSWORD }));
    let answers = at_once(12, move |_| {
        let (client, body) = (client.clone(), body.clone());
        async move { client.execute(post("/api/auth/login", &body)).await.unwrap() }
    })
    .await;
    change.await.unwrap().unwrap();
    let session =
        |answer: &Response| -> Session { answer.json().unwrap_or_else(|_| panic!("{answer:?} is neither in nor out")) };
    let sessions: Vec<_> = answers.iter().filter(|answer| answer.status != 401).map(session).collect();
    let have_ended = async || {
        for session in &sessions {
            if server.status_with(&session.token).await != 401 {
                return false;
            }
        }
        true
    };
    within_a_second("the sessions of the old password have ended", have_ended).await;
}
