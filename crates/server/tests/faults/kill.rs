//! `kill -9`: what was answered is there.

use crate::{
    databases::{Database, Kind},
    form,
    process::{Process, day, goal, log_in, sign_up},
    titles::goals,
};
use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};
use studentos_client::{Client, Method, Request, types::ErrorCode};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

pub const WRITERS: u8 = 8;

#[test]
fn no_answered_goal_is_missing_after_many_kills_on_sqlite() {
    survives(Kind::Sqlite);
}

#[test]
fn no_answered_goal_is_missing_after_many_kills_on_postgres() {
    survives(Kind::Postgres);
}

fn survives(kind: Kind) {
    let rounds = form::of(20, 100);
    let database = Database::new(kind);
    actix_web::rt::System::new().block_on(async {
        let (mut answered, mut longest) = (BTreeSet::new(), Duration::ZERO);
        let mut server = Process::start(&database.url());
        sign_up(&server).await;
        for round in 0..rounds {
            // At another moment in each round.
            answered.extend(write_until_killed(server, round, 20 + round * 3).await);
            let begin = Instant::now();
            server = Process::start(&database.url());
            let ready = server.client().execute(Request::new(Method::Get, "/readyz")).await.unwrap();
            assert_eq!(ready.status, 200);
            longest = longest.max(begin.elapsed());
        }
        let kept = every_title(&log_in(&server).await).await;
        assert!(answered.len() > rounds * 20);
        assert_eq!(answered.difference(&kept).collect::<Vec<_>>(), Vec::<&String>::new());
        println!("{kind:?}: {rounds} kills, {} answered writes, none lost, ready within {longest:.1?}", answered.len());
        assert!(!form::is_long() || longest <= Duration::from_secs(1), "it took {longest:?}");
    });
}

/// Lets every writer write, kills the server after so many answers, and gives back what was answered.
async fn write_until_killed(server: Process, round: usize, answers: usize) -> Vec<String> {
    let client = log_in(&server).await;
    let (tell, mut told) = unbounded_channel();
    for writer in 0..WRITERS {
        actix_web::rt::spawn(write(client.clone(), writer, round, tell.clone()));
    }
    drop(tell);
    let mut answered = Vec::new();
    let mut server = Some(server);
    while let Some(title) = told.recv().await {
        answered.push(title);
        if answered.len() == answers {
            server = None;
        }
    }
    assert!(server.is_none(), "the writers stopped before the server was killed");
    answered
}

/// Adds goals until the server is gone, and tells each that was answered.
pub async fn write(client: Client, writer: u8, round: usize, tell: UnboundedSender<String>) {
    for number in 0.. {
        let title = format!("Goal {number} of writer {writer} in round {round}");
        if client.goals().create(&goal(&title, day(writer + 1), 100)).await.is_err() {
            return;
        }
        tell.send(title).expect("somebody listens");
    }
}

/// Every goal there is, after making sure that the places in its day have no gap.
pub async fn every_title(client: &Client) -> BTreeSet<String> {
    let (mut titles, mut places) = (BTreeSet::new(), [0; WRITERS as usize + 1]);
    for goal in goals(client).await {
        let place = &mut places[usize::from(goal.date.day())];
        assert_eq!(goal.position, *place, "the places of {} have a gap", goal.date);
        *place += 1;
        titles.insert(goal.title.into());
    }
    titles
}

#[test]
fn a_refused_write_takes_none_of_those_it_shared_a_commit_with_along() {
    let database = Database::new(Kind::Sqlite);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let client = sign_up(&server).await;
        client.goals().create(&goal("There already", day(1), 0)).await.unwrap();

        // So many at once that they share commits; every other one is refused.
        let writes = (0..64).map(|number| {
            let client = client.clone();
            let title = if number % 2 == 0 { "There already".to_owned() } else { format!("Goal {number}") };
            actix_web::rt::spawn(async move { client.goals().create(&goal(&title, day(1), 0)).await })
        });
        let mut answered = BTreeSet::from(["There already".to_owned()]);
        for write in writes.collect::<Vec<_>>() {
            match write.await.unwrap() {
                Ok(goal) => drop(answered.insert(goal.title.into())),
                Err(error) => assert_eq!(error.code(), Some(ErrorCode::GoalExists)),
            }
        }
        drop(server);

        let server = Process::start(&database.url());
        assert_eq!(answered.len(), 33);
        assert_eq!(every_title(&log_in(&server).await).await, answered);
    });
}
