//! Which web pages may refresh: a cookie travels on its own, so the page that sends it has to be a known one.

use super::*;

/// What a refresh with these headers is answered.
async fn refreshed_with(server: &Server, headers: &[(&str, &str)]) -> Response {
    let cookie = refresh_token(&log_in(server, "owner").await);
    let request = headers.iter().fold(refresh(&cookie), |request, (name, value)| request.header(*name, *value));
    server.client().execute(request).await.unwrap()
}

#[apply(on_both)]
async fn a_program_without_an_origin_may_refresh(server: &Server) {
    server.user("owner").await;
    assert_eq!(refreshed_with(server, &[]).await.status, 200);
}

#[apply(on_both)]
async fn the_servers_own_page_and_the_configured_ones_may_refresh(server: &Server) {
    let configured = server
        .instance(|config| {
            config.public_url = Some("http://planner.example".parse().unwrap());
            config.cors_origins = vec!["https://app.example".parse().unwrap()];
        })
        .await;
    configured.user("owner").await;
    for origin in ["http://planner.example", "https://app.example"] {
        let response = refreshed_with(&configured, &[("Origin", origin)]).await;
        assert_eq!(response.status, 200, "{origin}");
    }
    let from_own_page = [("Origin", "http://planner.example"), ("Sec-Fetch-Site", "same-origin")];
    assert_eq!(refreshed_with(&configured, &from_own_page).await.status, 200);
}

#[apply(on_both)]
async fn another_page_may_not_refresh(server: &Server) {
    server.user("owner").await;
    let strangers: &[&[(&str, &str)]] = &[
        &[("Origin", "https://elsewhere.example")],
        &[("Origin", "null")],
        &[("Origin", "")],
        &[("Origin", "http://127.0.0.1.elsewhere.example")],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site"), ("Origin", "http://elsewhere.example")],
    ];
    for stranger in strangers {
        let response = refreshed_with(server, stranger).await;
        assert_eq!(problem(&response).code, ErrorCode::BadOrigin, "{stranger:?}");
        assert_eq!(response.header("set-cookie"), None, "{stranger:?}");
    }
}
