//! `/api/users/me/tokens`: how API tokens are made and listed, and how they end.

use super::*;
use diesel::Connection as _;
use studentos_client::types::{
    ApiToken, ChangePassword, CreateApiToken, DeleteAccount, NewApiToken, Password, Timestamp,
};
use studentos_server::{
    clock::{DAY, now},
    db::purge::{PARTS, purge},
};

const TOKENS: &str = "/api/users/me/tokens";

/// Makes a token that may write.
async fn make(owner: &Client) -> NewApiToken {
    owner.users().create_token(&new_token("a program", Scope::Write)).await.unwrap()
}

#[apply(on_both)]
async fn the_secret_is_shown_once_and_not_kept(server: &Server) {
    let owner = server.user("owner").await;
    let made = owner.execute(post(TOKENS, &json!({ "name": " Desk ", "scope": "read" }))).await.unwrap();
    assert_eq!((made.status, made.header("cache-control")), (201, Some("no-store")));
    let token = made.json::<Data<NewApiToken>>().unwrap().data;
    assert_eq!(made.header("location"), Some(format!("{TOKENS}/{}", token.id).as_str()));
    assert_eq!(made.header("etag"), None, "nothing could be asked with it");
    assert_eq!(
        (token.name.as_str(), token.scope, token.expires_at, token.last_used_at),
        ("Desk", Scope::Read, None, None)
    );
    let random = token.secret.strip_prefix("sos_").expect("it says what it is");
    assert!(random.len() == 43 && random.bytes().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_')));

    let listed = owner.execute(get(TOKENS)).await.unwrap();
    assert_eq!(listed.json::<List<ApiToken>>().unwrap().data, [ApiToken::from(token.clone())]);
    assert!(!String::from_utf8_lossy(&listed.body).contains("secret"));
    let stored = server.database.texts("SELECT id || name || scope || hash AS text FROM api_tokens").concat();
    assert!(!stored.contains(random) && !format!("{token:?}").contains(random));
}

#[apply(on_both)]
async fn a_token_shows_what_the_contract_says(server: &Server) {
    let owner = server.user("owner").await;
    make(&owner).await;
    let list: Value = owner.execute(get(TOKENS)).await.unwrap().json().unwrap();
    let mut names: Vec<_> = list["data"][0].as_object().unwrap().keys().cloned().collect();
    names.sort_unstable();
    assert_eq!(names, ["created_at", "expires_at", "id", "last_used_at", "name", "scope"]);
    assert_eq!((&list["count"], &list["next_cursor"]), (&json!(1), &Value::Null));
}

#[apply(on_both)]
async fn a_program_does_what_its_user_may(server: &Server) {
    let owner = server.user("owner").await;
    let program = server.bearer(&make(&owner).await.secret);
    assert_eq!(program.users().me().await.unwrap(), owner.users().me().await.unwrap());
    let goal = plan(&program, "Read", day(6)).await;
    program.goals().update(goal.id, &complete(true)).await.unwrap();
    assert!(owner.goals().get(goal.id).await.unwrap().completed);
    let others = plan(&server.user("stranger").await, "Read", day(6)).await;
    assert_eq!(code(program.goals().get(others.id).await), ErrorCode::NotYours);
}

#[apply(on_both)]
async fn one_that_may_read_changes_nothing_whatever_is_asked(server: &Server) {
    let owner = server.user("owner").await;
    let secret = owner.users().create_token(&new_token("a program", Scope::Read)).await.unwrap().secret;
    let (program, goal) = (server.bearer(&secret), plan(&owner, "Read", day(6)).await);
    assert_eq!(titles(&program, day(6)).await, ["Read"]);
    assert_eq!(code(program.goals().create(&new_goal("Write", day(6))).await), ErrorCode::Scope);
    assert_eq!(code(program.goals().delete(goal.id).await), ErrorCode::Scope);
    // Before anything else is wrong with the request.
    let request = Request::new(Method::Post, "/api/goals").body("{").header("Content-Type", "text/plain");
    assert_eq!(problem(&program.execute(request).await.unwrap()).code, ErrorCode::Scope);
    assert_eq!(problem(&program.execute(delete("/api/goals/x")).await.unwrap()).code, ErrorCode::Scope);
    assert_eq!(titles(&owner, day(6)).await, ["Read"]);
}

#[apply(on_both)]
async fn no_program_changes_how_its_user_logs_in(server: &Server) {
    let owner = server.user("owner").await;
    let program = server.bearer(&make(&owner).await.secret);
    let rename = json!({ "name": "Someone Else" });
    assert_eq!(change(&program, &rename).await.status, 200);
    for body in
        [json!({ "email": "new@example.com" }), json!({ "email": "new@example.com", "current_password": PASSWORD })]
    {
        assert_eq!(problem(&change(&program, &body).await).code, ErrorCode::TokenNotAllowed);
    }
    assert_eq!(owner.users().me().await.unwrap().email, email("owner"));
}

#[apply(on_both)]
async fn what_is_no_token_of_ours_is_not_authenticated(server: &Server) {
    let secret = make(&server.user("owner").await).await.secret;
    for wrong in
        ["sos_", &secret[..46], &format!("{secret}A"), &secret.replace("sos_", "SOS_"), &secret.replace("sos_", "")]
    {
        assert_eq!(server.status_with(wrong).await, 401, "{wrong}");
    }
    // Also where a token that is good would be refused for another reason.
    let refused = server.bearer("sos_x").execute(get(TOKENS)).await.unwrap();
    assert_eq!(problem(&refused).code, ErrorCode::Unauthenticated);
}

#[apply(on_both)]
async fn a_deleted_token_is_dead_at_once_and_elsewhere_within_a_second(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let (kept, deleted) = (make(&owner).await, make(&owner).await);
    assert_eq!([server.status_with(&deleted.secret).await, other.status_with(&deleted.secret).await], [200, 200]);

    owner.users().delete_token(deleted.id).await.unwrap();
    assert_eq!(server.status_with(&deleted.secret).await, 401);
    other.expect_dead_within_a_second(&deleted.secret).await;
    assert_eq!(other.status_with(&kept.secret).await, 200);
    assert_eq!(owner.users().tokens().await.unwrap().data.len(), 1);
    assert_eq!(code(owner.users().delete_token(deleted.id).await), ErrorCode::NotFound);
}

#[apply(on_both)]
async fn anothers_token_is_not_found_and_goes_on(server: &Server) {
    let (owner, stranger) = (server.user("owner").await, server.user("stranger").await);
    let token = make(&owner).await;
    assert_eq!(code(stranger.users().delete_token(token.id).await), ErrorCode::NotFound);
    assert!(stranger.users().tokens().await.unwrap().data.is_empty());
    for id in ["01980f2e-5c5a-7d3e-9a64-0f6b1c2d3e4f", "x"] {
        let refused = owner.execute(delete(format!("{TOKENS}/{id}"))).await.unwrap();
        assert_eq!(problem(&refused).code, ErrorCode::NotFound);
    }
    assert_eq!(server.status_with(&token.secret).await, 200);
}

#[apply(on_both)]
async fn a_token_ends_when_it_says_and_is_listed_all_the_same(server: &Server) {
    let owner = server.user("owner").await;
    let never = json!({ "name": "x", "scope": "read", "expires_at": null });
    let never: Data<NewApiToken> = owner.execute(post(TOKENS, &never)).await.unwrap().json().unwrap();
    assert_eq!(never.data.expires_at, None);
    owner.users().delete_token(never.data.id).await.unwrap();
    let expires_at = Timestamp::parse("2100-01-01T00:00:00Z").unwrap();
    let new = CreateApiToken { expires_at: Some(expires_at), ..new_token("a program", Scope::Read) };
    let token = owner.users().create_token(&new).await.unwrap();
    assert_eq!((token.expires_at, server.status_with(&token.secret).await), (Some(expires_at), 200));
    server.database.execute("UPDATE api_tokens SET expires_at = 1");
    server.expect_dead_within_a_second(&token.secret).await;
    assert_eq!(owner.users().tokens().await.unwrap().data.len(), 1);
}

#[apply(on_both)]
async fn one_that_ended_more_than_30_days_ago_is_listed_no_more(server: &Server) {
    let owner = server.user("owner").await;
    let (gone, listed) = (make(&owner).await.id, make(&owner).await.id);
    for (id, days) in [(gone, 31), (listed, 29)] {
        let ended = now().as_micros() - days * DAY;
        server.database.execute(&format!("UPDATE api_tokens SET expires_at = {ended} WHERE id = '{id}'"));
    }
    let connection = &mut Explainer::connect(&server.database).connection;
    let tidy_up = async || {
        for part in PARTS {
            // The server tidies up as well, and one of both has to wait.
            connection.transaction(|connection| purge(connection, part, now())).ok();
        }
        owner.users().tokens().await.unwrap().data.len() == 1
    };
    until("it is listed no more", tidy_up).await;
    assert_eq!(owner.users().tokens().await.unwrap().data[0].id, listed);
}

#[apply(on_both)]
async fn a_token_that_cannot_be_is_refused_by_its_field(server: &Server) {
    let owner = server.user("owner").await;
    for (field, value) in [
        ("name", json!("")),
        ("name", json!("x".repeat(101))),
        ("name", Value::Null),
        ("scope", json!("admin")),
        ("scope", Value::Null),
        ("expires_at", json!("2026-03-06T07:08:09.123456Z")),
        ("expires_at", json!("2100-01-01")),
        ("secret", json!("sos_mine")),
    ] {
        let mut body = json!({ "name": "x", "scope": "read" });
        body[field] = value.clone();
        let refused = owner.execute(post(TOKENS, &body)).await.unwrap();
        assert_eq!((refused.status, refused_field(&refused).as_str()), (400, field), "{value}");
    }
    let refused = owner.execute(post(TOKENS, &json!({ "name": "x", "scope": "admin" }))).await.unwrap();
    assert_eq!(problem(&refused).errors[0].message, "Must be read or write.");
    for missing in ["name", "scope"] {
        let mut body = json!({ "name": "x", "scope": "read" });
        body.as_object_mut().unwrap().remove(missing);
        assert_eq!(refused_field(&owner.execute(post(TOKENS, &body)).await.unwrap()), missing);
    }
    assert!(owner.users().tokens().await.unwrap().data.is_empty());
}

#[apply(on_both)]
async fn of_64_made_at_once_a_user_keeps_50(server: &Server) {
    let (owner, other) = (server.user("owner").await, server.user("other").await);
    let made = at_once(64, |_| {
        let owner = owner.clone();
        async move { owner.users().create_token(&new_token("a program", Scope::Read)).await }
    })
    .await;
    let (made, refused): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    assert_eq!(made.len(), 50);
    assert!(refused.into_iter().all(|refused| code(refused) == ErrorCode::TooManyApiTokens));
    make(&other).await;
    let one = owner.users().tokens().await.unwrap().data[0].id;
    owner.users().delete_token(one).await.unwrap();
    make(&owner).await;
}

#[apply(on_both)]
async fn tokens_come_in_pages_the_newest_first(server: &Server) {
    let owner = server.user("owner").await;
    for name in ["1", "2", "3", "4"] {
        owner.users().create_token(&new_token(name, Scope::Read)).await.unwrap();
    }
    let (mut seen, mut path) = (Vec::new(), format!("{TOKENS}?limit=3"));
    loop {
        let page: List<ApiToken> = owner.execute(get(path)).await.unwrap().json().unwrap();
        seen.extend(page.data.into_iter().map(|token| String::from(token.name)));
        owner.users().create_token(&new_token("late", Scope::Read)).await.unwrap();
        let Some(next) = page.next_cursor else { break };
        path = format!("{TOKENS}?limit=3&cursor={next}");
    }
    assert_eq!(seen, ["4", "3", "2", "1"]);
    assert_eq!(refused_field(&owner.execute(get(format!("{TOKENS}?limit=0"))).await.unwrap()), "limit");
}

#[apply(on_both)]
async fn a_key_does_not_make_the_secret_be_told_twice(server: &Server) {
    let owner = server.user("owner").await;
    let create = post(TOKENS, &json!({ "name": "x", "scope": "read" })).header("Idempotency-Key", "k");
    let (first, second) = (owner.execute(create.clone()).await.unwrap(), owner.execute(create).await.unwrap());
    let id = |response: &Response| response.json::<Data<NewApiToken>>().unwrap().data.id;
    assert_ne!(id(&first), id(&second));
    assert!(server.database.texts("SELECT key AS text FROM idempotency_keys").is_empty());
}

#[apply(on_both)]
async fn a_token_outlives_the_password_but_not_the_account(server: &Server) {
    let other = server.instance(|_| {}).await;
    let owner = server.user("owner").await;
    let secret = make(&owner).await.secret;
    let password = GivenPassword::parse(PASSWORD).unwrap();
    let new_password = Password::parse("harbour-violet-52").unwrap();
    let new = ChangePassword { current_password: password, new_password: new_password.clone() };
    owner.users().change_password(&new).await.unwrap();
    assert_eq!(other.status_with(&secret).await, 200);

    owner.users().delete_me(&DeleteAccount { password: new_password.into() }).await.unwrap();
    other.expect_dead_within_a_second(&secret).await;
    assert!(server.database.texts("SELECT id AS text FROM api_tokens").is_empty());
}

#[apply(on_both)]
async fn when_a_token_was_last_used_is_known_to_the_minute_and_no_change_of_the_user(server: &Server) {
    let owner = server.user("owner").await;
    let secret = make(&owner).await.secret;
    let changes = || server.database.texts("SELECT CAST(last_revision AS TEXT) AS text FROM users");
    let last_used = async || owner.users().tokens().await.unwrap().data[0].last_used_at;
    assert_eq!(last_used().await, None);

    let before = changes();
    assert_eq!(server.status_with(&secret).await, 200);
    until("it is written down", async || last_used().await.is_some()).await;
    let first = last_used().await.unwrap();
    // An instance that remembers nothing of it.
    let other = server.instance(|_| {}).await;
    assert_eq!(other.status_with(&secret).await, 200);
    assert_eq!(last_used().await, Some(first));

    let minute_ago = first.as_micros() - 60_000_000;
    server.database.execute(&format!("UPDATE api_tokens SET last_used_at = {minute_ago}"));
    let third = server.instance(|_| {}).await;
    let is_anew = async || {
        assert_eq!(third.status_with(&secret).await, 200);
        last_used().await != Some(Timestamp::from_micros(minute_ago))
    };
    until("it is written down anew", is_anew).await;
    assert_eq!(changes(), before);
}
