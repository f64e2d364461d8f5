//! The schema's way up, down and up again, over rows, step by step and by several at once.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, goal, run, sign_up},
};
use diesel::{Connection as _, PgConnection, SqliteConnection, connection::SimpleConnection as _};
use diesel_migrations::MigrationHarness as _;
use serde_json::json;
use std::{collections::BTreeMap, thread};
use studentos_client::{
    Method, Request,
    types::{CreateLog, CreateTask, LogBody, Title},
};
use studentos_server::db::migrations::{POSTGRES, SQLITE};

/// The tables that a migration made.
const SQLITE_TABLES: &str = "SELECT name AS text FROM sqlite_schema WHERE type = 'table' \
                             AND name NOT IN ('sqlite_sequence', '__diesel_schema_migrations')";
const POSTGRES_TABLES: &str = "SELECT tablename::text AS text FROM pg_tables WHERE schemaname = 'public' \
                               AND tablename <> '__diesel_schema_migrations'";
/// Every table and index with its definition.
const SQLITE_SCHEMA: &str = "SELECT name || ': ' || sql AS text FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";
const POSTGRES_SCHEMA: &str = "\
    SELECT table_name || '.' || column_name || ': ' || data_type || ' ' || is_nullable AS text \
    FROM information_schema.columns WHERE table_schema = 'public' \
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' \
    UNION ALL SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) FROM pg_constraint \
    WHERE connamespace = 'public'::regnamespace ORDER BY 1";

fn sqlite(url: &str) -> SqliteConnection {
    let mut connection = SqliteConnection::establish(url.trim_start_matches("sqlite://")).unwrap();
    // As the server does: what a migration drops may take along what refers to it.
    connection.batch_execute("PRAGMA foreign_keys = ON").unwrap();
    connection
}

fn postgres(url: &str) -> PgConnection {
    PgConnection::establish(url).unwrap()
}

#[test]
fn the_schema_goes_up_and_down_and_up_again_on_sqlite() {
    up_down_up(&Database::new(Kind::Sqlite), SQLITE_SCHEMA, |url| {
        sqlite(url).revert_all_migrations(SQLITE).unwrap();
    });
}

#[test]
fn the_schema_goes_up_and_down_and_up_again_on_postgres() {
    up_down_up(&Database::new(Kind::Postgres), POSTGRES_SCHEMA, |url| {
        postgres(url).revert_all_migrations(POSTGRES).unwrap();
    });
}

fn up_down_up(database: &Database, schema: &str, revert: impl Fn(&str)) {
    let url = database.url();
    fill(database);
    let first = database.texts(schema);

    revert(&url);
    let left = database.texts(schema);
    assert!(left.iter().all(|text| text.contains("__diesel_schema_migrations")), "left behind: {left:?}");

    assert!(run("migrate", &url).status.success());
    assert_eq!(database.texts(schema), first);
    actix_web::rt::System::new().block_on(use_it(&url));
}

#[test]
fn every_migration_is_undone_and_done_again_over_rows_on_sqlite() {
    let database = Database::new(Kind::Sqlite);
    let undo = |url: &str| drop(sqlite(url).revert_last_migration(SQLITE).unwrap());
    let redo = |url: &str| drop(sqlite(url).run_next_migration(SQLITE).unwrap());
    step_by_step(&database, SQLITE_SCHEMA, SQLITE_TABLES, undo, redo);
}

#[test]
fn every_migration_is_undone_and_done_again_over_rows_on_postgres() {
    let database = Database::new(Kind::Postgres);
    let undo = |url: &str| drop(postgres(url).revert_last_migration(POSTGRES).unwrap());
    let redo = |url: &str| drop(postgres(url).run_next_migration(POSTGRES).unwrap());
    step_by_step(&database, POSTGRES_SCHEMA, POSTGRES_TABLES, undo, redo);
}

