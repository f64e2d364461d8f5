//! Readers of events that do not read: they cost the server next to nothing, and miss nothing.

use crate::{
    databases::{Database, Kind},
    process::{Process, day, goal, sign_up},
    resources::resident,
};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};
use studentos_client::{
    Client,
    types::{GoalId, Notes, UpdateGoal},
};

/// As many as one user may have.
const READERS: usize = 32;
const GOALS: usize = 100;
/// How many of them change at the same time.
const AT_ONCE: usize = 16;
/// How often each goal changes.
const ROUNDS: usize = 4;
/// The size of each goal, in bytes.
const NOTES: usize = 10_000;

#[test]
fn readers_that_do_not_read_hold_no_memory_on_sqlite() {
    hold_no_memory(Kind::Sqlite);
}

#[test]
fn readers_that_do_not_read_hold_no_memory_on_postgres() {
    hold_no_memory(Kind::Postgres);
}

fn hold_no_memory(kind: Kind) {
    let database = Database::new(kind);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        let mut goals = Vec::new();
        for number in 0..GOALS {
            let goal = client.goals().create(&goal(&format!("Goal {number}"), day(6), NOTES)).await.unwrap();
            goals.push(goal.id);
        }
        let readers: Vec<_> = (0..READERS).map(|_| open(&server, &client)).collect();
        let before = resident(&server);
        for round in 0..ROUNDS {
            change(&client, &goals, round).await;
        }
        let grown = resident(&server).saturating_sub(before);
        // Everything that was told, kept for everybody, would be four times that.
        assert!(grown < 32 << 20, "{} MB for readers that do not read", grown >> 20);

        let last = change(&client, &goals[..1], ROUNDS).await;
        for reader in readers {
            read_until(reader, &last);
        }
    });
}

/// Opens a stream of events, and reads its head.
fn open(server: &Process, client: &Client) -> TcpStream {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let token = client.token().unwrap();
    write!(stream, "GET /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n").unwrap();
    stream.read_exact(&mut [0; 12]).unwrap();
    stream
}

/// Gives each goal other notes of the same size; gives back what they begin with.
async fn change(client: &Client, goals: &[GoalId], round: usize) -> String {
    let mark = format!("In round {round} ");
    let notes = Notes::parse(&format!("{mark}{}", "x".repeat(NOTES - mark.len()))).unwrap();
    let changes = UpdateGoal { notes: Some(notes), ..UpdateGoal::default() };
    let updates = stream::iter(goals).map(|id| client.goals().update(*id, &changes).into_future());
    // At once, so that all rounds are over long before the server gives up on who does not read for half a minute.
    updates.buffer_unordered(AT_ONCE).try_collect::<Vec<_>>().await.unwrap();
    mark
}

fn read_until(mut stream: TcpStream, mark: &str) {
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let mut read = Vec::new();
    let mut buffer = vec![0; 1 << 16];
    while !String::from_utf8_lossy(&read[read.len().saturating_sub(buffer.len() * 2)..]).contains(mark) {
        let count = stream.read(&mut buffer).expect("the last change is told");
        assert!(count > 0, "the stream has ended");
        read.extend_from_slice(&buffer[..count]);
    }
}
