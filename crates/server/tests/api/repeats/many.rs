//! More goals of repeats than anybody makes, as a file to import may hold them: they are seen to bit by bit.

use super::*;

/// Gives a repeat so many goals of the last thousand days that are still to be done and that nobody made alike.
fn leave_open(database: &Database, repeat: RepeatId, count: u32) {
    let (numbers, number) = match database {
        Database::Sqlite(_) => (
            format!("WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < {count})"),
            "printf('%012d', n)",
        ),
        Database::Postgres(_) => {
            (format!("WITH n AS (SELECT n FROM generate_series(0, {count} - 1) AS n)"), "lpad(n::text, 12, '0')")
        }
    };
    let before = |date: Date, days: &str| match database {
        Database::Sqlite(_) => format!("date('{date}', '-' || ({days}) || ' days')"),
        Database::Postgres(_) => format!("to_char(DATE '{date}' - {days}, 'YYYY-MM-DD')"),
    };
    let goal = format!("substr('{repeat}', 1, 24) || {number}");
    database.execute(&format!(
        "{numbers} INSERT INTO goals (id, user_id, title, title_key, date, skipped, notes, position, tasks_total, \
         tasks_completed, repeat_id, created_at, updated_at, revision) SELECT {goal}, user_id, title || ' ' || n, \
         title || ' ' || n, {}, 1 = 0, '', n / 1000, 0, 0, id, 0, 1, 1 FROM n, repeats WHERE id = '{repeat}'",
        before(ahead(-1), "n % 1000")
    ));
    database.execute(&format!(
        "{numbers} INSERT INTO occurrences (repeat_id, date, goal_id) SELECT '{repeat}', {}, {goal} FROM n",
        before(ahead(-1), "n")
    ));
}

/// How many goals there are like this.
fn count(server: &Server, condition: &str) -> String {
    server.database.texts(&format!("SELECT CAST(count(*) AS TEXT) AS text FROM goals WHERE {condition}")).remove(0)
}

#[apply(on_both)]
async fn all_that_was_missed_is_carried_over_by_one_read(server: &Server) {
    let owner = server.user("owner").await;
    let repeats = [
        daily(&owner, "Read", Missed::CarryOver).await.id,
        daily(&owner, "Skip", Missed::Skip).await.id,
        daily(&owner, "Wait", Missed::Wait).await.id,
    ];
    for (repeat, missed) in repeats.into_iter().zip([40_000, 5_000, 5_000]) {
        leave_open(&server.database, repeat, missed);
    }
    assert_eq!(goals(&owner, today()).await.len(), 100, "it is the first page of them");
    let of = |repeat: RepeatId, condition: &str| count(server, &format!("repeat_id = '{repeat}' AND {condition}"));
    let [carries, skips, waits] = repeats;
    assert_eq!(of(carries, &format!("date = '{}'", today())), "40000");
    assert_eq!([of(skips, "skipped"), of(skips, "NOT skipped")], ["5000", "1"]);
    assert_eq!(of(waits, "NOT skipped"), "5000", "they are waited for");
    let places = "SELECT min(position) || ' ' || max(position) || ' ' || count(DISTINCT position) AS text FROM goals";
    assert_eq!(server.database.texts(&format!("{places} WHERE date = '{}'", today())), ["0 40000 40001"]);
    // Other days, and what is counted, can be read all the same.
    assert_eq!(titles(&owner, ahead(1)).await, ["Read", "Skip"]);
    assert_eq!(owner.users().stats(today(), today()).await.unwrap().days[0].planned, 40_001);
}

#[apply(on_both)]
async fn what_has_no_room_keeps_nothing_else_back(server: &Server) {
    let owner = server.user("owner").await;
    let carries = daily(&owner, "Read", Missed::CarryOver).await.id;
    leave_open(&server.database, carries, 5_000);
    server.database.execute(
        "UPDATE goals SET title_key = 'read' WHERE date < '9999' AND id IN (SELECT min(id) FROM goals GROUP BY date)",
    );
    plan(&owner, "Read", today()).await;
    daily(&owner, "Walk", Missed::Skip).await;
    assert_eq!(titles(&owner, ahead(1)).await, ["Read", "Walk"]);
    assert_eq!(count(server, &format!("date < '{}'", today())), "1000", "they are called like today's");
    let changes = || server.database.texts("SELECT CAST(last_revision AS TEXT) AS text FROM users");
    let since = changes();
    goals(&owner, today()).await;
    assert_eq!(changes(), since, "there is no more to do");
}

#[apply(on_both)]
async fn what_was_missed_is_decided_by_what_the_repeat_was_then_however_much_it_is(server: &Server) {
    let owner = server.user("owner").await;
    let repeat = daily(&owner, "Read", Missed::Skip).await.id;
    leave_open(&server.database, repeat, 5_000);
    let carries = UpdateRepeat { missed: Some(Missed::CarryOver), ..UpdateRepeat::default() };
    owner.repeats().update(repeat, &carries).await.unwrap();
    assert_eq!(titles(&owner, today()).await, ["Read"]);
    assert_eq!(count(server, "skipped"), "5000");
}