fn step_by_step(database: &Database, schema: &str, tables: &str, undo: impl Fn(&str), redo: impl Fn(&str)) {
    let url = database.url();
    fill(database);
    let migrations = names("sqlite");
    for name in migrations.iter().rev() {
        let (before, rows_before) = (database.texts(schema), rows(database, tables));
        undo(&url);
        let rows_without = rows(database, tables);
        redo(&url);
        assert_eq!(database.texts(schema), before, "{name} makes something else the second time");
        let rows_again = rows(database, tables);
        for (table, count) in &rows_without {
            assert_eq!(
                [rows_before.get(table), rows_again.get(table)],
                [Some(count); 2],
                "{name} does not keep the rows of {table}"
            );
        }
        undo(&url);
    }
    assert_eq!(rows(database, tables), BTreeMap::new());
}

/// How many rows there are in each table.
fn rows(database: &Database, tables: &str) -> BTreeMap<String, String> {
    let count =
        |table: &String| database.texts(&format!("SELECT CAST(count(*) AS TEXT) AS text FROM {table}")).concat();
    database.texts(tables).into_iter().map(|table| (table.clone(), count(&table))).collect()
}

#[test]
fn several_that_start_at_once_bring_the_schema_up_to_date_once_on_sqlite() {
    start_at_once(&Database::new(Kind::Sqlite));
}

#[test]
fn several_that_start_at_once_bring_the_schema_up_to_date_once_on_postgres() {
    let database = Database::new(Kind::Postgres);
    database.execute("DROP SCHEMA public CASCADE");
    database.execute("CREATE SCHEMA public");
    start_at_once(&database);
}

fn start_at_once(database: &Database) {
    let url = database.url();
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let output = run("migrate", &url);
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            });
            scope.spawn(|| Process::start(&url));
        }
    });
    let applied = "SELECT CAST(count(*) AS TEXT) AS text FROM __diesel_schema_migrations";
    assert_eq!(database.texts(applied), [names("sqlite").len().to_string()]);
    actix_web::rt::System::new().block_on(use_it(&url));
}

/// Puts rows into every table.
fn fill(database: &Database) {
    actix_web::rt::System::new().block_on(use_it(&database.url()));
    database.execute("INSERT INTO rate_limits (key, last_at, forgiven_at) VALUES ('key', 1, 2)");
    database.execute(
        "INSERT INTO outbox (id, kind, address, attempts, next_try_at, created_at) \
         VALUES ('id', 'reset', 'owner@example.com', 0, 1, 1)",
    );
    database.execute(
        "INSERT INTO mail_tokens (hash, user_id, purpose, email_key, expires_at) \
         SELECT 'hash', id, 'reset', email_key, 1 FROM users",
    );
    database.execute(
        "INSERT INTO api_tokens (id, user_id, name, scope, hash, created_at) \
         SELECT id, id, 'a program', 'read', 'hash', 1 FROM users",
    );
}

/// Starts a server, which brings the schema up to date, and does what adds rows.
async fn use_it(url: &str) {
    let server = Process::start(url);
    let client = sign_up(&server).await;
    let deleted = client.goals().create(&goal("Read", day(6), 10)).await.unwrap();
    client.goals().delete(deleted.id).await.unwrap();
    let goal = client.goals().create(&goal("Read", day(6), 10)).await.unwrap();
    let repeat = json!({ "title": "Write", "rule": "FREQ=DAILY", "starts_on": "2026-03-06" });
    client.execute(Request::new(Method::Post, "/api/repeats").json(&repeat)).await.unwrap();
    assert_eq!(client.goals().list().send().await.unwrap().count, 2);
    let task = CreateTask { title: Title::parse("Chapter 3").unwrap(), goal_id: Some(goal.id), due_date: None };
    client.tasks().create(&task).await.unwrap();
    let body = LogBody::parse("Went well.").unwrap();
    let log = CreateLog { date: day(6), body, minutes: None, mood: None, goal_id: Some(goal.id) };
    client.logs().create(&log).await.unwrap();
}

#[test]
fn both_databases_have_the_same_migrations() {
    assert_eq!(names("sqlite"), names("postgres"));
}

/// The names of the migrations, in their order.
fn names(kind: &str) -> Vec<String> {
    let folder = format!("{}/../../migrations/{kind}", env!("CARGO_MANIFEST_DIR"));
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}
