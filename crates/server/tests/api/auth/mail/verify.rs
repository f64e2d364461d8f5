//! `POST /api/auth/email/verify`, and the mails that lead there.

use super::*;

#[apply(on_both)]
async fn whoever_signs_up_is_mailed_a_link_that_confirms_the_e_mail(server: &Server) {
    let (client, session) = server.sign_up("owner").await;
    assert!(!session.user.email_verified);
    let mail = server.mail(OWNER, VERIFY).await;
    let link = format!("http://{}/verify?token={}\n", server.address, mail.token());
    assert!(mail.body.contains(&link), "{}", mail.body);

    let token = MailToken::parse(&mail.token()).unwrap();
    server.client().auth().verify_email(&token).await.unwrap();
    assert_eq!(client.users().me().await.unwrap(), User { email_verified: true, ..session.user });
}

#[apply(on_both)]
async fn a_sign_up_that_is_refused_mails_nothing(server: &Server) {
    server.user("owner").await;
    let body = json!({ "name": "Again", "email": OWNER, "password": PASSWORD });
    assert_eq!(server.client().execute(post("/api/auth/signup", &body)).await.unwrap().status, 409);
    assert_eq!(server.mails(OWNER, VERIFY).await.len(), 1);
}

#[apply(on_both)]
async fn a_link_that_is_opened_twice_changes_nothing_the_second_time(server: &Server) {
    let client = server.user("owner").await;
    let token = server.mail(OWNER, VERIFY).await.token();
    let tag = async || client.execute(get("/api/users/me")).await.unwrap().header("etag").unwrap().to_owned();
    let before = tag().await;
    assert_eq!((verify(server, &token).await.status, verify(server, &token).await.body.len()), (204, 0));
    let after = tag().await;
    assert_ne!(before, after);
    assert_eq!(verify(server, &token).await.status, 204);
    assert_eq!(tag().await, after);
}

#[apply(on_both)]
async fn who_watches_is_told_that_the_e_mail_is_confirmed(server: &Server) {
    let client = server.user("owner").await;
    let token = server.mail(OWNER, VERIFY).await.token();
    let mut events = Events::open(server, &client, None).await;
    assert_eq!(verify(server, &token).await.status, 204);
    let event = events.next().await.unwrap();
    assert_eq!((event.name.as_str(), &event.data["data"]["email_verified"]), ("user", &json!(true)));
}

#[apply(on_both)]
async fn a_link_lasts_three_days(server: &Server) {
    let client = server.user("owner").await;
    let token = server.mail(OWNER, VERIFY).await.token();
    let pass = |hours: i64| {
        let moved = hours * 3_600_000_000;
        server.database.execute(&format!("UPDATE mail_tokens SET expires_at = expires_at - {moved}"));
    };
    pass(72);
    assert_invalid_token(&verify(server, &token).await, "three days have passed");
    assert!(!client.users().me().await.unwrap().email_verified);
    pass(-1);
    assert_eq!(verify(server, &token).await.status, 204);
}

#[apply(on_both)]
async fn what_is_no_link_of_such_a_mail_is_refused(server: &Server) {
    server.user("owner").await;
    let token = server.mail(OWNER, VERIFY).await.token();
    let reset = reset_token(server).await;
    for (why, token) in [("it is made up", "x"), ("it is cut off", &token[..42]), ("it is for something else", &reset)]
    {
        assert_invalid_token(&verify(server, token).await, why);
    }
}

#[apply(on_both)]
async fn another_e_mail_has_to_be_confirmed_by_a_link_of_its_own(server: &Server) {
    let client = server.user("owner").await;
    let old = server.mail(OWNER, VERIFY).await.token();
    assert_eq!(verify(server, &old).await.status, 204);
    let changed: Data<User> = change_email(&client, "new@example.com").await.json().unwrap();
    assert!(!changed.data.email_verified);

    assert_invalid_token(&verify(server, &old).await, "it was mailed to the address before");
    let new = server.mail("new@example.com", VERIFY).await.token();
    assert_eq!(change_email(&client, OWNER).await.status, 200);
    assert_invalid_token(&verify(server, &new).await, "the address is another one by now");
    assert_invalid_token(&verify(server, &old).await, "and what was void stays so");
    assert_eq!(verify(server, &server.mail(OWNER, VERIFY).await.token()).await.status, 204);
    assert!(client.users().me().await.unwrap().email_verified);
}

#[apply(on_both)]
async fn whoever_gives_the_same_e_mail_again_is_mailed_another_link_until_it_is_confirmed(server: &Server) {
    let client = server.user("owner").await;
    let first = server.mail(OWNER, VERIFY).await.token();
    let before = client.execute(get("/api/users/me")).await.unwrap();
    let again = change_email(&client, OWNER).await;
    assert_eq!((again.status, again.header("etag")), (200, before.header("etag")), "nothing else has changed");
    let [_, second] = &server.mails(OWNER, VERIFY).await[..] else { panic!("two links were mailed") };

    for token in [&second.token(), &first] {
        assert_eq!(verify(server, token).await.status, 204, "each is good");
    }
    assert_eq!(change_email(&client, OWNER).await.status, 200);
    assert_eq!(server.mails(OWNER, VERIFY).await.len(), 2, "there is nothing left to confirm");
    assert_eq!(server.mails(OWNER, EMAIL_CHANGED).await, []);
}

#[apply(on_both)]
async fn an_address_that_differs_by_more_than_case_is_another_one(server: &Server) {
    let body = json!({ "name": "Owner", "email": "b@straße.example", "password": PASSWORD });
    let client = server.client();
    let session: Session = client.execute(post("/api/auth/signup", &body)).await.unwrap().json().unwrap();
    client.set_token(Some(session.token.as_ref()));
    let to_before = "b@xn--strae-oqa.example";
    let old = server.mail(to_before, VERIFY).await.token();
    assert_eq!(verify(server, &old).await.status, 204);

    let changed: Data<User> = change_email(&client, "b@strasse.example").await.json().unwrap();
    assert!(!changed.data.email_verified);
    assert_invalid_token(&verify(server, &old).await, "it was mailed to another mailbox");
    assert_eq!(server.mails(to_before, EMAIL_CHANGED).await.len(), 1);
    let new = server.mail("b@strasse.example", VERIFY).await.token();
    assert_eq!(verify(server, &new).await.status, 204);

    let again: Data<User> = change_email(&client, "B@Strasse.example").await.json().unwrap();
    assert!(again.data.email_verified, "case alone is no other address");
    for odd in ["b@str%61sse.example", "b@127.1", "b@ｓtrasse.example"] {
        let response = change_email(&client, odd).await;
        assert_eq!((response.status, refused_field(&response).as_str()), (400, "email"), "{odd}");
    }
}

#[apply(on_both)]
async fn each_field_is_checked(server: &Server) {
    for (body, field) in [
        (json!({}), "token"),
        (json!({ "token": "" }), "token"),
        (json!({ "token": "x".repeat(201) }), "token"),
        (json!({ "token": ["x"] }), "token"),
        (json!({ "token": "x", "email": OWNER }), "email"),
    ] {
        let response = server.client().execute(post("/api/auth/email/verify", &body)).await.unwrap();
        assert_eq!((response.status, refused_field(&response).as_str()), (400, field), "{body}");
    }
}
