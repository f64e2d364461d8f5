//! What is limited beside logins.

use super::*;
use studentos_client::types::{Name, Signup, UpdateUser};

#[apply(on_both)]
async fn signing_up_counts_whether_it_succeeds_or_not(server: &Server) {
    let server = limited(server).await;
    let sign_up = async |name: &str| {
        let body = json!({ "name": name, "email": email(name), "password": PASSWORD });
        send(&server, post("/api/auth/signup", &body)).await
    };
    assert_eq!(sign_up("owner").await, (201, None));
    for _ in 0..4 {
        assert_eq!(sign_up("owner").await, (409, None));
    }
    hold(&server);
    assert_eq!(sign_up("OWNER").await, (429, Some(1)), "the account waits");

    more_attempts(&server, 494, 5);
    assert_eq!(sign_up("second").await, (201, None), "a school is a single address");
    hold(&server);
    assert_eq!(sign_up("third").await, (429, Some(1)), "the address waits");
    assert_eq!(try_login(&server, "owner", PASSWORD).await, DONE, "and may log in");
}

#[apply(on_both)]
async fn what_is_refused_before_it_costs_anything_is_not_counted(server: &Server) {
    let server = limited(server).await;
    let body = json!({ "name": "owner", "email": email("owner"), "password": "password" });
    for _ in 0..8 {
        assert_eq!(send(&server, post("/api/auth/signup", &body)).await, (400, None));
        assert_eq!(send(&server, post("/api/auth/login", &json!({ "email": email("owner") }))).await, (400, None));
    }
    let client = server.client();
    let password = Password::parse(PASSWORD).unwrap();
    let signup = Signup { name: Name::parse("owner").unwrap(), email: email("owner"), password, timezone: None };
    assert!(client.auth().signup(&signup).await.is_ok());
}

#[apply(on_both)]
async fn showing_the_password_again_is_limited_apart_from_logins(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let server = limited(server).await;
    use_up(&server, "owner").await;

    let client = server.bearer(&session.token);
    let change = async |password: &str| {
        let changes = json!({ "email": "new@example.com", "current_password": password });
        let response = client.execute(patch("/api/users/me", &changes)).await.unwrap();
        (response.status, response.header("retry-after").map(str::to_owned))
    };
    for _ in 0..5 {
        assert_eq!(change(WRONG).await, (403, None), "a stranger's guesses keep nobody from it");
    }
    hold(&server);
    assert_eq!(change(PASSWORD).await, (429, Some("1".to_owned())));
    let passwords = json!({ "current_password": PASSWORD, "new_password": "harbour-window-42" });
    let forget = json!({ "password": PASSWORD });
    for request in
        [Request::new(Method::Put, "/api/users/me/password").json(&passwords), delete("/api/users/me").json(&forget)]
    {
        let response = client.execute(request).await.unwrap();
        assert_eq!(problem(&response).code, ErrorCode::TooManyRequests, "it is one limit for all that asks for it");
    }
    let rename = UpdateUser { name: Some(Name::parse("Someone").unwrap()), ..UpdateUser::default() };
    assert!(client.users().update_me(&rename).await.is_ok(), "what needs no password waits for nothing");
    wait(&server);
    assert_eq!(change(PASSWORD).await, (200, None));
    assert_eq!(change(WRONG).await, (403, None), "and all is forgiven");
}
