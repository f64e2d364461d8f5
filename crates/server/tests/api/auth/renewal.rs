//! The client's side of an access token that has run out.

use super::{tokens::part, *};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};

/// How many calls are made at once.
const CALLS: usize = 100;

/// The same token, but that its time has run out.
fn expired(token: &str) -> String {
    let mut claims = part(token, 1);
    claims["exp"] = json!(claims["iat"].as_i64().unwrap() - 60);
    let header = Header { typ: Some("at+jwt".to_owned()), ..Header::new(Algorithm::HS256) };
    encode(&header, &claims, &EncodingKey::from_secret(SECRET.as_bytes())).unwrap()
}

#[apply(on_both)]
async fn a_hundred_calls_at_the_end_of_a_token_renew_it_once(server: &Server) {
    let (client, session) = server.sign_up("owner").await;
    let expired = expired(&session.token);
    client.set_token(Some(&expired));

    let answers = at_once(CALLS, |_| client.users().me().into_future()).await;
    for answer in answers {
        assert_eq!(answer.unwrap().id, session.user.id);
    }
    assert_ne!(client.token().as_deref(), Some(expired.as_str()));
    let figures = client.metrics().await.unwrap();
    let refreshes: Vec<_> = figures
        .lines()
        .filter(|line| line.contains(r#"requests_total{method="POST",route="/api/auth/refresh""#))
        .collect();
    assert_eq!(
        refreshes,
        [r#"studentos_http_requests_total{method="POST",route="/api/auth/refresh",status="200",code=""} 1"#]
    );
}
