//! The mails that tell of a change, and what every mail is like.

use super::*;
use studentos_client::types::ChangePassword;

fn to_new(current: &str) -> ChangePassword {
    ChangePassword {
        current_password: GivenPassword::parse(current).unwrap(),
        new_password: Password::parse(NEW).unwrap(),
    }
}

#[apply(on_both)]
async fn a_mail_tells_when_the_password_was_changed_by_the_clock_of_its_owner(server: &Server) {
    let client = server.user("owner").await;
    let zone = json!({ "timezone": "Pacific/Kiritimati" });
    assert_eq!(client.execute(patch("/api/users/me", &zone)).await.unwrap().status, 200);
    client.users().change_password(&to_new(PASSWORD)).await.unwrap();
    let mail = server.mail(OWNER, PASSWORD_CHANGED).await;
    assert!(mail.body.contains(" (Pacific/Kiritimati).\n") && !mail.body.contains("?token="), "{}", mail.body);
}

#[apply(on_both)]
async fn the_e_mail_before_is_told_that_there_is_another_one(server: &Server) {
    let (client, Session { user, .. }) = server.sign_up("owner").await;
    assert_eq!(change_email(&client, "new@example.com").await.status, 200);
    let mail = server.mail(OWNER, EMAIL_CHANGED).await;
    assert!(mail.body.contains(&format!(" ({}).\n", user.timezone)), "{}", mail.body);
    assert!(!mail.body.contains("new@example.com"), "which one is nobody's business there");
    assert_eq!(server.mails("new@example.com", EMAIL_CHANGED).await, []);
}

#[apply(on_both)]
async fn what_is_refused_or_changes_nothing_mails_nothing(server: &Server) {
    let client = server.user("owner").await;
    server.user("stranger").await;
    assert_eq!(verify(server, &server.mail(OWNER, VERIFY).await.token()).await.status, 204);
    assert_eq!(code(client.users().change_password(&to_new("another-password")).await), ErrorCode::WrongPassword);
    assert_eq!(change_email(&client, "stranger@example.com").await.status, 409);
    assert_eq!(change_email(&client, OWNER).await.status, 200);
    assert_eq!(change_email(&client, "Owner@example.com").await.status, 200);
    for subject in [PASSWORD_CHANGED, EMAIL_CHANGED] {
        assert_eq!(server.mails(OWNER, subject).await, []);
    }
    assert_eq!(server.mails("Owner@example.com", VERIFY).await, []);
}

#[apply(on_both)]
async fn every_mail_says_that_a_program_wrote_it(server: &Server) {
    server.user("owner").await;
    let mail = server.mail(OWNER, VERIFY).await;
    assert_eq!(mail.header("From"), "StudentOS <studentos@localhost>");
    assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
    assert_eq!(mail.header("MIME-Version"), "1.0");
    assert_eq!(mail.header("Content-Type"), "text/plain; charset=utf-8");
    assert_eq!(mail.header("Content-Transfer-Encoding"), "7bit");
    assert!(mail.header("Message-ID").ends_with("@localhost>"));
    assert!(mail.header("Date").ends_with(" +0000"));
}

#[apply(on_both)]
async fn mails_come_from_whom_and_lead_where_the_operator_says(server: &Server) {
    let change = |config: &mut studentos_server::Config| {
        config.public_url = Some("https://plan.example.com".parse().unwrap());
        config.mail.mail_from = Some("The Planner <plans@example.org>".parse().unwrap());
    };
    let server = server.apart(change).await;
    server.user("owner").await;
    let mail = server.mail(OWNER, VERIFY).await;
    assert!(mail.body.contains("\nhttps://plan.example.com/verify?token="), "{}", mail.body);
    let from = mail.header("From");
    assert!(from.contains("The Planner") && from.ends_with("<plans@example.org>"), "{from}");
}

#[apply(on_both)]
async fn a_name_adds_nothing_to_a_mail(server: &Server) {
    let names =
        ["Bcc: victim@example.org", "Visit http://evil.example", "=?utf-8?q?=0d=0aBcc:=20x?=", "a <b@c.example>"];
    for (number, name) in names.into_iter().enumerate() {
        let email = format!("student{number}@example.com");
        let body = json!({ "name": name, "email": email, "password": PASSWORD });
        assert_eq!(server.client().execute(post("/api/auth/signup", &body)).await.unwrap().status, 201);
        let mail = server.mail(&email, VERIFY).await;
        assert!(!format!("{mail:?}").contains(name), "{name}");
    }
}

#[apply(on_both)]
async fn an_address_in_other_letters_is_written_to_as_it_travels(server: &Server) {
    let body = json!({ "name": "owner", "email": "asha@GRÖSSE.example", "password": PASSWORD });
    assert_eq!(server.client().execute(post("/api/auth/signup", &body)).await.unwrap().status, 201);
    assert_eq!(server.mails("asha@xn--grsse-kua.example", VERIFY).await.len(), 1);
}
