//! More logins at once than can be hashed.

use crate::{databases::Database, harness::*};
use diesel::connection::SimpleConnection as _;
use std::thread::available_parallelism;
use studentos_client::types::Search;

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

#[apply(on_postgres)]
async fn somebody_with_many_changes_at_once_keeps_nobody_else_from_the_database(server: &Server) {
    let (owner, session) = server.sign_up("owner").await;
    let other = server.user("other").await;
    let Database::Postgres(database) = &*server.database else { unreachable!("it is the other kind") };
    let mut held = database.connect();
    held.batch_execute(&format!("BEGIN; UPDATE users SET revision = revision WHERE id = '{}'", session.user.id))
        .unwrap();
    // More than there are connections, and all of them have to wait.
    let waiting: Vec<_> = (0..32)
        .map(|number| {
            let owner = owner.clone();
            actix_web::rt::spawn(
                async move { owner.goals().create(&new_goal(&format!("Goal {number}"), day(6))).await },
            )
        })
        .collect();
    for number in 0..8 {
        plan(&other, &format!("Goal {number}"), day(6)).await;
    }
    held.batch_execute("ROLLBACK").unwrap();
    for created in waiting {
        created.await.unwrap().expect("it had only to wait");
    }
}

#[apply(on_postgres)]
async fn somebody_with_many_searches_at_once_keeps_nobody_else_from_the_database(server: &Server) {
    let (owner, other) = (server.user("owner").await, server.user("other").await);
    let Database::Postgres(database) = &*server.database else { unreachable!("it is the other kind") };
    let mut held = database.connect();
    held.batch_execute("BEGIN; LOCK TABLE goals").unwrap();
    // More than there are connections, and all of them have to wait.
    let waiting: Vec<_> = (0..32)
        .map(|_| {
            let owner = owner.clone();
            actix_web::rt::spawn(async move { owner.goals().list().matching(Search::parse("x").unwrap()).send().await })
        })
        .collect();
    for _ in 0..8 {
        other.logs().list().send().await.expect("others find a connection");
    }
    held.batch_execute("ROLLBACK").unwrap();
    for found in waiting {
        found.await.unwrap().expect("it had only to wait");
    }
}
