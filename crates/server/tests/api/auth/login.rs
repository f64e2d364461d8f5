//! `POST /api/auth/login`.

use super::*;
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

#[apply(on_both)]
async fn logging_in_opens_a_session_of_its_own(server: &Server) {
    let (first, signed_up) = server.sign_up("owner").await;
    let second = server.client();
    let logged_in = second.auth().login(&login("OWNER", PASSWORD)).await.unwrap();
    assert_eq!(logged_in.user, signed_up.user);

    second.auth().logout().await.unwrap();
    assert!(first.users().me().await.is_ok(), "the other session goes on");
}

#[apply(on_both)]
async fn a_password_that_nobody_could_have_chosen_is_wrong_like_any_other(server: &Server) {
    server.user("owner").await;
    for password in ["x", "seven77", &"x".repeat(1024)] {
        assert_eq!(code(server.client().auth().login(&login("owner", password)).await), ErrorCode::InvalidCredentials);
    }
}

#[apply(on_both)]
async fn an_unknown_e_mail_reads_like_a_wrong_password(server: &Server) {
    server.user("owner").await;
    let refusal = async |name: &str| {
        let body = json!({ "email": email(name), "password": "another-password" });
        let response = server.client().execute(post("/api/auth/login", &body)).await.unwrap();
        let problem = problem(&response);
        assert_eq!(problem.code, ErrorCode::InvalidCredentials);
        let tells_requests_apart = |name: &str| name == "x-request-id" || name == "date";
        let headers = response.headers.into_iter().filter(|(name, _)| !tells_requests_apart(name));
        (headers.collect::<BTreeSet<_>>(), Problem { request_id: String::new(), ..problem })
    };
    assert_eq!(refusal("nobody").await, refusal("owner").await);
}

#[apply(without_database)]
async fn nobody_learns_by_the_time_whether_there_is_an_account(server: &Server) {
    // bcrypt dwarfs everything else at this cost, so that a missing hash could not hide in the noise.
    let slow = server.instance(|config| config.bcrypt_cost = 9).await;
    // As it was when these signed up, who have not logged in since.
    let cheaper = server.instance(|config| config.bcrypt_cost = 7).await;
    slow.user("known").await;
    cheaper.user("veteran").await;
    cheaper.user("outcast").await;
    slow.database.execute("UPDATE users SET disabled = TRUE WHERE name = 'outcast'");
    let mut quickest = [
        ("known", "another-password", Duration::MAX),
        ("veteran", "another-password", Duration::MAX),
        ("outcast", PASSWORD, Duration::MAX),
        ("unknown", "another-password", Duration::MAX),
    ];
    // In turn, so that whatever else the machine does befalls all of them; and again as long as that shows.
    for round in 1.. {
        for (name, password, quickest) in &mut quickest {
            let begin = Instant::now();
            let refused = slow.client().auth().login(&login(name, password)).await;
            *quickest = begin.elapsed().min(*quickest);
            assert_eq!(code(refused), ErrorCode::InvalidCredentials);
        }
        let mut times = quickest.map(|(.., took)| took);
        times.sort_unstable();
        let [shortest, .., longest] = times;
        if round >= 8 && longest < shortest * 2 {
            return;
        }
        assert!(round < 100, "{quickest:?}");
    }
}

#[apply(on_both)]
async fn every_character_of_a_long_password_counts(server: &Server) {
    // bcrypt itself reads 72 bytes, and stops at a NUL.
    for (name, start) in [("long", "x".repeat(100)), ("nul", "eight\0chars".to_owned())] {
        let body = json!({ "name": name, "email": email(name), "password": format!("{start}a") });
        assert_eq!(server.client().execute(post("/api/auth/signup", &body)).await.unwrap().status, 201);

        let refused = server.client().auth().login(&login(name, &format!("{start}b"))).await;
        assert_eq!(code(refused), ErrorCode::InvalidCredentials);
        assert!(server.client().auth().login(&login(name, &format!("{start}a"))).await.is_ok());
    }
}

#[apply(on_both)]
async fn a_password_is_the_same_on_every_keyboard(server: &Server) {
    let (composed, decomposed) = ("caf\u{e9} au lait", "cafe\u{301} au lait");
    let body = json!({ "name": "owner", "email": email("owner"), "password": composed });
    assert_eq!(server.client().execute(post("/api/auth/signup", &body)).await.unwrap().status, 201);
    assert!(server.client().auth().login(&login("owner", decomposed)).await.is_ok());
}

#[apply(on_both)]
async fn a_password_that_is_being_hashed_anew_is_right_for_all_who_show_it(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let costlier = server.instance(|config| config.bcrypt_cost = 5).await;
    let (visitor, owner) = (costlier.client(), costlier.bearer(&session.token));
    let answers = at_once(8, move |number| {
        let shown = json!({ "email": email("owner"), "current_password": PASSWORD });
        let (client, request) = match number % 2 {
            0 => (&visitor, post("/api/auth/login", &json!({ "email": email("owner"), "password": PASSWORD }))),
            _ => (&owner, patch("/api/users/me", &shown)),
        };
        let client = client.clone();
        async move { client.execute(request).await.unwrap().status }
    });
    assert_eq!(answers.await, [200; 8]);
    let stored = server.database.texts("SELECT password_hash AS text FROM users").concat();
    assert!(stored.contains("$05$"), "{stored} was made anew");
    assert!(server.client().auth().login(&login("owner", PASSWORD)).await.is_ok());
}

#[apply(on_both)]
async fn a_disabled_user_is_refused_like_a_wrong_password(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let wrong = server.client().auth().login(&login("owner", "another-password")).await;
    server.database.execute("UPDATE users SET disabled = TRUE");

    // An instance that has not seen the session yet, since the update went past every cache.
    let fresh = server.instance(|_| {}).await;
    let disabled = fresh.client().auth().login(&login("owner", PASSWORD)).await;
    let detail = |error: studentos_client::Error| error.problem().unwrap().detail.clone();
    assert_eq!(detail(disabled.unwrap_err()), detail(wrong.unwrap_err()));
    assert_eq!(status_with(&fresh, &session.token).await, 401);
}
