//! Reads go on where what repeats ask for cannot be written.

use super::*;
use diesel::connection::SimpleConnection as _;
use std::time::Duration;

#[apply(on_both)]
async fn a_read_answers_with_what_there_is(server: &Server) {
    let hasty = server.instance(|config| {
        config.database.connect_timeout = Duration::from_secs(4);
        config.database.statement_timeout = Duration::from_secs(4);
    });
    let (hasty, owner) = (hasty.await, server.user("owner").await);
    plan(&owner, "Write", today()).await;
    daily(&owner, "Read", Missed::Skip).await;
    let mut other = Explainer::connect(&server.database).connection;
    let hold = match &*server.database {
        Database::Sqlite(_) => "PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE",
        Database::Postgres(_) => "BEGIN; SELECT id FROM users FOR UPDATE",
    };
    other.batch_execute(hold).unwrap();
    let impatient = hasty.bearer(&owner.token().unwrap());
    assert_eq!(titles(&impatient, today()).await, ["Write"]);
    assert_eq!(impatient.goals().list().between(today(), ahead(300)).send().await.unwrap().count, 1);
    other.batch_execute("ROLLBACK").unwrap();
    assert_eq!(titles(&owner, today()).await, ["Write", "Read"]);
}
