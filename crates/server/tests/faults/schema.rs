//! Both databases hold the same: tables, columns, keys and indexes.

use crate::{
    databases::{Database, Kind},
    process::run,
};
use std::collections::BTreeSet;

/// What there is in an up-to-date database, in words that are the same for both.
fn schema(kind: Kind) -> BTreeSet<String> {
    let database = Database::new(kind);
    assert!(run("migrate", &database.url()).status.success());
    let lines = database.texts(match kind {
        Kind::Sqlite => include_str!("schema/sqlite.sql"),
        Kind::Postgres => include_str!("schema/postgres.sql"),
    });
    lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn both_databases_have_the_same_schema() {
    let (sqlite, postgres) = (schema(Kind::Sqlite), schema(Kind::Postgres));
    let only = |here: &BTreeSet<String>, there: &BTreeSet<String>| -> Vec<String> {
        here.difference(there).cloned().collect()
    };
    let (in_sqlite, in_postgres) = (only(&sqlite, &postgres), only(&postgres, &sqlite));
    assert!(
        in_sqlite.is_empty() && in_postgres.is_empty(),
        "only in SQLite: {in_sqlite:#?}\nonly in PostgreSQL: {in_postgres:#?}"
    );
    // A question that finds nothing finds no difference.
    for known in [
        "users.email_verified: BOOLEAN NOT NULL",
        "goals.deleted_at: BIGINT",
        "goals: PRIMARY KEY (id)",
        "goals: FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE",
        "logs: FOREIGN KEY (goal_id) REFERENCES goals (id) ON DELETE SET NULL",
        "users: UNIQUE INDEX (email_key)",
        "tasks.due_key: TEXT NOT NULL",
        "tasks: FOREIGN KEY (goal_id) REFERENCES goals (id) ON DELETE SET NULL",
        "goals: UNIQUE INDEX goals_by_title (user_id, date, title_key) WHERE deleted_at IS NULL",
    ] {
        assert!(sqlite.contains(known), "{known} is not among {sqlite:#?}");
    }
}
