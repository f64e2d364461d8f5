//! `POST /api/auth/logout`.

use super::*;

#[apply(on_both)]
async fn a_token_is_dead_at_once_after_logging_out(server: &Server) {
    let (client, session) = server.sign_up("owner").await;
    assert_eq!(status_with(server, &session.token).await, 200);

    client.auth().logout().await.unwrap();
    let response = server.bearer(&session.token).execute(get("/api/users/me")).await.unwrap();
    assert_eq!(problem(&response).code, ErrorCode::Unauthenticated);
}

#[apply(on_both)]
async fn a_refresh_token_is_dead_after_logging_out(server: &Server) {
    server.user("owner").await;
    let opened = log_in(server, "owner").await;
    let token = opened.json::<Session>().unwrap().token;
    server.bearer(&token).auth().logout().await.unwrap();

    let response = server.client().execute(refresh(&refresh_token(&opened))).await.unwrap();
    assert_eq!(problem(&response).code, ErrorCode::SessionEnded);
}

#[apply(on_both)]
async fn logging_out_reaches_every_instance_within_a_second(server: &Server) {
    let other = server.instance(|_| {}).await;
    let (client, session) = server.sign_up("owner").await;
    assert_eq!(status_with(&other, &session.token).await, 200);

    client.auth().logout().await.unwrap();
    other.expect_dead_within_a_second(&session.token).await;
}

#[apply(on_both)]
async fn logging_out_twice_is_not_authenticated(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let logout = || Request::new(Method::Post, "/api/auth/logout");
    let client = server.bearer(&session.token);
    assert_eq!(client.execute(logout()).await.unwrap().status, 204);
    assert_eq!(problem(&client.execute(logout()).await.unwrap()).code, ErrorCode::Unauthenticated);
}

#[apply(on_both)]
async fn after_logging_out_the_client_is_nobody(server: &Server) {
    let client = server.user("owner").await;
    client.auth().logout().await.unwrap();
    assert_eq!(client.token(), None);
    assert_eq!(code(client.users().me().await), ErrorCode::Unauthenticated);
    assert_eq!(code(client.auth().refresh().await), ErrorCode::SessionEnded);
}
