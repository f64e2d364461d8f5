//! How the databases find accounts, sessions and tokens: by an index, however many there are.

use super::*;
use crate::databases::Database;
use studentos_client::types::{Cursor, Limit, ListUsers, Paging, Search, SessionId};
use studentos_server::{
    clock::now,
    db::{admins, api_tokens, sessions, unfolded},
};

/// How many users there are, and how many sessions and tokens one of them has.
const MANY: u32 = 20_000;

fn fill(database: &Database, owner: UserId) {
    let (numbers, number) = match database {
        Database::Sqlite(_) => (
            "WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < {count})",
            "printf('%012d', n)",
        ),
        Database::Postgres(_) => {
            ("WITH n AS (SELECT n FROM generate_series(0, {count} - 1) AS n)", "lpad(n::text, 12, '0')")
        }
    };
    let numbers = numbers.replace("{count}", &MANY.to_string());
    let id = format!("'01980f2e-5c5a-7d3e-9a64-' || {number}");
    for insert in [
        format!(
            "INSERT INTO users (id, name, name_key, email, email_key, email_verified, password_hash, role, disabled, \
             timezone, day_starts_at, created_at, updated_at) SELECT {id}, 'x', 'x', n || '@x', n || '@x', 1 = 0, '', \
             'user', 1 = 0, 'UTC', 0, 0, 0 FROM n"
        ),
        format!(
            "INSERT INTO sessions (id, user_id, user_agent, created_at, last_seen_at, expires_at) \
             SELECT {id}, {id}, '', n, n, 4102444800000000 + n FROM n"
        ),
        format!(
            "INSERT INTO api_tokens (id, user_id, name, scope, hash, created_at, expires_at) \
             SELECT {id}, {id}, 'x', 'read', {id}, n, n FROM n"
        ),
        format!(
            "INSERT INTO api_tokens (id, user_id, name, scope, hash, created_at) \
             SELECT '01980f2e-5c5a-7d3e-9a65-' || {number}, '{owner}', 'x', 'read', 'own ' || n, n FROM n WHERE n < 50"
        ),
    ] {
        database.execute(&format!("{numbers} {insert}"));
    }
    database.execute("ANALYZE");
}

#[apply(on_both)]
async fn every_list_is_found_by_an_index(server: &Server) {
    let (_, Session { user, .. }) = server.admin("admin").await;
    fill(&server.database, user.id);
    let mut explainer = Explainer::connect(&server.database);
    let connection = &mut explainer.connection;
    let limit = Some(Limit::new(Limit::MAX).unwrap());
    let own = SessionId::from_uuid(user.id.as_uuid());
    let cursor = |order| Cursor::parse(&format!("{order:02x}{:06x}{:016x}{}", 0, 25, user.id.as_uuid().simple())).ok();
    for [of_users, of_sessions, of_tokens] in [[None, None, None], [6, 7, 8].map(cursor)] {
        for q in [None, Some(Search::parse("no such words").unwrap())] {
            admins::list(connection, user.id, &ListUsers { q, limit, cursor: of_users.clone() }).unwrap();
        }
        api_tokens::list(connection, user.id, &Paging { limit, cursor: of_tokens }).unwrap();
        sessions::list(connection, user.id, own, &Paging { limit, cursor: of_sessions }, now()).unwrap();
    }
    api_tokens::find(connection, "no such hash", now()).unwrap();
    assert!(api_tokens::live(connection, &[], now()).unwrap().is_empty());
    unfolded::fold_all(connection).unwrap();

    let asked = explainer.all_asked();
    assert_eq!(asked.len(), 2 * (2 * 2 + 2) + 4);
    for statement in asked {
        // A search looks at all names, and there are no goals and logs.
        explainer.may_read_all(!["holds(", "goals", "logs"].iter().any(|text| statement.contains(text)));
        let plan = explainer.plan(&statement);
        let reads_all =
            plan.contains("Seq Scan") || plan.lines().any(|line| line.contains("SCAN") && !line.contains("INDEX"));
        let sorts = plan.contains("TEMP B-TREE") || plan.contains("Sort");
        assert!(!reads_all && !sorts, "{statement}\n{plan}");
    }
}
