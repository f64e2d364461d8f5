//! `PATCH /api/users/{id}`.

use super::*;
use std::time::Duration;

async fn log_in(server: &Server, password: &str) -> Result<Session, studentos_client::Error> {
    let login = Login { email: email("owner"), password: GivenPassword::parse(password).unwrap() };
    server.client().auth().login(&login).await
}

#[apply(on_both)]
async fn what_is_said_changes_and_nothing_else(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let (_, Session { user, .. }) = server.sign_up("owner").await;
    let promoted = admin.users().update(user.id, &PROMOTE).await.unwrap();
    assert_eq!(promoted, User { role: Role::Admin, ..user.clone() });
    let both = UpdateAccess { role: Some(Role::User), disabled: Some(true) };
    let shut_out = User { disabled: true, ..user.clone() };
    assert_eq!(admin.users().update(user.id, &both).await.unwrap(), shut_out);
    assert_eq!(admin.users().get(user.id).await.unwrap(), shut_out);
}

#[apply(on_both)]
async fn nothing_changes_that_is_so_already(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let (owner, Session { user, .. }) = server.sign_up("owner").await;
    let before = admin.execute(get(path(user.id))).await.unwrap();
    for same in [json!({}), json!({ "role": "user" }), json!({ "disabled": false })] {
        let unchanged = admin.execute(patch(path(user.id), &same)).await.unwrap();
        assert_eq!((unchanged.status, unchanged.header("etag")), (200, before.header("etag")));
    }
    assert!(owner.users().me().await.is_ok());
}

#[apply(on_both)]
async fn what_is_not_for_an_administrator_to_say_is_refused_by_its_field(server: &Server) {
    let (admin, Session { user, .. }) = server.admin("admin").await;
    for (field, value) in [
        ("role", json!("root")),
        ("role", Value::Null),
        ("disabled", Value::Null),
        ("disabled", json!("yes")),
        ("name", json!("x")),
        ("email", json!("x@example.com")),
    ] {
        let refused = admin.execute(patch(path(user.id), &json!({ field: value }))).await.unwrap();
        assert_eq!((refused.status, refused_field(&refused).as_str()), (400, field));
    }
    for id in [NOBODY, "x"] {
        let refused = admin.execute(patch(format!("/api/users/{id}"), &json!({ "disabled": true }))).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::NotFound);
    }
}

#[apply(on_both)]
async fn a_body_that_is_none_is_refused(server: &Server) {
    let (admin, Session { user, .. }) = server.admin("admin").await;
    let with = |kind, body: &str| Request::new(Method::Patch, path(user.id)).body(body).header("Content-Type", kind);
    let json = "application/json";
    for (request, refused) in [
        (with(json, "{"), ErrorCode::MalformedRequest),
        (with(json, &" ".repeat(256 * 1024 + 1)), ErrorCode::ContentTooLarge),
        (with("text/plain", "{}"), ErrorCode::UnsupportedMediaType),
    ] {
        assert_eq!(problem(&admin.execute(request).await.unwrap()).code, refused);
    }
}

#[apply(on_both)]
async fn a_change_to_what_is_not_so_any_more_is_refused(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let (owner, Session { user, .. }) = server.sign_up("owner").await;
    let stale = admin.execute(get(path(user.id))).await.unwrap().header("etag").unwrap().to_owned();
    change(&owner, &json!({ "name": "Another" })).await;
    for request in [patch(path(user.id), &json!({ "disabled": true })), delete(path(user.id))] {
        let refused = admin.execute(request.header("If-Match", &stale)).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::PreconditionFailed);
    }
    let current = admin.execute(get(path(user.id))).await.unwrap().header("etag").unwrap().to_owned();
    let changed = patch(path(user.id), &json!({ "role": "admin" })).header("If-Match", current);
    let changed = admin.execute(changed).await.unwrap();
    let read = admin.execute(get(path(user.id))).await.unwrap();
    assert_eq!((changed.status, changed.header("etag")), (200, read.header("etag")));
}

#[apply(on_both)]
async fn a_new_role_is_told_to_whose_it_is(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let (owner, Session { user, .. }) = server.sign_up("owner").await;
    let mut events = Events::open(server, &owner, None).await;
    admin.users().update(user.id, &PROMOTE).await.unwrap();
    let event = events.next().await.unwrap();
    assert_eq!((event.name.as_str(), &event.data["data"]["role"]), ("user", &json!("admin")));
}

