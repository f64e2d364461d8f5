//! What is over for good leaves the database once, however many instances see to it.

use crate::{
    databases::{Database, Kind},
    process::{Process, sign_up},
    seconds::until,
};
use diesel::{Connection as _, PgConnection, connection::SimpleConnection as _};
use std::thread;
use studentos_server::{
    clock::now,
    db::{
        AnyConnection, Error,
        purge::{PARTS, Purged, purge, sessions},
    },
};

/// More than leave at once, and less than leave at twice.
const ENDED: &str = "INSERT INTO sessions (id, user_id, user_agent, created_at, last_seen_at, expires_at) \
                     SELECT 'ended ' || number, id, '', 0, 0, 0 FROM users, generate_series(1, 700) AS number";
const LEFT: &str = "SELECT count(*)::text AS text FROM sessions WHERE expires_at = 0";

/// Who is connected to the database, but for who asks.
const OTHERS: &str = "SELECT pid::text AS text FROM pg_stat_activity WHERE datname = current_database() \
                      AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

/// Makes an account by a server that is gone then, and with it all that it had begun: it tidies up when it starts.
fn sign_up_and_leave(database: &Database) {
    actix_web::rt::System::new().block_on(async {
        sign_up(&Process::start(&database.url())).await;
        until("nobody is connected", async || database.texts(OTHERS).is_empty()).await;
    });
}

#[test]
fn of_two_instances_that_tidy_up_at_once_one_does_it() {
    let database = Database::new(Kind::Postgres);
    sign_up_and_leave(&database);
    database.execute(ENDED);
    let connect = || AnyConnection::Postgres(PgConnection::establish(&database.url()).unwrap());
    let (mut one, mut another) = (connect(), connect());

    let begun = one.transaction(|one| {
        assert_eq!(purge(one, sessions, now())?, Purged::Some, "there is more");
        // It does not wait for the rows that the other has locked, and leaves alone those that it has not.
        assert_eq!(another.transaction(|another| purge(another, sessions, now()))?, Purged::ByAnother);
        assert_eq!(database.texts(LEFT), ["700"]);
        Ok::<_, Error>(())
    });
    begun.unwrap();
    assert_eq!(database.texts(LEFT), ["200"]);
    assert_eq!(another.transaction(|another| purge(another, sessions, now())).unwrap(), Purged::All);
    assert_eq!(database.texts(LEFT), ["0"]);
}

/// A goal and a task of its own that have been in the trash for long; of the goal everybody has been told.
const TRASHED: &str = "INSERT INTO goals (id, user_id, title, title_key, date, skipped, notes, position, tasks_total, \
                       tasks_completed, created_at, updated_at, deleted_at, revision) \
                       SELECT 'goal', id, '', '', '', false, '', 0, 0, 0, 0, 0, 1, 2 FROM users; \
                       INSERT INTO tasks (id, user_id, title, title_key, position, created_at, updated_at, deleted_at, \
                       deleted_with_goal, revision) SELECT 'task', id, '', '', 0, 0, 0, 1, false, 1 FROM users; \
                       UPDATE users SET last_revision = 2, forgotten_revision = 1";
const WAITING: &str =
    "SELECT pid::text AS text FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

#[test]
fn who_restores_something_that_is_about_to_be_removed_comes_first() {
    let database = Database::new(Kind::Postgres);
    sign_up_and_leave(&database);
    let connect = || PgConnection::establish(&database.url()).unwrap();
    let mut owner = connect();
    owner.batch_execute(TRASHED).unwrap();
    owner.batch_execute("BEGIN; UPDATE users SET last_revision = last_revision + 1").unwrap();
    let mut keeper = AnyConnection::Postgres(connect());
    let keeper = thread::spawn(move || {
        for part in PARTS {
            keeper.transaction(|keeper| purge(keeper, part, now())).unwrap();
        }
    });
    let is_waiting = async || !database.texts(WAITING).is_empty();
    actix_web::rt::System::new().block_on(until("it waits for the user's row", is_waiting));
    owner.batch_execute("UPDATE tasks SET deleted_at = NULL, revision = 3; COMMIT").unwrap();
    keeper.join().unwrap();
    assert_eq!(database.texts("SELECT id AS text FROM tasks"), ["task"]);
    assert_eq!(database.texts("SELECT id AS text FROM goals"), [""; 0]);
}
