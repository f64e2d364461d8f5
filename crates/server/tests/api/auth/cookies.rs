//! The refresh cookie as the browser sees it.

use super::*;

/// Whether this says how long the cookie lasts, and that it is as long as a session: seven days, or just under.
fn lasts_a_week(attribute: &str) -> bool {
    let seconds = attribute.strip_prefix("max-age=").and_then(|seconds| seconds.parse().ok());
    seconds.is_some_and(|seconds: u32| (604_700..=604_800).contains(&seconds))
}

/// The name of the cookie that an answer sets, and its attributes in lower case but for a lifetime of a week.
fn cookie(response: &Response) -> (String, Vec<String>) {
    let header = response.header("set-cookie").expect("a cookie is set");
    let mut parts = header.split("; ");
    let name = parts.next().and_then(|pair| pair.split('=').next()).unwrap().to_owned();
    let mut attributes: Vec<_> = parts.map(str::to_ascii_lowercase).filter(|part| !lasts_a_week(part)).collect();
    attributes.sort_unstable();
    (name, attributes)
}

#[apply(on_both)]
async fn the_cookie_is_kept_from_scripts_and_from_other_sites(server: &Server) {
    server.user("owner").await;
    let (name, attributes) = cookie(&log_in(server, "owner").await);
    assert_eq!(name, "sos_refresh");
    assert_eq!(attributes, ["httponly", "path=/api/auth", "samesite=strict"]);
}

#[apply(on_both)]
async fn on_https_the_cookie_is_secure_and_says_so_in_its_name(server: &Server) {
    let https = server.instance(|config| config.public_url = Some("https://planner.example".parse().unwrap())).await;
    https.user("owner").await;
    let opened = log_in(&https, "owner").await;
    let (name, attributes) = cookie(&opened);
    assert_eq!(name, "__Secure-sos_refresh");
    assert_eq!(attributes, ["httponly", "path=/api/auth", "samesite=strict", "secure"]);

    let token = refresh_token(&opened);
    let under =
        |name: &str| Request::new(Method::Post, "/api/auth/refresh").header("Cookie", format!("{name}={token}"));
    let plain = https.client().execute(under("sos_refresh")).await.unwrap();
    assert_eq!(problem(&plain).code, ErrorCode::SessionEnded, "a page on http could have planted this one");
    assert_eq!(https.client().execute(under("__Secure-sos_refresh")).await.unwrap().status, 200);
}

#[apply(on_both)]
async fn logging_out_takes_the_cookie_back(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let logout = Request::new(Method::Post, "/api/auth/logout");
    let response = server.bearer(&session.token).execute(logout).await.unwrap();
    assert_eq!(response.status, 204);

    let (name, attributes) = cookie(&response);
    assert_eq!((name.as_str(), refresh_token(&response).as_str()), ("sos_refresh", ""));
    for needed in ["max-age=0", "path=/api/auth"] {
        assert!(attributes.iter().any(|attribute| attribute == needed), "{needed} in {attributes:?}");
    }
}

#[apply(on_both)]
async fn answers_with_tokens_are_kept_by_no_cache(server: &Server) {
    server.user("owner").await;
    let opened = log_in(server, "owner").await;
    let renewed = server.client().execute(refresh(&refresh_token(&opened))).await.unwrap();
    for response in [opened, renewed] {
        assert_eq!(response.header("cache-control"), Some("no-store"));
    }
}