#[apply(on_both)]
async fn whoever_is_promoted_or_demoted_may_or_may_not_within_a_second_on_every_instance(server: &Server) {
    let other = server.instance(|_| {}).await;
    let (admin, _) = server.admin("admin").await;
    let (owner, Session { user, .. }) = server.sign_up("owner").await;
    let elsewhere = other.bearer(&owner.token().unwrap());
    let status = async || elsewhere.execute(get("/api/users")).await.unwrap().status;
    assert_eq!(status().await, 403);
    for (change, then) in [(PROMOTE, 200), (DEMOTE, 403)] {
        admin.users().update(user.id, &change).await.unwrap();
        within_a_second("it holds elsewhere", async || status().await == then).await;
    }
}

#[apply(on_both)]
async fn a_demoted_administrator_decides_nothing_though_an_instance_remembers_them(server: &Server) {
    let other = server.instance(|_| {}).await;
    let (admin, _) = server.admin("admin").await;
    let (another, Session { user: demoted, .. }) = server.admin("another").await;
    let (_, Session { user, .. }) = server.sign_up("owner").await;
    let elsewhere = other.bearer(&another.token().unwrap());
    assert_eq!(elsewhere.users().list().send().await.unwrap().count, 3);
    admin.users().update(demoted.id, &DEMOTE).await.unwrap();
    assert_eq!(code(elsewhere.users().update(user.id, &DISABLE).await), ErrorCode::Forbidden);
    assert_eq!(code(elsewhere.users().delete(user.id).await), ErrorCode::Forbidden);
    assert_eq!(code(elsewhere.users().list().send().await), ErrorCode::Forbidden);
    assert_eq!(code(elsewhere.users().get(user.id).await), ErrorCode::Forbidden);
}

#[apply(on_both)]
async fn whoever_is_shut_out_is_out_within_a_second_and_comes_back_by_logging_in(server: &Server) {
    let other = server.instance(|_| {}).await;
    let (admin, _) = server.admin("admin").await;
    let (owner, session) = server.sign_up("owner").await;
    let secret = owner.users().create_token(&new_token("a program", Scope::Write)).await.unwrap().secret;
    let both = [session.token.as_str(), &secret];
    for token in both {
        assert_eq!([server.status_with(token).await, other.status_with(token).await], [200, 200]);
    }
    let mut events = Events::open(&other, &other.bearer(&secret), None).await;
    admin.users().update(session.user.id, &DISABLE).await.unwrap();
    let begin = Stopwatch::start();
    // They may still be told of it.
    while events.next().await.is_some() {}
    assert!(begin.elapsed() < Duration::from_secs(1), "it took {:?}", begin.elapsed());
    for token in both {
        server.expect_dead_within_a_second(token).await;
        other.expect_dead_within_a_second(token).await;
    }
    let detail = |error: studentos_client::Error| error.problem().unwrap().detail.clone();
    assert_eq!(
        detail(log_in(server, PASSWORD).await.unwrap_err()),
        detail(log_in(server, "another-password").await.unwrap_err())
    );
    assert_eq!(code(owner.auth().refresh().await), ErrorCode::SessionEnded);

    assert!(!admin.users().update(session.user.id, &ENABLE).await.unwrap().disabled);
    for token in both {
        assert_eq!(
            [server.status_with(token).await, other.status_with(token).await],
            [401, 401],
            "it has ended for good"
        );
    }
    assert!(log_in(server, PASSWORD).await.is_ok());
}

#[apply(on_both)]
async fn of_logins_at_once_with_being_shut_out_none_outlives_it(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let (_, Session { user, .. }) = server.sign_up("owner").await;
    let shutting_out = {
        let admin = admin.clone();
        actix_web::rt::spawn(async move { admin.users().update(user.id, &DISABLE).await })
    };
    let (client, body) = (server.client(), json!({ "email": email("owner"), "password": PASSWORD }));
    let answers = at_once(12, move |_| {
        let (client, body) = (client.clone(), body.clone());
        async move { client.execute(post("/api/auth/login", &body)).await.unwrap() }
    })
    .await;
    shutting_out.await.unwrap().unwrap();
    admin.users().update(user.id, &ENABLE).await.unwrap();
    for answer in answers.iter().filter(|answer| answer.status != 401) {
        let session: Session = answer.json().unwrap_or_else(|_| panic!("{answer:?} is neither in nor out"));
        server.expect_dead_within_a_second(&session.token).await;
    }
}
