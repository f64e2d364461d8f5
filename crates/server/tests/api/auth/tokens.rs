//! Access tokens that are taken, and what is in them.

use super::*;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// A part of a token, read.
pub fn part(token: &str, index: usize) -> Value {
    let part = token.split('.').nth(index).expect("a token has three parts");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[apply(on_both)]
async fn a_token_says_what_the_contract_says(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    assert_eq!(part(&session.token, 0), json!({ "alg": "HS256", "typ": "at+jwt" }));

    let claims = part(&session.token, 1);
    let mut names: Vec<_> = claims.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["aud", "exp", "iat", "iss", "jti", "nbf", "sid", "sub"]);
    assert_eq!(claims["sub"], session.user.id.to_string());
    let seconds = |name: &str| claims[name].as_i64().unwrap();
    assert_eq!(seconds("exp") - seconds("iat"), 15 * 60);
    assert!(seconds("nbf") <= seconds("iat"));
}

#[apply(on_both)]
async fn the_scheme_may_be_written_in_any_case(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let request = get("/api/users/me").header("Authorization", format!("{scheme} {}", session.token));
        assert_eq!(server.client().execute(request).await.unwrap().status, 200, "{scheme}");
    }
}

#[apply(on_both)]
async fn no_two_tokens_are_the_same(server: &Server) {
    let (client, first) = server.sign_up("owner").await;
    let second = client.auth().refresh().await.unwrap();
    let (first, second) = (part(&first.token, 1), part(&second.token, 1));
    assert_eq!(first["sid"], second["sid"]);
    assert_ne!(first["jti"], second["jti"]);
}

#[apply(on_both)]
async fn a_token_signed_with_the_previous_secret_is_still_taken(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let new_secret = "the-secret-after-this-one-also-long-enough";

    let rotated = server
        .instance(|config| {
            config.jwt_secret = Some(new_secret.parse().unwrap());
            config.jwt_secret_previous = Some(SECRET.parse().unwrap());
        })
        .await;
    assert_eq!(status_with(&rotated, &session.token).await, 200);
    let signed_anew = rotated.client().auth().login(&login("owner", PASSWORD)).await.unwrap().token;
    assert_eq!(status_with(server, &signed_anew).await, 401, "new tokens are signed with the new secret alone");

    let forgotten = server.instance(|config| config.jwt_secret = Some(new_secret.parse().unwrap())).await;
    assert_eq!(status_with(&forgotten, &session.token).await, 401);
}
