//! A database that does not answer: told within seconds, and nobody else waits.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, goal, sign_up},
};
use diesel::{Connection as _, PgConnection, connection::SimpleConnection as _};
use std::time::{Duration, Instant};
use studentos_client::{Client, Method, Request, types::Problem};

/// More than there are connections to the database.
const WAITING: usize = 24;

#[test]
fn a_silent_database_is_told_and_the_server_stays_alive() {
    let database = Database::new(Kind::Postgres);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        client.goals().create(&goal("Read", day(6), 0)).await.unwrap();

        let mut silence = PgConnection::establish(&database.url()).unwrap();
        silence.batch_execute("BEGIN; LOCK TABLE goals").unwrap();
        let begin = Instant::now();
        let waiting: Vec<_> = (0..WAITING).map(|_| actix_web::rt::spawn(list(client.clone()))).collect();
        let alive = server.client().execute(Request::new(Method::Get, "/healthz")).await.unwrap();
        assert!(alive.status == 200 && begin.elapsed() < Duration::from_secs(1), "{alive:?}");

        for answer in waiting {
            assert_eq!(answer.await.unwrap(), 503);
        }
        assert!(begin.elapsed() < Duration::from_secs(5), "it took {:?}", begin.elapsed());

        drop(silence);
        assert_eq!(list(client).await, 200);
    });
}

/// The status of a list of goals; one that is no success says when to try again.
async fn list(client: Client) -> u16 {
    let response = client.execute(Request::new(Method::Get, "/api/goals")).await.unwrap();
    if !response.is_success() {
        assert_eq!(response.json::<Problem>().unwrap().status, response.status);
        assert!(response.header("retry-after").is_some());
    }
    response.status
}
