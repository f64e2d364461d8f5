//! `POST /api/auth/password/reset`.

use super::*;
use crate::databases::Database;
use diesel::connection::SimpleConnection as _;
use studentos_client::types::{ChangePassword, Scope};
use studentos_server::config::Switch;

#[apply(on_both)]
async fn after_a_reset_the_new_password_is_the_one_to_log_in_with(server: &Server) {
    server.user("owner").await;
    let token = MailToken::parse(&reset_token(server).await).unwrap();
    let choice = ResetPassword { token, password: Password::parse(NEW).unwrap() };
    server.client().auth().reset_password(&choice).await.unwrap();
    assert!(!can_log_in(server, "owner", PASSWORD).await);
    assert!(can_log_in(server, "owner", NEW).await);
    let refused = code(server.client().auth().login(&login("owner", PASSWORD)).await);
    assert_eq!(refused, ErrorCode::InvalidCredentials);
}

#[apply(on_both)]
async fn the_answer_is_204_and_a_mail_tells_of_it(server: &Server) {
    server.user("owner").await;
    let response = reset(server, &reset_token(server).await, NEW).await;
    assert_eq!((response.status, response.body.len()), (204, 0));
    assert_eq!(server.mails(OWNER, PASSWORD_CHANGED).await.len(), 1);
}

#[apply(on_both)]
async fn a_link_works_once(server: &Server) {
    server.user("owner").await;
    let token = reset_token(server).await;
    assert_eq!(reset(server, &token, NEW).await.status, 204);
    assert_invalid_token(&reset(server, &token, "another-garden-33").await, "it was used");
    assert!(can_log_in(server, "owner", NEW).await);
}

#[apply(on_both)]
async fn of_many_who_use_a_link_at_once_one_does(server: &Server) {
    server.user("owner").await;
    let token = reset_token(server).await;
    let other = server.instance(|_| {}).await;
    let clients = [server.client(), other.client()];
    // As many as may wait for their hash, however few cores there are.
    let answers = at_once(32, move |number| {
        let client = clients[number % 2].clone();
        let body = json!({ "token": token, "password": format!("harbour-violet-{number}") });
        async move { client.execute(post("/api/auth/password/reset", &body)).await.unwrap() }
    });
    let answers = answers.await;
    let done: Vec<_> = (0..32).filter(|number| answers[*number].status == 204).collect();
    let [winner] = done.as_slice() else { panic!("{done:?} have reset the password") };
    for (number, answer) in answers.iter().enumerate().filter(|(number, _)| number != winner) {
        assert_invalid_token(answer, &format!("{number}"));
    }
    assert!(can_log_in(server, "owner", &format!("harbour-violet-{winner}")).await);
    assert_eq!(server.mails(OWNER, PASSWORD_CHANGED).await.len(), 1);
}

#[apply(on_postgres)]
async fn nobody_waits_for_the_reset_of_another_account(server: &Server) {
    const WAITING: &str =
        "SELECT query AS text FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    server.user("owner").await;
    server.user("other").await;
    let token = reset_token(server).await;
    let others = {
        assert_eq!(forgot(server, "other@example.com").await.status, 202);
        server.mail("other@example.com", RESET).await.token()
    };
    let Database::Postgres(database) = &*server.database else { unreachable!("it is the other kind") };
    let mut held = database.connect();
    held.batch_execute("BEGIN; UPDATE users SET revision = revision WHERE name = 'owner'").unwrap();
    let client = server.client();
    let body = json!({ "token": token, "password": NEW });
    let waiting = actix_web::rt::spawn(async move { client.execute(post("/api/auth/password/reset", &body)).await });
    until("the owner's reset waits", async || !server.database.texts(WAITING).is_empty()).await;
    assert_eq!(reset(server, &others, NEW).await.status, 204);
    assert!(!waiting.is_finished(), "the other did not wait for it");
    held.batch_execute("ROLLBACK").unwrap();
    assert_eq!(waiting.await.unwrap().unwrap().status, 204);
}

