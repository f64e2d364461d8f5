//! What is over for good leaves the database once, however many instances see to it.

use crate::{
    databases::{Database, Kind},
    process::{Process, sign_up},
};
use diesel::{Connection as _, PgConnection};
use studentos_server::{
    clock::now,
    db::{
        AnyConnection, Error,
        purge::{Purged, purge, sessions},
    },
};

/// More than leave at once, and less than leave at twice.
const ENDED: &str = "INSERT INTO sessions (id, user_id, user_agent, created_at, last_seen_at, expires_at) \
                     SELECT 'ended ' || number, id, '', 0, 0, 0 FROM users, generate_series(1, 700) AS number";
const LEFT: &str = "SELECT count(*)::text AS text FROM sessions WHERE expires_at = 0";

#[test]
fn of_two_instances_that_tidy_up_at_once_one_does_it() {
    let database = Database::new(Kind::Postgres);
    actix_web::rt::System::new().block_on(async { drop(sign_up(&Process::start(&database.url())).await) });
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
