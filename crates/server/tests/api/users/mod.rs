//! `/api/users`: the user's own account, and for administrators those of others.

mod admins;
mod delete_me;
mod password;
mod sessions;
mod tokens;

use crate::harness::*;
use studentos_client::types::{DayStart, GivenPassword, Login, Name, Scope, TimeZone, UpdateUser};

/// Sends a change and gives back the answer as it is.
async fn change(client: &Client, changes: &Value) -> Response {
    client.execute(patch("/api/users/me", changes)).await.unwrap()
}

#[apply(on_both)]
async fn a_user_sees_who_they_are(server: &Server) {
    let (client, session) = server.sign_up("owner").await;
    let response = client.execute(get("/api/users/me")).await.unwrap();
    assert_eq!(response.json::<Data<User>>().unwrap().data, session.user);

    let mut shown: Vec<_> = response.json::<Value>().unwrap()["data"].as_object().unwrap().keys().cloned().collect();
    shown.sort_unstable();
    let promised =
        ["created_at", "day_starts_at", "disabled", "email", "email_verified", "id", "name", "role", "timezone"];
    assert_eq!(shown, promised);
}

#[apply(on_both)]
async fn a_user_changes_what_they_say_and_nothing_else(server: &Server) {
    let (client, Session { user, .. }) = server.sign_up("owner").await;
    let name = Name::parse("  Someone Else ").unwrap();
    let rename = UpdateUser { name: Some(name.clone()), ..UpdateUser::default() };
    assert_eq!(client.users().update_me(&rename).await.unwrap(), User { name: name.clone(), ..user.clone() });

    let (timezone, day_starts_at) = (TimeZone::parse("Europe/Berlin").unwrap(), DayStart::new(4).unwrap());
    let moved =
        UpdateUser { timezone: Some(timezone.clone()), day_starts_at: Some(day_starts_at), ..UpdateUser::default() };
    let expected = User { name, timezone, day_starts_at, ..user };
    assert_eq!(client.users().update_me(&moved).await.unwrap(), expected);
    assert_eq!(client.users().me().await.unwrap(), expected);
}

#[apply(on_both)]
async fn changing_nothing_is_fine(server: &Server) {
    let (client, session) = server.sign_up("owner").await;
    assert_eq!(client.users().update_me(&UpdateUser::default()).await.unwrap(), session.user);
    let only_a_password = change(&client, &json!({ "current_password": PASSWORD })).await;
    assert_eq!(only_a_password.json::<Data<User>>().unwrap().data, session.user);
}

#[apply(on_both)]
async fn what_is_said_again_is_no_change(server: &Server) {
    let (client, Session { user, .. }) = server.sign_up("owner").await;
    let seen = || server.database.texts("SELECT revision || ' ' || updated_at AS text FROM users");
    let before = seen();
    let same = json!({ "name": user.name, "timezone": user.timezone, "day_starts_at": user.day_starts_at });
    assert_eq!(change(&client, &same).await.json::<Data<User>>().unwrap().data, user);
    assert_eq!(seen(), before);
}

#[apply(on_both)]
async fn a_new_e_mail_needs_the_current_password(server: &Server) {
    let client = server.user("owner").await;
    let without = change(&client, &json!({ "email": "new@example.com" })).await;
    assert_eq!((without.status, refused_field(&without).as_str()), (400, "current_password"));

    let wrong = json!({ "email": "new@example.com", "current_password": "another-password", "name": "New" });
    assert_eq!(problem(&change(&client, &wrong).await).code, ErrorCode::WrongPassword);
    assert_eq!(client.users().me().await.unwrap().name.as_str(), "owner", "nothing of a refused change is done");

    let right = change(&client, &json!({ "email": "new@example.com", "current_password": PASSWORD })).await;
    assert_eq!(right.json::<Data<User>>().unwrap().data.email, email("new"));
}

#[apply(on_both)]
async fn after_a_new_e_mail_one_logs_in_with_it_alone(server: &Server) {
    let client = server.user("owner").await;
    change(&client, &json!({ "email": "new@example.com", "current_password": PASSWORD })).await;

    let login = |name| Login { email: email(name), password: GivenPassword::parse(PASSWORD).unwrap() };
    assert_eq!(code(server.client().auth().login(&login("owner")).await), ErrorCode::InvalidCredentials);
    assert!(server.client().auth().login(&login("new")).await.is_ok());
    server.user("owner").await;
}

#[apply(on_both)]
async fn an_e_mail_that_is_taken_is_a_conflict(server: &Server) {
    let client = server.user("owner").await;
    server.user("stranger").await;
    for taken in ["stranger@example.com", "Stranger@EXAMPLE.com"] {
        let response = change(&client, &json!({ "email": taken, "current_password": PASSWORD })).await;
        assert_eq!(problem(&response).code, ErrorCode::EmailTaken);
    }
    let own = change(&client, &json!({ "email": "Owner@example.com", "current_password": PASSWORD })).await;
    assert_eq!(own.json::<Data<User>>().unwrap().data.email.as_str(), "Owner@example.com");
}

#[apply(on_both)]
async fn a_time_zone_that_is_nowhere_is_refused(server: &Server) {
    let client = server.user("owner").await;
    let response = change(&client, &json!({ "timezone": "Mars/Olympus_Mons" })).await;
    assert_eq!((response.status, refused_field(&response).as_str()), (400, "timezone"));
}

#[apply(on_both)]
async fn what_a_user_may_not_say_of_themselves_is_refused(server: &Server) {
    let client = server.user("owner").await;
    for (field, value) in [("role", json!("admin")), ("disabled", json!(false)), ("email_verified", json!(true))] {
        let response = change(&client, &json!({ field: value })).await;
        assert_eq!((response.status, refused_field(&response).as_str()), (400, field));
    }
}

#[apply(on_both)]
async fn an_e_mail_that_stays_the_same_stays_verified(server: &Server) {
    let owner = server.user("owner").await;
    server.database.execute("UPDATE users SET email_verified = TRUE");
    for (address, stays) in [
        (email("owner").as_str().to_owned(), true),
        (email("owner").as_str().to_uppercase(), true),
        ("other@example.com".to_owned(), false),
    ] {
        let changes = json!({ "email": address, "current_password": PASSWORD });
        let user = change(&owner, &changes).await.json::<Data<User>>().unwrap().data;
        assert_eq!((user.email.as_str(), user.email_verified), (address.as_str(), stays));
    }
}
