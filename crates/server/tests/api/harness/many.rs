//! Very much of something, made behind the server's back since it would take too long through it.

use crate::databases::Database;
use studentos_client::types::UserId;

/// Gives one user so many goals, ten a day and half of them done, and another a fifth of that.
pub fn fill_goals(database: &Database, owner: UserId, other: UserId, goals: u32) {
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
    for (user, count) in [(owner, goals), (other, goals / 5)] {
        let numbers = numbers.replace("{count}", &count.to_string());
        database.execute(&format!(
            "{numbers} INSERT INTO goals (id, user_id, title, title_key, date, completed_at, skipped, notes, position, \
             tasks_total, tasks_completed, created_at, updated_at, revision) SELECT substr('{user}', 1, 24) || {number}, '{user}', \
             'Goal ' || n, 'goal ' || n, {date}, CASE WHEN n % 2 = 0 THEN 1 END, 1 = 0, '', n % 10, 0, 0, 0, 0, n FROM n"
        ));
    }
    database.execute(&format!("UPDATE users SET last_revision = {goals}"));
    database.execute("ANALYZE");
}
