//! The schema's way up, down and up again, over rows.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, goal, run, sign_up},
};
use diesel::{Connection as _, PgConnection, SqliteConnection};
use diesel_migrations::MigrationHarness as _;
use studentos_server::db::migrations::{POSTGRES, SQLITE};

/// Every table and index with its definition.
const SQLITE_SCHEMA: &str = "SELECT name || ': ' || sql AS text FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name";
const POSTGRES_SCHEMA: &str = "\
    SELECT table_name || '.' || column_name || ': ' || data_type || ' ' || is_nullable AS text \
    FROM information_schema.columns WHERE table_schema = 'public' \
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' \
    UNION ALL SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) FROM pg_constraint \
    WHERE connamespace = 'public'::regnamespace ORDER BY 1";

#[test]
fn the_schema_goes_up_and_down_and_up_again_on_sqlite() {
    up_down_up(&Database::new(Kind::Sqlite), SQLITE_SCHEMA, |url| {
        let mut connection = SqliteConnection::establish(url.trim_start_matches("sqlite://")).unwrap();
        connection.revert_all_migrations(SQLITE).unwrap();
    });
}

#[test]
fn the_schema_goes_up_and_down_and_up_again_on_postgres() {
    up_down_up(&Database::new(Kind::Postgres), POSTGRES_SCHEMA, |url| {
        let mut connection = PgConnection::establish(url).unwrap();
        connection.revert_all_migrations(POSTGRES).unwrap();
    });
}

fn up_down_up(database: &Database, schema: &str, revert: impl Fn(&str)) {
    let url = database.url();
    actix_web::rt::System::new().block_on(use_it(&url));
    database.execute("INSERT INTO rate_limits (key, last_at, forgiven_at) VALUES ('key', 1, 2)");
    let first = database.texts(schema);

    revert(&url);
    let left = database.texts(schema);
    assert!(left.iter().all(|text| text.contains("__diesel_schema_migrations")), "left behind: {left:?}");

    assert!(run("migrate", &url).status.success());
    assert_eq!(database.texts(schema), first);
    actix_web::rt::System::new().block_on(use_it(&url));
}

/// Starts a server, which brings the schema up to date, and puts rows into every table.
async fn use_it(url: &str) {
    let server = Process::start(url);
    let client = sign_up(&server).await;
    let deleted = client.goals().create(&goal("Read", day(6), 10)).await.unwrap();
    client.goals().delete(deleted.id).await.unwrap();
    client.goals().create(&goal("Read", day(6), 10)).await.unwrap();
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |kind: &str| {
        let folder = format!("{}/../../migrations/{kind}", env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort_unstable();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}
