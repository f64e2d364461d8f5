//! How often mails may be asked for, and the links in them be tried.

use super::*;

async fn forgot(server: &Server, name: &str, address: &str) -> Answer {
    let request = post("/api/auth/password/forgot", &json!({ "email": email(name) }));
    send(server, request.header("X-Forwarded-For", address)).await
}

#[apply(on_both)]
async fn asking_for_a_mail_counts_for_the_account_whether_it_is_known_or_not(server: &Server) {
    server.user("owner").await;
    let server = behind_a_proxy(server).await;
    for name in ["owner", "nobody"] {
        for _ in 0..5 {
            assert_eq!(forgot(&server, name, "198.51.100.1").await, (202, None), "{name}");
        }
        hold(&server);
        assert_eq!(forgot(&server, &name.to_uppercase(), "198.51.100.1").await, (429, Some(1)), "{name}");
        assert_eq!(forgot(&server, name, "198.51.100.2").await, (202, None), "nobody waits for a stranger");
        wait(&server);
    }
    assert_eq!(try_login(&server, "owner", PASSWORD).await, DONE);
}

#[apply(on_both)]
async fn asking_for_mails_counts_for_the_address(server: &Server) {
    let server = limited(server).await;
    assert_eq!(forgot(&server, "first", "").await, (202, None));
    more_attempts(&server, 99, 5);
    hold(&server);
    assert_eq!(forgot(&server, "second", "").await, (429, Some(1)));
    wait(&server);
    assert_eq!(forgot(&server, "second", "").await, (202, None));
}

#[apply(on_both)]
async fn what_is_refused_puts_nothing_into_the_outbox(server: &Server) {
    server.user("owner").await;
    let server = limited(server).await;
    for _ in 0..5 {
        assert_eq!(forgot(&server, "owner", "").await, (202, None));
        server.everything_is_sent().await;
    }
    hold(&server);
    assert_eq!(forgot(&server, "owner", "").await.0, 429);
    assert_eq!(server.database.texts("SELECT id AS text FROM outbox"), Vec::<String>::new());
}

#[apply(on_both)]
async fn trying_links_counts_for_the_address(server: &Server) {
    for (path, password) in [("/api/auth/password/reset", Some("harbour-violet-52")), ("/api/auth/email/verify", None)]
    {
        let server = limited(server).await;
        let try_token = async |token: &str| {
            let mut body = json!({ "token": token });
            if let Some(password) = password {
                body["password"] = password.into();
            }
            send(&server, post(path, &body)).await
        };
        assert_eq!(try_token("one").await, (400, None), "{path}");
        more_attempts(&server, 299, 1);
        hold(&server);
        assert_eq!(try_token("two").await, (429, Some(1)), "{path}");
        wait(&server);
        assert_eq!(try_token("three").await, (400, None), "{path}");
    }
}

#[apply(on_both)]
async fn links_that_work_do_not_count(server: &Server) {
    server.user("owner").await;
    let server = limited(server).await;
    let token = server.mail("owner@example.com", VERIFY).await.token();
    for _ in 0..8 {
        let request = post("/api/auth/email/verify", &json!({ "token": token }));
        assert_eq!(send(&server, request).await, (204, None));
    }
}

#[apply(on_both)]
async fn having_many_addresses_mailed_by_taking_them_on_is_slow(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let server = limited(server).await;
    let client = server.bearer(&session.token);
    let take_on = async |name: &str| {
        let changes = json!({ "email": email(name), "current_password": PASSWORD });
        client.execute(patch("/api/users/me", &changes)).await.unwrap().status
    };
    for number in 0..5 {
        assert_eq!(take_on(&format!("victim{number}")).await, 200);
    }
    hold(&server);
    assert_eq!(take_on("another").await, 429);
}
