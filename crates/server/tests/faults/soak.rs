//! Minutes of everything that users do: no memory and no descriptor is lost on the way.

use crate::{
    databases::{Database, Kind},
    form,
    process::{Process, day, goal, password, sign_up_as},
    resources::{descriptors, own_memory, resident},
    seconds::until,
};
use futures_util::future::join_all;
use std::{
    cell::Cell,
    time::{Duration, Instant},
};
use studentos_client::{
    Client, Method, Request,
    types::{Email, GoalId, Login, UpdateGoal},
};
use tokio::time::sleep;

const CLIENTS: u8 = 8;
/// How many goals each of them has, so that the database hardly grows.
const GOALS: usize = 50;
/// What each does before it leaves and comes again. The server remembers up to 10,000 sessions, so they must not be so many that
/// it is this which grows.
const STEPS: usize = 2_000;
/// How many descriptors may be kept, like connections to the database.
const KEPT: usize = 32;

/// How often memory is looked at.
const INTERVAL: Duration = Duration::from_secs(1);
/// How many looks there are while memory may still grow, since what was needed once is kept.
const WARM_UP: usize = 120;
/// How many looks make a figure; at one of them something may be under way that needs more.
const LOOKS: usize = 30;
/// How much memory may have become more, in percent.
const DRIFT: usize = 5;

#[test]
fn memory_and_descriptors_come_back_on_sqlite() {
    come_back(Kind::Sqlite);
}

#[test]
fn memory_and_descriptors_come_back_on_postgres() {
    come_back(Kind::Postgres);
}

fn come_back(kind: Kind) {
    let period = Duration::from_secs(form::of(3, 600));
    let database = Database::new(kind);
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&database.url());
        let before = descriptors(&server);

        let (end, requests) = (Instant::now() + period, Cell::new(0));
        let working = join_all((0..CLIENTS).map(|number| work(&server, number, end, &requests)));
        let (_, looks) = tokio::join!(working, look(&server, end));
        println!("{kind:?}: {} requests in {period:?}", requests.get());

        // Connections of those who have left are closed as soon as the server has seen it.
        until("the descriptors come back", async || descriptors(&server) <= before + KEPT).await;
        println!("descriptors: {before} before, {} after", descriptors(&server));
        if form::is_long() {
            does_not_drift(&looks, resident(&server));
        }
    });
}

/// Makes sure that memory is after all that was done what it was early on. What is mapped of files is not counted: of that the
/// system keeps what it likes.
fn does_not_drift(looks: &[usize], resident: usize) {
    let early = median(&looks[WARM_UP..WARM_UP + LOOKS]);
    let late = median(&looks[looks.len() - LOOKS..]);
    let (early_kb, late_kb, resident_kb) = (early >> 10, late >> 10, resident >> 10);
    println!("memory: {early_kb} kB after two minutes, {late_kb} kB in the end; with mapped files {resident_kb} kB");
    assert!(late * 100 <= early * (100 + DRIFT), "from {early_kb} kB to {late_kb} kB");
}

fn median(looks: &[usize]) -> usize {
    let mut looks = looks.to_vec();
    looks.sort_unstable();
    looks[looks.len() / 2]
}

/// The memory of the server, from time to time.
async fn look(server: &Process, end: Instant) -> Vec<usize> {
    let mut looks = Vec::new();
    while Instant::now() < end {
        looks.push(own_memory(server));
        sleep(INTERVAL).await;
    }
    looks
}

/// Comes, does what users do, leaves, and comes again.
async fn work(server: &Process, number: u8, end: Instant, requests: &Cell<usize>) {
    let (date, email) = (day(6), Email::parse(&format!("user-{number}@example.com")).unwrap());
    sign_up_as(server, &email).await;
    let login = Login { email, password: password().into() };
    let mut goals = Vec::new();
    while Instant::now() < end {
        let client = server.client();
        client.auth().login(&login).await.unwrap();
        while goals.len() < GOALS {
            let new = goal(&format!("Goal {}", goals.len()), date, 1_000);
            goals.push(client.goals().create(&new).await.unwrap().id);
        }
        for step in 0..STEPS {
            if Instant::now() >= end {
                return;
            }
            do_one(&client, step, goals[step % GOALS]).await;
            requests.set(requests.get() + 1);
        }
    }
}

async fn do_one(client: &Client, step: usize, id: GoalId) {
    let get = async |path: &str, status| {
        assert_eq!(client.execute(Request::new(Method::Get, path)).await.unwrap().status, status, "{path}");
    };
    match step % 10 {
        0..4 => {
            let changes = UpdateGoal { completed: Some(step.is_multiple_of(2)), ..UpdateGoal::default() };
            drop(client.goals().update(id, &changes).await.unwrap());
        }
        4 => {
            client.goals().delete(id).await.unwrap();
            drop(client.goals().restore(id).await.unwrap());
        }
        5 => get("/api/goals?q=Goal%2017", 200).await,
        6 => get("/api/users/me/stats?from=2026-03-01&to=2026-03-31", 200).await,
        7 => get("/api/goals/nothing", 404).await,
        8 => get("/", 200).await,
        _ => get("/api/goals?date=2026-03-06&limit=100", 200).await,
    }
}