#[apply(on_both)]
async fn what_is_done_is_told_though_the_attempts_cannot_be_forgiven(server: &Server) {
    let server = server.instance(|config| config.rate_limits = Switch::On).await;
    server.user("owner").await;
    let (verification, token) = (server.mail(OWNER, VERIFY).await.token(), reset_token(&server).await);
    for statement in match server.kind() {
        Kind::Sqlite => {
            &["CREATE TRIGGER refuse BEFORE DELETE ON rate_limits BEGIN SELECT raise(ABORT, 'refused'); END"][..]
        }
        Kind::Postgres => &[
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$",
            "CREATE TRIGGER refuse BEFORE DELETE ON rate_limits FOR EACH ROW EXECUTE FUNCTION refuse()",
        ],
    } {
        server.database.execute(statement);
    }
    assert_eq!(verify(&server, &verification).await.status, 204);
    assert_eq!(reset(&server, &token, NEW).await.status, 204);
}

#[apply(on_both)]
async fn every_session_ends_on_every_instance_within_a_second(server: &Server) {
    let other = server.instance(|_| {}).await;
    let (_, here) = server.sign_up("owner").await;
    let there = other.client().auth().login(&login("owner", PASSWORD)).await.unwrap();
    assert_eq!((status_with(server, &here.token).await, status_with(&other, &there.token).await), (200, 200));

    assert_eq!(reset(server, &reset_token(server).await, NEW).await.status, 204);
    let have_ended =
        async || status_with(server, &here.token).await == 401 && status_with(&other, &there.token).await == 401;
    within_a_second("both sessions have ended", have_ended).await;
}

#[apply(on_both)]
async fn a_reset_confirms_the_e_mail_and_its_other_sessions_are_told(server: &Server) {
    let client = server.user("owner").await;
    assert!(!client.users().me().await.unwrap().email_verified);
    assert_eq!(reset(server, &reset_token(server).await, NEW).await.status, 204);
    let session = server.client().auth().login(&login("owner", NEW)).await.unwrap();
    assert!(session.user.email_verified);
}

#[apply(on_both)]
async fn a_link_lasts_an_hour(server: &Server) {
    server.user("owner").await;
    let token = reset_token(server).await;
    let pass = |minutes: i64| {
        let moved = minutes * 60_000_000;
        server.database.execute(&format!("UPDATE mail_tokens SET expires_at = expires_at - {moved}"));
    };
    pass(59);
    assert_eq!(refused_field(&reset(server, &token, "password1").await), "password", "and a slip does not use it up");
    pass(1);
    assert_invalid_token(&reset(server, &token, NEW).await, "an hour has passed");
    assert!(can_log_in(server, "owner", PASSWORD).await);
}

#[apply(on_both)]
async fn a_link_that_is_over_leaves_the_database(server: &Server) {
    server.user("owner").await;
    reset_token(server).await;
    server.database.execute("UPDATE mail_tokens SET expires_at = 1 WHERE purpose = 'reset'");
    // An instance tidies up when it starts, beside what it is asked.
    server.instance(|_| {}).await;
    let left = || server.database.texts("SELECT purpose AS text FROM mail_tokens");
    until("what is over is removed", async || left() == ["verify"]).await;
}

#[apply(on_both)]
async fn what_is_no_link_to_a_new_password_is_refused(server: &Server) {
    server.user("owner").await;
    let token = reset_token(server).await;
    let (start, end) = token.split_at(1);
    let changed = format!("{}{end}", if start == "A" { "B" } else { "A" });
    let verification = server.mail(OWNER, VERIFY).await.token();
    let hash = server.database.texts("SELECT hash AS text FROM mail_tokens WHERE purpose = 'reset'").concat();
    for (why, token) in [
        ("it is made up", "x"),
        ("a letter is another one", &changed),
        ("it is cut off", &token[..42]),
        ("it is too long", &format!("{token}x")),
        ("it is for something else", &verification),
        ("it is what is stored", &hash),
        ("it is no text", "\0"),
    ] {
        assert_invalid_token(&reset(server, token, NEW).await, why);
    }
    assert_eq!(reset(server, &format!(" {token}\n"), NEW).await.status, 204, "space around it does no harm");
}

