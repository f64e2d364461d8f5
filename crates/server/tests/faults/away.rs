//! A server that is away for a while: who asks with the client's own patience does not notice, and nothing is done twice.

use crate::{
    databases::{Database, Kind},
    nginx::instance,
    ports::free_port,
    process::{day, goal, sign_up},
    titles::titles,
};
use std::{collections::BTreeSet, time::Duration};
use studentos_client::Retry;

/// How long it is away. The test is about this time, so it has to pass.
const ABSENCE: Duration = Duration::from_secs(3);
/// How many read and how many add meanwhile.
const CALLS: usize = 20;

#[test]
fn reading_and_adding_outlast_three_seconds_without_a_server() {
    let database = Database::new(Kind::Sqlite);
    actix_web::rt::System::new().block_on(async {
        let port = free_port();
        let server = instance(port, &database.url());
        let client = sign_up(&server).await.with_retry(Retry::default());
        drop(server);

        let reads: Vec<_> = (0..CALLS).map(|_| actix_web::rt::spawn(client.users().me().send())).collect();
        let new = |number| goal(&format!("Goal {number}"), day(6), 100);
        let adds: Vec<_> =
            (0..CALLS).map(|number| actix_web::rt::spawn(client.goals().create(&new(number)).send())).collect();
        tokio::time::sleep(ABSENCE).await;
        let _server = instance(port, &database.url());

        for read in reads {
            read.await.unwrap().expect("reading outlasts it");
        }
        let mut added = BTreeSet::new();
        for add in adds {
            added.insert(String::from(add.await.unwrap().expect("adding outlasts it").title));
        }
        assert_eq!(titles(&client).await, added);
        assert_eq!(client.goals().list().await.unwrap().count, CALLS, "nothing is there twice");
    });
}

#[test]
fn an_answer_that_got_lost_is_given_again_and_the_goal_is_there_once() {
    let database = Database::new(Kind::Sqlite);
    actix_web::rt::System::new().block_on(async {
        let port = free_port();
        let mut server = instance(port, &database.url());
        let client = sign_up(&server).await.with_retry(Retry::default());
        let mut adds = (0..200)
            .map(|number| {
                actix_web::rt::spawn(client.goals().create(&goal(&format!("Goal {number}"), day(6), 100)).send())
            })
            .collect::<Vec<_>>()
            .into_iter();
        // Killed while the others are on their way, whether done, answered or neither.
        adds.next().unwrap().await.unwrap().expect("it is added");
        drop(server);
        server = instance(port, &database.url());
        for add in adds {
            add.await.unwrap().expect("adding outlasts it");
        }
        assert_eq!(titles(&client).await.len(), 200);
        drop(server);
    });
}
