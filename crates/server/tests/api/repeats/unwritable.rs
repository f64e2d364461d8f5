//! Reads go on where what repeats ask for cannot be written.

use super::*;
use diesel::connection::SimpleConnection as _;

#[apply(on_both)]
async fn a_read_answers_with_what_there_is(server: &Server) {
    let owner = server.user("owner").await;
    plan(&owner, "Write", today()).await;
    daily(&owner, "Read", Missed::Skip).await;
    let mut other = Explainer::connect(&server.database).connection;
    let hold = match &*server.database {
        Database::Sqlite(_) => "PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE",
        Database::Postgres(_) => "BEGIN; SELECT id FROM users FOR UPDATE",
    };
    other.batch_execute(hold).unwrap();
    assert_eq!(titles(&owner, today()).await, ["Write"]);
    assert_eq!(owner.goals().list().between(today(), ahead(300)).send().await.unwrap().count, 1);
    other.batch_execute("ROLLBACK").unwrap();
    assert_eq!(titles(&owner, today()).await, ["Write", "Read"]);
}
