//! More logins at once than can be hashed.

use crate::harness::*;
use std::thread::available_parallelism;

#[apply(without_database)]
async fn a_flood_of_logins_is_told_to_wait_and_keeps_nobody_else_waiting(server: &Server) {
    let slow = server.instance(|config| config.bcrypt_cost = 9).await;
    let owner = slow.user("owner").await;
    let client = slow.client();
    // More than may wait, however many cores hash.
    let logins = 32 * available_parallelism().unwrap().get();
    let flood = actix_web::rt::spawn(at_once(logins, move |_| {
        let (client, body) = (client.clone(), json!({ "email": email("owner"), "password": "another-password" }));
        async move { client.execute(post("/api/auth/login", &body)).await.unwrap() }
    }));

    assert!(owner.goals().list().send().await.is_ok());
    assert!(!flood.is_finished(), "a read does not wait for hashes");

    let codes: Vec<_> = flood.await.unwrap().iter().map(|response| problem(response).code).collect();
    assert!(codes.contains(&ErrorCode::TooManyRequests) && codes.contains(&ErrorCode::InvalidCredentials));
    let others = |code: &ErrorCode| !matches!(code, ErrorCode::TooManyRequests | ErrorCode::InvalidCredentials);
    assert!(!codes.iter().any(others), "{codes:?}");
}
