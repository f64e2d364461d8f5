//! How the databases find what repeats ask for: by an index, however much there is.

use super::*;
use studentos_client::types::{Cursor, ListRepeats, UserId};
use studentos_server::{
    clock::now,
    db::{
        Change, events, goals as stored_goals,
        repeats::{self, Days},
    },
};

/// Gives everybody very many repeats, each with a long past.
fn fill(database: &Database, owner: UserId) {
    let number = match database {
        Database::Sqlite(_) => "printf('%012d', n)",
        Database::Postgres(_) => "lpad(n::text, 12, '0')",
    };
    let numbers = |count| match database {
        Database::Sqlite(_) => {
            format!("WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < {count})")
        }
        Database::Postgres(_) => format!("WITH n AS (SELECT n FROM generate_series(0, {count} - 1) AS n)"),
    };
    let id = format!("substr('{owner}', 1, 24) || {number}");
    database.execute(&format!(
        "{} INSERT INTO repeats (id, user_id, title, notes, rule, starts_on, missed, paused, since, due_on, created_at, deleted_at, \
         revision) SELECT {id}, '{owner}', 'Repeat ' || n, '', 'FREQ=DAILY', '2026-01-01', 'carry_over', 1 = 0, '9999-01-01', \
         '9999-01-01', n, CASE WHEN n % 100 <> 0 THEN 1 END, n FROM n",
        numbers(10_000)
    ));
    let date = match database {
        Database::Sqlite(_) => "date('2000-01-01', '+' || n || ' days')",
        Database::Postgres(_) => "to_char(DATE '2000-01-01' + n, 'YYYY-MM-DD')",
    };
    let goal = id.replace("n::text", "n.n::text");
    database.execute(&format!(
        "{} INSERT INTO occurrences (repeat_id, date, goal_id) SELECT repeats.id, {date}, {goal} FROM n, repeats \
         WHERE repeats.deleted_at IS NULL",
        numbers(500)
    ));
    database.execute(&format!(
        "{} INSERT INTO goals (id, user_id, title, title_key, date, completed_at, skipped, notes, position, tasks_total, \
         tasks_completed, repeat_id, created_at, updated_at, revision) SELECT {id}, '{owner}', 'Goal ' || n, 'goal ' || n, {date}, \
         CASE WHEN n % 100 <> 1 THEN 1 END, n % 200 = 1, '', 0, 0, 0, (SELECT min(id) FROM repeats WHERE deleted_at IS NULL), 0, 0, n FROM n",
        numbers(40_000)
    ));
    database.execute(
        "INSERT INTO logs (id, user_id, date, goal_id, goal_in_trash, created_at, updated_at, revision, body, body_key) \
         SELECT id, user_id, date, id, 1 = 0, 0, 0, revision, 'Log', 'log' FROM goals",
    );
    database.execute("UPDATE users SET last_revision = 40000");
    database.execute("ANALYZE");
}

#[apply(on_both)]
async fn every_question_about_repeats_is_answered_by_an_index(server: &Server) {
    let owner = server.sign_up("owner").await.1.user.id;
    fill(&server.database, owner);
    let mut explainer = Explainer::connect(&server.database);

    let cursor = Cursor::parse(&format!("{:02x}{:06x}{:016x}{:032x}", 5, 0, 5_000, 1)).unwrap();
    for cursor in [None, Some(cursor)] {
        repeats::list(&mut explainer.connection, owner, &ListRepeats { limit: None, cursor }).unwrap();
    }
    events::since(&mut explainer.connection, owner, &9_900.into()).unwrap();
    assert!(!repeats::is_due(&mut explainer.connection, owner, Days::today(today())).unwrap());
    let asked = explainer.asked("repeats");
    assert_eq!(asked.len(), 4, "a read of today costs one query where nothing is due");
    found_by(&mut explainer, asked, "repeats_");

    let days = Days::between(today(), ahead(-3), ahead(3));
    for table in ["repeats", "goals", "occurrences", "logs"] {
        // What was explained is not what was asked, and its statements are gone.
        let mut explainer = Explainer::connect(&server.database);
        repeats::is_due(&mut explainer.connection, owner, days).unwrap();
        let asked = explainer.asked(table);
        assert!(
            asked.iter().all(|sql| !sql.contains("notes")),
            "what may be long is read when there is something to do"
        );
        // Of goals: those up to today, what is in their way there, and the first one after it.
        assert_eq!(asked.len(), if table == "goals" { 3 } else { 1 }, "{asked:?}");
        found_by(&mut explainer, asked, &format!("{table}_"));
    }
}

