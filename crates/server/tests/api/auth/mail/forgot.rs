//! `POST /api/auth/password/forgot`.

use super::*;
use std::collections::BTreeSet;

#[apply(on_both)]
async fn whoever_forgot_the_password_is_mailed_a_link(server: &Server) {
    server.user("owner").await;
    server.client().auth().forgot_password(&email("owner")).await.unwrap();
    let mail = server.mail(OWNER, RESET).await;
    let link = format!("http://{}/reset?token={}\n", server.address, mail.token());
    assert!(mail.body.contains(&link), "{}", mail.body);
    assert!(mail.token().len() == 43 && mail.token().chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)));
}

#[apply(on_both)]
async fn the_answer_is_202_and_empty(server: &Server) {
    server.user("owner").await;
    let response = forgot(server, OWNER).await;
    assert_eq!((response.status, response.body.len()), (202, 0));
}

/// Counts the rows that are put into the outbox, whatever becomes of them.
fn count_writes(server: &Server) {
    server.database.execute("CREATE TABLE written (id TEXT)");
    match server.kind() {
        Kind::Sqlite => server.database.execute(
            "CREATE TRIGGER count_writes AFTER INSERT ON outbox BEGIN INSERT INTO written VALUES (new.id); END",
        ),
        Kind::Postgres => {
            server.database.execute(
                "CREATE FUNCTION count_writes() RETURNS trigger LANGUAGE plpgsql AS \
                 'BEGIN INSERT INTO written VALUES (new.id); RETURN new; END'",
            );
            server.database.execute(
                "CREATE TRIGGER count_writes AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION count_writes()",
            );
        }
    }
}

#[apply(on_both)]
async fn an_unknown_e_mail_is_answered_like_a_known_one_and_costs_as_many_writes(server: &Server) {
    server.user("owner").await;
    server.everything_is_sent().await;
    count_writes(server);
    let ask = async |email: &str| {
        let response = forgot(server, email).await;
        let written = server.database.texts("SELECT id AS text FROM written").len();
        server.database.execute("DELETE FROM written");
        let tells_requests_apart = |name: &str| name == "x-request-id" || name == "date";
        let headers = response.headers.into_iter().filter(|(name, _)| !tells_requests_apart(name));
        (response.status, headers.collect::<BTreeSet<_>>(), response.body, written)
    };
    let known = ask(OWNER).await;
    assert_eq!((known.0, known.3), (202, 1));
    assert_eq!(ask("nobody@example.com").await, known);
    server.database.execute("UPDATE users SET disabled = TRUE");
    assert_eq!(ask(OWNER).await, known, "whoever is shut out is answered the same");
}

#[apply(on_both)]
async fn nobody_else_is_mailed_anything(server: &Server) {
    server.user("owner").await;
    server.user("disabled").await;
    server.everything_is_sent().await;
    server.database.execute("UPDATE users SET disabled = TRUE WHERE email = 'disabled@example.com'");
    for email in ["nobody@example.com", "disabled@example.com", "OWNER@Example.com"] {
        assert_eq!(forgot(server, email).await.status, 202);
    }
    for email in ["nobody@example.com", "disabled@example.com", "OWNER@example.com"] {
        assert_eq!(server.mails(email, RESET).await, [], "{email}");
    }
    let to_the_account = server.mails(OWNER, RESET).await;
    assert_eq!(to_the_account.len(), 1, "the account's own address is written to, not what was typed");
}

#[apply(on_both)]
async fn whoever_asks_again_and_again_has_five_good_links_and_no_more_mail(server: &Server) {
    server.user("owner").await;
    for _ in 0..7 {
        assert_eq!(forgot(server, OWNER).await.status, 202);
        server.everything_is_sent().await;
    }
    let mails = server.mails(OWNER, RESET).await;
    assert_eq!(mails.len(), 5);
    server.database.execute("UPDATE mail_tokens SET expires_at = 1 WHERE purpose = 'reset'");
    assert_invalid_token(&reset(server, &mails[0].token(), NEW).await, "an hour has passed");
    assert_eq!(reset(server, &reset_token(server).await, NEW).await.status, 204, "and so there is another one");
}

#[apply(on_both)]
async fn every_link_of_the_last_hour_works(server: &Server) {
    server.user("owner").await;
    let first = reset_token(server).await;
    let second = reset_token(server).await;
    assert_ne!(first, second);
    assert_eq!(reset(server, &first, NEW).await.status, 204);
}

#[apply(on_both)]
async fn no_token_is_stored(server: &Server) {
    server.user("owner").await;
    let tokens = [server.mail(OWNER, VERIFY).await.token(), reset_token(server).await];
    let stored = server.database.texts("SELECT hash AS text FROM mail_tokens");
    assert_eq!(stored.len(), 2);
    assert!(stored.iter().all(|hash| hash.len() == 43 && !tokens.contains(hash)));
}

#[apply(on_both)]
async fn what_is_no_e_mail_is_refused(server: &Server) {
    for body in [json!({}), json!({ "email": "owner" }), json!({ "email": null }), json!({ "email": 1 })] {
        let response = server.client().execute(post("/api/auth/password/forgot", &body)).await.unwrap();
        assert_eq!((response.status, refused_field(&response).as_str()), (400, "email"), "{body}");
    }
    let body = json!({ "email": OWNER, "name": "owner" });
    let response = server.client().execute(post("/api/auth/password/forgot", &body)).await.unwrap();
    assert_eq!((response.status, refused_field(&response).as_str()), (400, "name"));
}