#[apply(on_both)]
async fn a_link_dies_with_every_other_way_to_a_new_password_or_e_mail(server: &Server) {
    let client = server.user("owner").await;
    let (first, second) = (reset_token(server).await, reset_token(server).await);
    assert_eq!(reset(server, &first, PASSWORD).await.status, 204);
    assert_invalid_token(&reset(server, &second, NEW).await, "another link was used");

    client.auth().login(&login("owner", PASSWORD)).await.unwrap();
    let token = reset_token(server).await;
    let change = ChangePassword {
        current_password: GivenPassword::parse(PASSWORD).unwrap(),
        new_password: Password::parse(PASSWORD).unwrap(),
    };
    client.users().change_password(&change).await.unwrap();
    assert_invalid_token(&reset(server, &token, NEW).await, "the password was changed");

    let token = reset_token(server).await;
    assert_eq!(change_email(&client, "new@example.com").await.status, 200);
    assert_invalid_token(&reset(server, &token, NEW).await, "the e-mail is another one");
}

#[apply(on_both)]
async fn a_link_of_whom_there_is_no_account_any_more_is_void(server: &Server) {
    let client = server.user("owner").await;
    let token = reset_token(server).await;
    server.database.execute("UPDATE users SET disabled = TRUE");
    assert_invalid_token(&reset(server, &token, NEW).await, "the account is shut out");
    server.database.execute("UPDATE users SET disabled = FALSE");

    let delete = Request::new(Method::Delete, "/api/users/me").json(&json!({ "password": PASSWORD }));
    assert_eq!(client.execute(delete).await.unwrap().status, 204);
    assert_invalid_token(&reset(server, &token, NEW).await, "the account is gone");
}

#[apply(on_both)]
async fn each_field_is_checked(server: &Server) {
    let refused = async |body: Value| {
        let response = server.client().execute(post("/api/auth/password/reset", &body)).await.unwrap();
        assert_eq!(response.status, 400);
        refused_field(&response)
    };
    for token in [json!(""), json!("  "), json!(null), json!(1), json!("x".repeat(201))] {
        assert_eq!(refused(json!({ "token": token, "password": NEW })).await, "token");
    }
    for password in [json!("short"), json!("password1"), json!(null), json!("x".repeat(129))] {
        assert_eq!(refused(json!({ "token": "x", "password": password })).await, "password");
    }
    assert_eq!(refused(json!({ "password": NEW })).await, "token");
    assert_eq!(refused(json!({ "token": "x" })).await, "password");
    assert_eq!(refused(json!({ "token": "x", "password": NEW, "email": OWNER })).await, "email");
}

#[apply(on_both)]
async fn api_tokens_end_as_well(server: &Server) {
    let owner = server.user("owner").await;
    let secret = owner.users().create_token(&new_token("a program", Scope::Write)).await.unwrap().secret;
    let token = reset_token(server).await;
    assert_eq!(reset(server, &token, NEW).await.status, 204);
    server.expect_dead_within_a_second(&secret).await;
}

#[apply(on_both)]
async fn what_was_begun_with_the_old_password_does_not_outlive_the_reset(server: &Server) {
    for round in 0..4 {
        // So that each takes a moment, and they overlap.
        let server = server.instance(|config| config.bcrypt_cost = 8).await;
        let name = format!("owner-{round}");
        let thief = server.user(&name).await;
        assert_eq!(forgot(&server, &format!("{name}@example.com")).await.status, 202);
        let token = server.mail(&format!("{name}@example.com"), RESET).await.token();
        let body = json!({ "email": format!("thief-{round}@example.com"), "current_password": PASSWORD });
        let theft = thief.execute(patch("/api/users/me", &body));
        let (reset, theft) = tokio::join!(reset(&server, &token, NEW), theft);
        let outcome = (reset.status, theft.unwrap().status);
        assert!(outcome != (204, 200), "both succeeded");
        assert_eq!(can_log_in(&server, &name, NEW).await, outcome.0 == 204);
    }
}
