//! More at once than can be hashed, or than there are connections.

use crate::{databases::Database, harness::*};
use diesel::connection::SimpleConnection as _;
use std::{
    cell::Cell,
    rc::Rc,
    sync::{Arc, Mutex, mpsc::channel},
    thread::available_parallelism,
    time::Duration,
};
use studentos_client::types::{Search, UserId};
use studentos_server::db::{self, DatabaseUrl, Settings};
use uuid::Uuid;

#[apply(without_database)]
async fn a_flood_of_logins_is_told_to_wait_and_keeps_nobody_else_waiting(server: &Server) {
    let slow = server.instance(|config| config.bcrypt_cost = 9).await;
    let owner = slow.user("owner").await;
    let client = slow.client();
    // More than may wait, however many cores hash.
    let logins = 32 * available_parallelism().unwrap().get();
    let is_full = Rc::new(Cell::new(false));
    let has_been_full = Rc::clone(&is_full);
    let flood = actix_web::rt::spawn(at_once(logins, move |_| {
        let (client, is_full) = (client.clone(), Rc::clone(&is_full));
        let body = json!({ "email": email("owner"), "password": "another-password" });
        async move {
            let answer = client.execute(post("/api/auth/login", &body)).await.unwrap();
            is_full.set(is_full.get() || answer.status == 429);
            answer
        }
    }));

    until("as many wait for their hash as may", async || has_been_full.get()).await;
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

#[apply(on_both)]
async fn however_many_search_at_once_there_is_a_connection_for_what_is_quick(server: &Server) {
    let url: DatabaseUrl = server.database.url().parse().unwrap();
    let second = Duration::from_secs(1);
    let settings = Settings { pool_size: 6, connect_timeout: second, statement_timeout: second };
    let database = db::Database::open(&url, settings, 2, true).unwrap();
    let (report, running) = channel();
    let (release, held) = channel::<()>();
    let held = Arc::new(Mutex::new(held));
    let searches: Vec<_> = (0..16)
        .map(|number| {
            let (database, held, report) = (database.clone(), Arc::clone(&held), report.clone());
            actix_web::rt::spawn(async move {
                let search = move |_: &mut _| {
                    report.send(()).unwrap();
                    held.lock().unwrap().recv().unwrap_err();
                    Ok(())
                };
                database.search(UserId::from_uuid(Uuid::from_u128(number)), search).await
            })
        })
        .collect();
    let mut count = 0;
    let are_running = async || {
        count += running.try_iter().count();
        count >= 2
    };
    until("two of them search", are_running).await;
    for _ in 0..8 {
        database.read(|_| Ok(())).await.expect("there is a connection");
    }
    drop(release);
    for search in searches {
        search.await.unwrap().expect("it had only to wait");
    }
}
