//! `/api/users` and `/api/users/{id}`: what administrators see and decide.

mod delete;
mod last;
mod list;
mod plans;
mod update;

use super::*;
use studentos_client::types::{DeleteAccount, Role, UpdateAccess, UserId};

/// An id that nobody has.
const NOBODY: &str = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f";

const DISABLE: UpdateAccess = UpdateAccess { role: None, disabled: Some(true) };
const ENABLE: UpdateAccess = UpdateAccess { role: None, disabled: Some(false) };
const DEMOTE: UpdateAccess = UpdateAccess { role: Some(Role::User), disabled: None };
const PROMOTE: UpdateAccess = UpdateAccess { role: Some(Role::Admin), disabled: None };

fn path(id: UserId) -> String {
    format!("/api/users/{id}")
}

#[apply(on_both)]
async fn an_administrator_sees_anybodys_account_and_others_their_own(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let (owner, Session { user, .. }) = server.sign_up("owner").await;
    for client in [&admin, &owner] {
        assert_eq!(client.users().get(user.id).await.unwrap(), user);
    }
    let read = admin.execute(get(path(user.id))).await.unwrap();
    let known = get(path(user.id)).header("If-None-Match", read.header("etag").unwrap());
    assert_eq!(admin.execute(known).await.unwrap().status, 304);
    for id in [NOBODY, "x"] {
        let refused = admin.execute(get(format!("/api/users/{id}"))).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::NotFound);
    }
}

#[apply(on_both)]
async fn whoever_is_no_administrator_learns_nothing_of_others(server: &Server) {
    let (_, Session { user, .. }) = server.admin("admin").await;
    let stranger = server.user("stranger").await;
    // Whether there is such a user or not, and whatever else is wrong.
    for id in [user.id.to_string().as_str(), NOBODY, "x"] {
        let path = format!("/api/users/{id}");
        for request in
            [get(&path), patch(&path, &json!({ "disabled": true })), patch(&path, &json!({ "x": 1 })), delete(&path)]
        {
            let refused = stranger.execute(request).await.unwrap();
            assert_eq!(problem(&refused).code, ErrorCode::Forbidden, "{path}");
        }
    }
    for query in ["", "?limit=0"] {
        let refused = stranger.execute(get(format!("/api/users{query}"))).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::Forbidden);
    }
}

#[apply(on_both)]
async fn nobody_decides_about_themselves_without_being_an_administrator(server: &Server) {
    let (owner, Session { user, .. }) = server.sign_up("owner").await;
    assert_eq!(code(owner.users().update(user.id, &PROMOTE).await), ErrorCode::Forbidden);
    assert_eq!(code(owner.users().delete(user.id).await), ErrorCode::Forbidden);
    assert_eq!(owner.users().me().await.unwrap(), user);
}

#[apply(on_both)]
async fn an_administrator_reaches_nothing_else_of_others(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let goal = plan(&server.user("owner").await, "A secret", day(6)).await;
    assert_eq!(code(admin.goals().get(goal.id).await), ErrorCode::NotYours);
    assert_eq!(code(admin.goals().delete(goal.id).await), ErrorCode::NotYours);
    assert!(titles(&admin, day(6)).await.is_empty());
}

#[apply(on_both)]
async fn a_program_of_an_administrator_looks_and_decides_nothing(server: &Server) {
    let (admin, _) = server.admin("admin").await;
    let (_, Session { user, .. }) = server.sign_up("owner").await;
    let secret = admin.users().create_token(&new_token("a program", Scope::Write)).await.unwrap().secret;
    let program = server.bearer(&secret);
    assert_eq!(program.users().list().send().await.unwrap().count, 2);
    assert_eq!(program.users().get(user.id).await.unwrap(), user);
    assert_eq!(code(program.users().update(user.id, &DISABLE).await), ErrorCode::TokenNotAllowed);
    assert_eq!(code(program.users().delete(user.id).await), ErrorCode::TokenNotAllowed);
    assert_eq!(admin.users().get(user.id).await.unwrap(), user);
}

#[apply(on_both)]
async fn an_administrators_own_account_takes_the_password(server: &Server) {
    let (admin, Session { user, .. }) = server.admin("admin").await;
    server.admin("another").await;
    let refused = admin.execute(delete(format!("/api/users/{}", user.id))).await.unwrap();
    assert_eq!(problem(&refused).code, ErrorCode::Forbidden);
    assert_eq!(problem(&refused).detail, "Delete your own account at /api/users/me, with its password.");
    assert_eq!(admin.users().me().await.unwrap().id, user.id);
}

fn confirmed() -> DeleteAccount {
    DeleteAccount { password: GivenPassword::parse(PASSWORD).unwrap() }
}
