//! How the databases find what is asked for: by an index, however much there is.

use crate::{databases::Database, harness::*};
use studentos_client::types::{Cursor, Limit, ListGoals, Search, UserId};
use studentos_server::db::{events, goals};

/// How many goals the user has whose lists are looked at; others have a fifth of that.
const GOALS: u32 = 100_000;

/// Gives one user very many goals, half of them done, and others some.
fn fill(database: &Database, owner: UserId, other: UserId) {
    let (numbers, number, date) = match database {
        Database::Sqlite(_) => (
            "WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < {count})",
            "printf('%012d', n)",
            "date('2000-01-01', '+' || (n / 10) || ' days')",
        ),
        Database::Postgres(_) => (
            "WITH n AS (SELECT n FROM generate_series(0, {count} - 1) AS n)",
            "lpad(n::text, 12, '0')",
            "to_char(DATE '2000-01-01' + n / 10, 'YYYY-MM-DD')",
        ),
    };
    for (user, count) in [(owner, GOALS), (other, GOALS / 5)] {
        let numbers = numbers.replace("{count}", &count.to_string());
        database.execute(&format!(
            "{numbers} INSERT INTO goals (id, user_id, title, title_key, date, completed_at, skipped, notes, position, \
             tasks_total, tasks_completed, created_at, updated_at, revision) SELECT substr('{user}', 1, 24) || {number}, '{user}', \
             'Goal ' || n, 'goal ' || n, {date}, CASE WHEN n % 2 = 0 THEN 1 END, 1 = 0, '', n % 10, 0, 0, 0, 0, n FROM n"
        ));
    }
    database.execute(&format!("UPDATE users SET last_revision = {GOALS}"));
    database.execute("ANALYZE");
}

/// Every question that can be asked of the list of goals: each filter with each other.
fn questions() -> Vec<ListGoals> {
    let cursor = Cursor::parse(&format!("{:08x}{:016x}{:032x}", 12_000, 5, 1)).unwrap();
    let days = [(None, None, None), (Some(day(6)), None, None), (None, Some(day(6)), None)];
    let days = days.into_iter().chain([(None, None, Some(day(6))), (None, Some(day(6)), Some(day(20)))]);
    let mut questions = Vec::new();
    for (date, from, to) in days {
        for completed in [None, Some(true), Some(false)] {
            for q in [None, Some(Search::parse("no such words").unwrap())] {
                for cursor in [None, Some(cursor.clone())] {
                    let limit = Some(Limit::new(Limit::MAX).unwrap());
                    questions.push(ListGoals { date, from, to, completed, q: q.clone(), limit, cursor });
                }
            }
        }
    }
    questions
}

#[apply(on_both)]
async fn every_list_is_found_by_an_index(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let (_, other) = server.sign_up("other").await;
    let owner = session.user.id;
    fill(&server.database, owner, other.user.id);
    let mut explainer = Explainer::connect(&server.database);

    for question in questions() {
        goals::list(&mut explainer.connection, owner, question).unwrap();
    }
    let half_way = events::Position { revision: i64::from(GOALS / 2), id: Some(owner.to_string()) };
    for position in [i64::from(GOALS / 2).into(), half_way] {
        let page = events::since(&mut explainer.connection, owner, &position).unwrap();
        assert!(page.more);
    }
    let asked = explainer.asked("goals");
    assert_eq!(asked.len(), questions().len() + 2);
    for statement in asked {
        explainer.check("goals", &statement);
    }
}
