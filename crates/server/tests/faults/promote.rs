//! `studentos user promote`: the first administrator, made while the server runs and refused without harm.

use crate::{
    databases::{Database, Kind},
    kill::{WRITERS, write},
    process::{Process, email, run, sign_up},
    seconds::within_a_second,
};
use std::{
    path::Path,
    process::{Command, Output},
};
use studentos_client::types::Role;
use tokio::sync::mpsc::unbounded_channel;

const PROGRAM: &str = env!("CARGO_BIN_EXE_studentos");

fn promote(email: &str, database: &str) -> Output {
    Command::new(PROGRAM).args(["user", "promote", email, "--database-url", database]).output().unwrap()
}

/// What is said on success.
fn done(email: &str, database: &str) -> String {
    let output = promote(email, database);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    one_line(output.stdout)
}

/// What is said by a program that refuses.
fn refused(email: &str, database: &str) -> String {
    let output = promote(email, database);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stdout));
    one_line(output.stderr)
}

fn one_line(said: Vec<u8>) -> String {
    let said = String::from_utf8(said).unwrap();
    assert_eq!(said.trim_end().lines().count(), 1, "one sentence: {said}");
    said
}

#[test]
fn an_administrator_is_made_while_the_server_runs_on_sqlite() {
    make_one(&Database::new(Kind::Sqlite));
}

#[test]
fn an_administrator_is_made_while_the_server_runs_on_postgres() {
    make_one(&Database::new(Kind::Postgres));
}

fn make_one(database: &Database) {
    let url = database.url();
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&url);
        let client = sign_up(&server).await;
        assert!(client.users().list().send().await.is_err());
        assert_eq!(done("OWNER@example.com", &url).trim_end(), "OWNER@example.com is now an administrator");
        within_a_second("the server sees it", async || client.users().list().send().await.is_ok()).await;
        assert_eq!(client.users().me().await.unwrap().role, Role::Admin);
        assert_eq!(done("owner@example.com", &url).trim_end(), "owner@example.com is an administrator");
    });
    // Whoever watches is told once.
    let changes = database.texts("SELECT CAST(revision AS TEXT) AS text FROM users");
    assert_eq!(changes, ["1"]);
}

#[test]
fn an_administrator_is_made_while_the_server_writes_without_a_pause() {
    let database = Database::new(Kind::Sqlite);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        let (tell, mut told) = unbounded_channel();
        for writer in 0..WRITERS {
            actix_web::rt::spawn(write(client.clone(), writer, 0, tell.clone()));
        }
        drop(tell);
        for _ in 0..100 {
            told.recv().await.unwrap();
        }
        while told.try_recv().is_ok() {}
        let url = database.url();
        actix_web::rt::task::spawn_blocking(move || done(email().as_str(), &url)).await.unwrap();
        assert!(told.try_recv().is_ok(), "the server went on meanwhile");
        drop(server);
        while told.recv().await.is_some() {}
    });
    assert_eq!(database.texts("SELECT role AS text FROM users"), ["admin"]);
}

#[test]
fn who_has_not_signed_up_is_named() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let database = Database::new(kind);
        assert!(run("migrate", &database.url()).status.success());
        let said = refused(email().as_str(), &database.url());
        assert!(said.contains(email().as_str()) && said.contains("no account"), "{said}");
    }
    let said = refused("nobody", "sqlite://x.db");
    assert!(said.contains("e-mail address") && !Path::new("x.db").exists(), "{said}");
}

#[test]
fn no_database_is_made_and_none_of_another_schema_is_touched() {
    let database = Database::new(Kind::Sqlite);
    let file = database.url().trim_start_matches("sqlite://").to_owned();
    let said = refused(email().as_str(), &database.url());
    assert!(said.contains("No such file") && !Path::new(&file).exists(), "{said}");

    database.execute("CREATE TABLE theirs (id TEXT)");
    let said = refused(email().as_str(), &database.url());
    assert!(said.contains("another program"), "{said}");
    assert_eq!(database.texts("SELECT name AS text FROM sqlite_master"), ["theirs"]);

    let nothing = Database::new(Kind::Postgres);
    nothing.execute("DROP SCHEMA public CASCADE");
    nothing.execute("CREATE SCHEMA public");
    assert!(refused(email().as_str(), &nothing.url()).contains("studentos migrate"));
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let database = Database::new(kind);
        assert!(run("migrate", &database.url()).status.success());
        database.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')");
        assert!(refused(email().as_str(), &database.url()).contains("newer StudentOS"));
        database.execute("DELETE FROM __diesel_schema_migrations WHERE version > '20261120000000'");
        assert!(refused(email().as_str(), &database.url()).contains("studentos migrate"));
    }
}
