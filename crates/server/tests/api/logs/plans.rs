//! How the databases find the logs that are asked for: by an index, however many there are.

use crate::{databases::Database, harness::*};
use studentos_client::types::{Cursor, Limit, ListLogs, Search, UserId};
use studentos_server::db::{events, logs};

/// How many logs the user has whose lists are looked at; others have a fifth of that.
const LOGS: u32 = 50_000;

/// Gives one user very many logs, a tenth of them about one goal, and others some.
fn fill(database: &Database, owner: UserId, other: UserId, goal: GoalId) {
    let (numbers, number, date) = match database {
        Database::Sqlite(_) => (
            "WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < {count})",
            "printf('%012d', n)",
            "date('2000-01-01', '+' || (n / 5) || ' days')",
        ),
        Database::Postgres(_) => (
            "WITH n AS (SELECT n FROM generate_series(0, {count} - 1) AS n)",
            "lpad(n::text, 12, '0')",
            "to_char(DATE '2000-01-01' + n / 5, 'YYYY-MM-DD')",
        ),
    };
    for (user, goal, count) in [(owner, format!("'{goal}'"), LOGS), (other, "NULL".to_owned(), LOGS / 5)] {
        let numbers = numbers.replace("{count}", &count.to_string());
        database.execute(&format!(
            "{numbers} INSERT INTO logs (id, user_id, date, minutes, goal_id, goal_in_trash, created_at, updated_at, revision, \
             body, body_key) SELECT substr('{user}', 1, 24) || {number}, '{user}', {date}, n % 60, \
             CASE WHEN n % 10 = 0 THEN {goal} END, 1 = 0, 0, 0, n, 'Log ' || n, 'log ' || n FROM n"
        ));
    }
    database.execute(&format!("UPDATE users SET last_revision = {LOGS}"));
    database.execute("ANALYZE");
}

/// Every question that can be asked of the list of logs: each filter with each other.
fn questions(goal: GoalId) -> Vec<ListLogs> {
    let cursor = Cursor::parse(&format!("{:02x}{:06x}{:016x}{:032x}", 4, 731_162, 0, 1)).unwrap();
    let days = [(None, None, None), (Some(day(6)), None, None), (None, Some(day(6)), None)];
    let days = days.into_iter().chain([(None, None, Some(day(6))), (None, Some(day(6)), Some(day(20)))]);
    let mut questions = Vec::new();
    for (date, from, to) in days {
        for goal_id in [None, Some(goal)] {
            for q in [None, Some(Search::parse("no such words").unwrap())] {
                for cursor in [None, Some(cursor.clone())] {
                    let limit = Some(Limit::new(Limit::MAX).unwrap());
                    questions.push(ListLogs { date, from, to, goal_id, q: q.clone(), limit, cursor });
                }
            }
        }
    }
    questions
}

#[apply(on_both)]
async fn every_list_is_found_by_an_index(server: &Server) {
    let (client, session) = server.sign_up("owner").await;
    let (_, other) = server.sign_up("other").await;
    let (owner, goal) = (session.user.id, plan(&client, "Read", day(6)).await.id);
    fill(&server.database, owner, other.user.id, goal);
    let mut explainer = Explainer::connect(&server.database);

    for question in questions(goal) {
        logs::list(&mut explainer.connection, owner, question).unwrap();
    }
    let half_way = events::Position { revision: i64::from(LOGS / 2), id: Some(owner.to_string()) };
    for position in [i64::from(LOGS / 2).into(), half_way] {
        assert!(events::since(&mut explainer.connection, owner, &position).unwrap().more);
    }
    let asked = explainer.asked("logs");
    assert_eq!(asked.len(), questions(goal).len() + 2);
    for statement in asked {
        explainer.check("logs", &statement);
    }
}
