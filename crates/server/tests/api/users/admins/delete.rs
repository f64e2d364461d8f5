//! `DELETE /api/users/{id}`.

use super::*;

#[apply(on_both)]
async fn an_account_goes_with_all_that_is_its(server: &Server) {
    let other = server.instance(|_| {}).await;
    let (admin, Session { user: own, .. }) = server.admin("admin").await;
    let (owner, session) = server.sign_up("owner").await;
    plan(&owner, "Read", day(6)).await;
    let secret = owner.users().create_token(&new_token("a program", Scope::Read)).await.unwrap().secret;
    assert_eq!(other.status_with(&secret).await, 200);

    admin.users().delete(session.user.id).await.unwrap();
    for token in [session.token.as_str(), &secret] {
        server.expect_dead_within_a_second(token).await;
        other.expect_dead_within_a_second(token).await;
    }
    for table in ["goals", "api_tokens"] {
        assert!(server.database.texts(&format!("SELECT id AS text FROM {table}")).is_empty(), "{table}");
    }
    assert_eq!(server.database.texts("SELECT id AS text FROM users"), [own.id.to_string()]);
    assert_eq!(code(admin.users().delete(session.user.id).await), ErrorCode::NotFound);
    assert_eq!(problem(&admin.execute(delete("/api/users/x")).await.unwrap()).code, ErrorCode::NotFound);
}

#[apply(on_both)]
async fn an_administrator_who_is_not_the_last_may_go_as_well(server: &Server) {
    let (admin, session) = server.admin("admin").await;
    server.admin("another").await;
    admin.users().delete_me(&confirmed()).await.unwrap();
    server.expect_dead_within_a_second(&session.token).await;
}
