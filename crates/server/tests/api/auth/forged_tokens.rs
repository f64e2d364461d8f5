//! Access tokens that are not: each is one step away from one that is.

use super::{tokens::part, *};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};

const ANOTHER_SECRET: &str = "somebody-elses-secret-that-is-long-enough";
/// Well-formed, but nobody's.
const UNKNOWN_ID: &str = "01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f";

fn sign(header: &Header, claims: &Value, secret: &str) -> String {
    encode(header, claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
}

fn header(algorithm: Algorithm, kind: Option<&str>) -> Header {
    Header { typ: kind.map(str::to_owned), ..Header::new(algorithm) }
}

/// The claims with one of them changed.
fn with(claims: &Value, name: &str, value: impl Into<Value>) -> Value {
    let mut claims = claims.clone();
    claims[name] = value.into();
    claims
}

/// The claims with one of them left out.
fn without(claims: &Value, name: &str) -> Value {
    let mut claims = claims.clone();
    claims.as_object_mut().unwrap().remove(name);
    claims
}

/// Tokens signed with the right secret over claims that are wrong.
fn wrong_claims(claims: &Value, stranger: &Value) -> Vec<(String, Value)> {
    let now = claims["iat"].as_i64().unwrap();
    let mut forged = vec![
        ("issued by another".to_owned(), with(claims, "iss", "https://elsewhere.example")),
        ("for another audience".to_owned(), with(claims, "aud", "elsewhere")),
        ("for no audience".to_owned(), with(claims, "aud", json!([]))),
        ("expired".to_owned(), with(claims, "exp", now - 6)),
        ("expired long ago".to_owned(), with(claims, "exp", 0)),
        ("expiring at a word".to_owned(), with(claims, "exp", "tomorrow")),
        ("expiring before time".to_owned(), with(claims, "exp", -1)),
        ("not yet valid".to_owned(), with(claims, "nbf", now + 60)),
        ("valid from a word".to_owned(), with(claims, "nbf", "now")),
        ("of another user".to_owned(), with(claims, "sub", stranger["sub"].clone())),
        ("of an unknown user".to_owned(), with(claims, "sub", UNKNOWN_ID)),
        ("of nobody".to_owned(), with(claims, "sub", "")),
        ("of a number".to_owned(), with(claims, "sub", 1)),
        ("of another user's session".to_owned(), with(claims, "sid", stranger["sid"].clone())),
        ("of an unknown session".to_owned(), with(claims, "sid", UNKNOWN_ID)),
        ("of a session that is a user".to_owned(), with(claims, "sid", claims["sub"].clone())),
        ("of no session".to_owned(), with(claims, "sid", Value::Null)),
    ];
    for name in ["sub", "sid", "iss", "aud", "iat", "nbf", "exp", "jti"] {
        forged.push((format!("without {name}"), without(claims, name)));
    }
    forged
}

/// Tokens whose parts were taken apart and put together again.
fn wrong_parts(token: &str, claims: &Value, stranger: &Value) -> Vec<(String, String)> {
    let [head, body, signature] = token.split('.').collect::<Vec<_>>()[..] else { panic!("a token has three parts") };
    let pack = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    let unsigned = |algorithm: &str| pack(&json!({ "alg": algorithm, "typ": "at+jwt" }));
    let tampered = pack(&with(claims, "sub", stranger["sub"].clone()));
    let longer = pack(&with(claims, "exp", claims["exp"].as_i64().unwrap() + 86_400));
    let (start, end) = signature.split_at(1);
    let changed = format!("{}{end}", if start == "A" { "B" } else { "A" });
    [
        ("unsigned", format!("{}.{body}.", unsigned("none"))),
        ("unsigned in capitals", format!("{}.{body}.", unsigned("None"))),
        ("unsigned with a signature", format!("{}.{body}.{signature}", unsigned("none"))),
        ("of an unknown algorithm", format!("{}.{body}.{signature}", unsigned("HS1"))),
        ("without a signature", format!("{head}.{body}.")),
        ("without its last part", format!("{head}.{body}")),
        ("with a part too many", format!("{token}.{signature}")),
        ("tampered with", format!("{head}.{tampered}.{signature}")),
        ("made to last", format!("{head}.{longer}.{signature}")),
        ("with another signature", format!("{head}.{body}.{changed}")),
        ("with half a signature", format!("{head}.{body}.{}", &signature[..signature.len() / 2])),
        ("padded", format!("{token}=")),
        ("that is not base64", format!("{head}.{{}}.{signature}")),
        ("that is not JSON", format!("{head}.{}.{signature}", URL_SAFE_NO_PAD.encode("claims"))),
        ("of dots", "..".to_owned()),
        ("that is a word", "token".to_owned()),
        ("that is a personal one", format!("sos_{}", "a".repeat(43))),
        ("that is endless", "a".repeat(8000)),
    ]
    .map(|(how, token)| (how.to_owned(), token))
    .into()
}

#[apply(on_both)]
async fn a_forged_stale_or_foreign_token_is_not_authenticated(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let (_, stranger) = server.sign_up("stranger").await;
    let (claims, stranger) = (part(&session.token, 1), part(&stranger.token, 1));
    let genuine = header(Algorithm::HS256, Some("at+jwt"));

    // The forger's tools work: with nothing changed, what they make is taken.
    assert_eq!(status_with(server, &sign(&genuine, &claims, SECRET)).await, 200);

    let mut forged: Vec<_> = wrong_claims(&claims, &stranger)
        .into_iter()
        .map(|(how, claims)| (how, sign(&genuine, &claims, SECRET)))
        .chain(wrong_parts(&session.token, &claims, &stranger))
        .collect();
    for algorithm in [Algorithm::HS384, Algorithm::HS512] {
        let token = sign(&header(algorithm, Some("at+jwt")), &claims, SECRET);
        forged.push((format!("signed by {algorithm:?}"), token));
    }
    for kind in [None, Some("JWT"), Some("id+jwt"), Some("")] {
        forged.push((format!("of type {kind:?}"), sign(&header(Algorithm::HS256, kind), &claims, SECRET)));
    }
    forged.push(("signed with another secret".to_owned(), sign(&genuine, &claims, ANOTHER_SECRET)));
    forged.push(("signed with nothing".to_owned(), sign(&genuine, &claims, "")));

    assert!(forged.len() >= 45);
    for (how, token) in forged {
        let response = server.bearer(&token).execute(get("/api/users/me")).await.unwrap();
        assert_eq!(response.status, 401, "a token {how}");
        assert_eq!(problem(&response).code, ErrorCode::Unauthenticated, "a token {how}");
    }
}

#[apply(on_both)]
async fn a_token_counts_in_the_authorization_header_alone(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let (me, token, nobody) = ("/api/users/me", &session.token, server.client());
    let elsewhere = [
        get(me),
        get(format!("/api/goals?access_token={token}")),
        get(me).header("Cookie", format!("token={token}")),
        get(me).header("Authorization", ""),
        get(me).header("Authorization", "Bearer"),
        get(me).header("Authorization", "Bearer "),
        get(me).header("Authorization", token.as_str()),
        get(me).header("Authorization", format!("Basic {token}")),
        get(me).header("Authorization", format!("Bearer {token} {token}")),
        get(me).header("Proxy-Authorization", format!("Bearer {token}")),
    ];
    for request in elsewhere {
        let (shown, response) = (format!("{request:?}"), nobody.execute(request).await.unwrap());
        // A query that says what the path does not know is refused, but as nobody's.
        assert_eq!(problem(&response).code, ErrorCode::Unauthenticated, "{shown}");
        assert!(response.header("www-authenticate").is_some_and(|scheme| scheme.starts_with("Bearer")), "{shown}");
    }
}
