//! How the databases find tasks: by an index, however many there are.

use crate::{databases::Database, harness::*};
use studentos_client::types::{Cursor, Limit, ListTasks, Search, UserId};
use studentos_server::db::{events, tasks};

/// How many tasks the user has whose lists are looked at; others have a fifth of that.
const TASKS: u32 = 50_000;

/// How many goals; others have a fifth of that.
const GOALS: u32 = 20_000;

/// Gives one user very many tasks, half of them done, a fifth of them of one goal and a fifth of the oldest ones, ten to
/// each; and others some.
fn fill(database: &Database, owner: UserId, other: UserId, goal: GoalId) {
    let (numbers, number, number_of_goal, date) = match database {
        Database::Sqlite(_) => (
            "WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < {count})",
            "printf('%012d', n)",
            "printf('%012d', n / 50)",
            "date('2000-01-01', '+' || (n / 10) || ' days')",
        ),
        Database::Postgres(_) => (
            "WITH n AS (SELECT n FROM generate_series(0, {count} - 1) AS n)",
            "lpad(n::text, 12, '0')",
            "lpad((n / 50)::text, 12, '0')",
            "to_char(DATE '2000-01-01' + n / 10, 'YYYY-MM-DD')",
        ),
    };
    for (user, count, one) in [(owner, TASKS, format!("'{goal}'")), (other, TASKS / 5, "NULL".to_owned())] {
        let numbers = numbers.replace("{count}", &count.to_string());
        database.execute(&format!(
            "{numbers} INSERT INTO tasks (id, user_id, goal_id, title, title_key, completed_at, due_date, position, created_at, \
             updated_at, deleted_with_goal, revision) SELECT substr('{user}', 1, 24) || {number}, '{user}', \
             CASE n % 5 WHEN 0 THEN {one} WHEN 1 THEN substr('{user}', 1, 24) || {number_of_goal} END, 'Task ' || n, \
             'task ' || n, CASE WHEN n % 2 = 0 THEN 1 END, CASE WHEN n % 3 > 0 THEN {date} END, n / 5, 0, 0, 1 = 0, n FROM n"
        ));
    }
    database.execute(&format!("UPDATE users SET last_revision = {TASKS}"));
    database.execute("ANALYZE");
}

/// Every question that can be asked of the list of tasks: each filter with each other.
fn questions(goal: GoalId) -> Vec<ListTasks> {
    let mut questions = Vec::new();
    // A day of the oldest goals.
    let date = Date::new(2000, 1, 20).unwrap();
    for (order, goal_id, goal_date) in [(1, None, None), (2, Some(goal), None), (3, None, Some(date))] {
        let cursor = Cursor::parse(&format!("{:02x}{:06x}{:016x}{:032x}", order, 731_162, 0, 1)).unwrap();
        for completed in [None, Some(true), Some(false)] {
            for due_before in [None, Some(Date::new(2005, 3, 6).unwrap())] {
                for q in [None, Some(Search::parse("no such words").unwrap())] {
                    for cursor in [None, Some(cursor.clone())] {
                        let limit = Some(Limit::new(Limit::MAX).unwrap());
                        let q = q.clone();
                        questions.push(ListTasks { goal_id, goal_date, completed, due_before, q, limit, cursor });
                    }
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
    let owner = session.user.id;
    let goal = plan(&client, "Read", day(6)).await.id;
    fill_goals(&server.database, owner, other.user.id, GOALS);
    fill(&server.database, owner, other.user.id, goal);
    let mut explainer = Explainer::connect(&server.database);

    for question in questions(goal) {
        tasks::list(&mut explainer.connection, owner, &question).unwrap();
    }
    let half_way = events::Position { revision: i64::from(TASKS / 2), id: Some(owner.to_string()) };
    for position in [i64::from(TASKS / 2).into(), half_way] {
        assert!(events::since(&mut explainer.connection, owner, &position).unwrap().more);
    }
    let asked = explainer.asked("tasks");
    assert_eq!(asked.len(), questions(goal).len() + 2);
    for statement in asked {
        explainer.check("tasks", &statement);
    }
}
