//! How the databases find what is asked for: by an index, however much there is.

use crate::{databases::Database, harness::*};
use diesel::{
    Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection,
    connection::{InstrumentationEvent, SimpleConnection as _},
    sql_types::Text,
};
use std::sync::{Arc, Mutex};
use studentos_client::types::{Cursor, Limit, ListGoals, Search, UserId};
use studentos_server::db::{AnyConnection, events, goals};

/// How many goals the user has whose lists are looked at; others have a fifth of that.
const GOALS: u32 = 100_000;

/// A line of SQLite's plan.
#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

/// A line of PostgreSQL's.
#[derive(QueryableByName)]
struct Node {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// A statement as it was sent, its parameters apart.
pub type Statements = Arc<Mutex<Vec<String>>>;

/// A connection that keeps what is asked over it.
pub fn connect(database: &Database) -> (AnyConnection, Statements) {
    let url = database.url();
    let mut connection = match database {
        Database::Sqlite(_) => {
            AnyConnection::Sqlite(SqliteConnection::establish(url.trim_start_matches("sqlite://")).unwrap())
        }
        Database::Postgres(_) => AnyConnection::Postgres(PgConnection::establish(&url).unwrap()),
    };
    let statements = Statements::default();
    let kept = Arc::clone(&statements);
    connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            kept.lock().unwrap().push(query.to_string());
        }
    });
    (connection, statements)
}

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

/// How the database would go about a statement, in its own words.
pub fn plan_of(connection: &mut AnyConnection, statement: &str) -> String {
    let (sql, parameters) = statement.rsplit_once(" -- binds: ").expect("the parameters are known");
    let sql = sql.trim_end();
    match connection {
        AnyConnection::Sqlite(connection) => {
            let steps = diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load::<Step>(connection).unwrap();
            steps.into_iter().map(|step| step.detail).collect::<Vec<_>>().join("\n")
        }
        AnyConnection::Postgres(connection) => {
            let parameters = parameters.trim_matches(['[', ']']).replace('"', "'").replace(r"\\", r"\");
            connection.batch_execute(&format!("DEALLOCATE ALL; PREPARE asked AS {sql}")).unwrap();
            let call = if parameters.is_empty() { String::new() } else { format!("({parameters})") };
            let lines = diesel::sql_query(format!("EXPLAIN EXECUTE asked{call}"));
            let lines = lines.load::<Node>(connection).unwrap();
            lines.into_iter().map(|line| line.line).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Looks at a plan: no table is read but by an index, and no page is sorted that an index has in its order.
fn check(connection: &mut AnyConnection, statement: &str) {
    let is_search = statement.contains("LIKE");
    if let AnyConnection::Postgres(connection) = connection {
        // A search looks at all titles of a user. Where one user owns most of the table, reading all of it may be quicker,
        // which says nothing of the index.
        let seqscan = if is_search { "off" } else { "on" };
        connection.batch_execute(&format!("SET enable_seqscan = {seqscan}")).unwrap();
    }
    let plan = plan_of(connection, statement);
    let reads_all = plan.contains("SCAN goals") || plan.contains("Seq Scan");
    let sorts = plan.contains("TEMP B-TREE") || plan.contains("Sort");
    assert!(plan.contains("goals_") && !reads_all && (is_search || !sorts), "{statement}\n{plan}");
}

#[apply(on_both)]
async fn every_list_is_found_by_an_index(server: &Server) {
    let (_, session) = server.sign_up("owner").await;
    let (_, other) = server.sign_up("other").await;
    let owner = session.user.id;
    fill(&server.database, owner, other.user.id);
    let (mut connection, statements) = connect(&server.database);

    for question in questions() {
        goals::list(&mut connection, owner, question).unwrap();
    }
    let half_way = events::Position { revision: i64::from(GOALS / 2), id: Some(owner.to_string()) };
    for position in [i64::from(GOALS / 2).into(), half_way] {
        let page = events::since(&mut connection, owner, &position).unwrap();
        assert!(page.more);
    }
    let asked: Vec<_> = statements.lock().unwrap().drain(..).filter(|sql| sql.contains("goals")).collect();
    assert_eq!(asked.len(), questions().len() + 2);
    for statement in asked {
        check(&mut connection, &statement);
    }
}