#[apply(on_both)]
async fn the_days_that_goals_decided_are_found_by_an_index(server: &Server) {
    let owner = server.sign_up("owner").await.1.user.id;
    fill(&server.database, owner);
    server.database.execute("UPDATE repeats SET missed = 'skip'");
    let mut explainer = Explainer::connect(&server.database);
    repeats::is_due(&mut explainer.connection, owner, Days::between(today(), ahead(-3), ahead(3))).unwrap();
    let mut asked = explainer.asked("occurrences");
    asked.retain(|sql| sql.contains("goal_id"));
    assert_eq!(asked.len(), 1, "{asked:?}");
    found_by(&mut explainer, asked, "occurrences_of_goal");
}

#[apply(on_both)]
async fn what_makes_nothing_now_is_not_asked_for_its_days(server: &Server) {
    let (client, session) = server.sign_up("owner").await;
    let paused = CreateRepeat { paused: Some(true), ..new_repeat("Paused", "FREQ=DAILY", Missed::CarryOver) };
    client.repeats().create(&paused).await.unwrap();
    for (text, missed) in [("Waits", Missed::Wait), ("Skips", Missed::Skip)] {
        daily(&client, text, missed).await;
    }
    assert_eq!(goals(&client, today()).await.len(), 2);
    server.database.execute("UPDATE repeats SET since = '2000-01-01'");
    let mut explainer = Explainer::connect(&server.database);
    let days = Days::between(today(), ahead(-3), ahead(3));
    repeats::is_due(&mut explainer.connection, session.user.id, days).unwrap();
    let asked = explainer.asked("occurrences");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].contains(&ahead(-3).to_string()), "it goes on from there: {}", asked[0]);
}

#[apply(on_both)]
async fn repeats_whose_goals_are_carried_over_are_told_at_once(server: &Server) {
    let (client, session) = server.sign_up("owner").await;
    for number in 0..5 {
        daily(&client, &format!("Repeat {number}"), Missed::Skip).await;
    }
    assert_eq!(goals(&client, today()).await.len(), 5);
    let mut explainer = Explainer::connect(&server.database);
    let change = Change { owner: session.user.id, revision: 1_000, at: now() };
    let days = CarryOver { from: today(), to: ahead(-1) };
    let moved = stored_goals::carry_over(&mut explainer.connection, &change, days).unwrap();
    let asked = explainer.all_asked();
    assert_eq!((moved.len(), asked.iter().filter(|sql| sql.contains("repeats")).count()), (5, 1), "{asked:?}");
}

#[apply(on_both)]
async fn the_decided_days_of_a_repeat_are_found_by_an_index(server: &Server) {
    let owner = server.sign_up("owner").await.1.user.id;
    fill(&server.database, owner);
    for after in [None, Date::parse("2000-06-01").ok()] {
        for table in ["occurrences", "goals"] {
            let mut explainer = Explainer::connect(&server.database);
            let first = repeats::list(&mut explainer.connection, owner, &ListRepeats::default()).unwrap().data[0].id;
            let days = repeats::decided_after(&mut explainer.connection, owner, first, after).unwrap();
            assert_eq!(
                (days.len(), days[0].goal_id.is_some()),
                if after.is_some() { (347, true) } else { (500, true) }
            );
            let asked = explainer.asked(table);
            assert_eq!(asked.len(), 1, "{asked:?}");
            found_by(&mut explainer, asked, &format!("{table}_"));
        }
    }
}

/// Makes sure that each statement finds what it looks for by an index whose name begins so: with that of its table. What is found
/// may be sorted, since nobody has many repeats.
fn found_by(explainer: &mut Explainer, asked: Vec<String>, index: &str) {
    let (table, _) = index.split_once('_').expect("an index is called after its table");
    for statement in asked {
        // A list among the parameters, in the words of PostgreSQL.
        let statement = statement.replace("[\"", "ARRAY[\"").replace("binds: ARRAY[", "binds: [").replace("]]", "] ]");
        let plan = explainer.plan(&statement);
        let reads_all = plan.contains(&format!("SCAN {table}")) || plan.contains("Seq Scan");
        assert!(plan.contains(index) && !reads_all, "{statement}\n{plan}");
    }
}
