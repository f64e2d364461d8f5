//! `POST /api/auth/signup`.

use super::*;
use studentos_client::types::{Name, Role, Signup, TimeZone};

fn body() -> Value {
    json!({ "name": "New Comer", "email": "newcomer@example.com", "password": PASSWORD })
}

#[apply(on_both)]
async fn signing_up_makes_a_user_and_a_session(server: &Server) {
    let client = server.client();
    let signup = Signup {
        name: Name::parse("  New Comer ").unwrap(),
        email: email("newcomer"),
        password: Password::parse(PASSWORD).unwrap(),
        timezone: Some(TimeZone::parse("Asia/Kolkata").unwrap()),
    };
    let user = client.auth().signup(&signup).await.unwrap().user;

    assert_eq!(user.name.as_str(), "New Comer");
    assert_eq!(user.email, email("newcomer"));
    assert_eq!(user.timezone.as_str(), "Asia/Kolkata");
    assert_eq!((user.role, user.email_verified, user.disabled), (Role::User, false, false));
    assert_eq!(user.day_starts_at.hour(), 0);
    assert_eq!(client.users().me().await.unwrap(), user);
}

#[apply(on_both)]
async fn signing_up_is_answered_with_201_and_utc_unless_a_zone_is_named(server: &Server) {
    let response = server.client().execute(post("/api/auth/signup", &body())).await.unwrap();
    assert_eq!(response.status, 201);
    assert_eq!(response.json::<Session>().unwrap().user.timezone.as_str(), "UTC");
}

#[apply(on_both)]
async fn an_e_mail_has_one_account_however_it_is_written(server: &Server) {
    let sign_up = async |email: &str| {
        let mut body = body();
        body["email"] = email.into();
        server.client().execute(post("/api/auth/signup", &body)).await.unwrap()
    };
    assert_eq!(sign_up("newcomer@example.com").await.status, 201);
    assert_eq!(sign_up("größe@example.com").await.status, 201);

    for taken in ["newcomer@example.com", "NewComer@Example.COM", " newcomer@example.com ", "GRÖSSE@EXAMPLE.COM"] {
        assert_eq!(problem(&sign_up(taken).await).code, ErrorCode::EmailTaken, "{taken}");
    }
}

#[apply(on_both)]
async fn a_mailbox_has_one_account_however_its_domain_is_written(server: &Server) {
    let sign_up = async |email: &str| {
        let mut body = body();
        body["email"] = email.into();
        server.client().execute(post("/api/auth/signup", &body)).await.unwrap()
    };
    assert_eq!(sign_up("mb@größe.example").await.status, 201);
    assert_eq!(problem(&sign_up("mb@xn--gre-6ka8i.example").await).code, ErrorCode::EmailTaken);
    for odd in ["mb@ex%61mple.com", "mb@ｅｘａｍｐｌｅ.com", "mb@exam\u{ad}ple.com", "mb@127.1", "mb@127.0.0.1"]
    {
        let response = sign_up(odd).await;
        assert_eq!((response.status, refused_field(&response).as_str()), (400, "email"), "{odd}");
    }
    let login = json!({ "email": "mb@xn--gre-6ka8i.example", "password": PASSWORD });
    assert_eq!(server.client().execute(post("/api/auth/login", &login)).await.unwrap().status, 200);
}

#[apply(on_both)]
async fn of_several_who_take_an_e_mail_at_once_one_gets_it(server: &Server) {
    let (client, body) = (server.client(), body());
    let answers = at_once(4, |_| {
        let (client, signup) = (client.clone(), post("/api/auth/signup", &body));
        async move { client.execute(signup).await.unwrap().status }
    });
    let mut answers = answers.await;
    answers.sort_unstable();
    assert_eq!(answers, [201, 409, 409, 409]);
}

#[apply(on_both)]
async fn a_password_that_everybody_tries_first_is_refused(server: &Server) {
    for common in ["password", "12345678", "Password123"] {
        let mut body = body();
        body["password"] = common.into();
        let response = server.client().execute(post("/api/auth/signup", &body)).await.unwrap();
        assert_eq!((response.status, refused_field(&response).as_str()), (400, "password"), "{common}");
    }
}

#[apply(on_both)]
async fn a_time_zone_that_is_nowhere_is_refused(server: &Server) {
    let mut body = body();
    body["timezone"] = "Mars/Olympus_Mons".into();
    let response = server.client().execute(post("/api/auth/signup", &body)).await.unwrap();
    assert_eq!((response.status, refused_field(&response).as_str()), (400, "timezone"));
}
