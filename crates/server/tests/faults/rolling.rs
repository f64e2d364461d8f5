//! Two instances behind nginx, restarted one after the other under load: no request fails.

use crate::{
    form,
    nginx::{Site, instance},
    process::{day, goal, key},
    titles::titles,
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
};
use studentos_client::{
    Client, Error,
    types::{CreateGoal, Goal, Limit, UpdateGoal},
};

/// How many ask at once.
const CLIENTS: usize = 16;
/// How many requests are made at least in each round, in which each instance is restarted once.
const REQUESTS: usize = 5_000;

/// How often each instance is restarted, or killed.
pub fn rounds() -> usize {
    form::of(1, 10)
}

/// What the clients have seen so far.
#[derive(Default)]
struct Seen {
    requests: Cell<usize>,
    failures: RefCell<Vec<String>>,
    titles: RefCell<BTreeSet<String>>,
    is_over: Cell<bool>,
}

impl Seen {
    /// Counts a request; one that failed comes back as nothing.
    fn count<T>(&self, what: &str, result: Result<T, Error>) -> Option<T> {
        self.requests.set(self.requests.get() + 1);
        result.map_err(|error| self.failures.borrow_mut().push(format!("{what}: {error:?}"))).ok()
    }
}

/// Plans, ticks and reads until it is over.
async fn work(client: Client, number: usize, seen: Rc<Seen>) {
    let date = day(u8::try_from(number + 1).unwrap());
    for step in 0.. {
        let new = goal(&format!("Goal {step} of client {number}"), date, 0);
        let created = if step % 2 == 0 { client.goals().create(&new).await } else { create_keyed(&client, &new).await };
        let Some(goal) = seen.count("create", created) else { return };
        seen.titles.borrow_mut().insert(goal.title.into());
        let done = UpdateGoal { completed: Some(true), ..UpdateGoal::default() };
        seen.count("update", client.goals().update(goal.id, &done).await);
        for _ in 0..4 {
            let list = client.goals().list().date(date).limit(Limit::new(5).unwrap()).send().await;
            seen.count("list", list);
        }
        if step % 3 == 0 {
            seen.count("delete", client.goals().delete(goal.id).await);
            seen.count("restore", client.goals().restore(goal.id).await);
        }
        if seen.is_over.get() {
            return;
        }
    }
}

async fn create_keyed(client: &Client, new: &CreateGoal) -> Result<Goal, Error> {
    client.goals().create(new).idempotency_key(&key(new)).await
}

#[test]
fn no_request_fails_while_each_instance_is_restarted_in_turn() {
    actix_web::rt::System::new().block_on(async {
        let Some(Site { database, ports, mut instances, proxy: _proxy, client }) = Site::start().await else { return };
        let url = database.url();
        let seen = Rc::new(Seen::default());
        let working: Vec<_> =
            (0..CLIENTS).map(|number| actix_web::rt::spawn(work(client.clone(), number, Rc::clone(&seen)))).collect();
        for round in 1..=rounds() {
            for (place, port) in instances.iter_mut().zip(ports) {
                // Somewhere else, so that the clients go on meanwhile.
                let (stopped, url) = (place.take().expect("it runs"), url.clone());
                let restart = tokio::task::spawn_blocking(move || {
                    stopped.terminate();
                    let (status, log) = stopped.wait();
                    assert!(status.success(), "{log}");
                    instance(port, &url)
                });
                *place = Some(restart.await.unwrap());
            }
            while seen.requests.get() < round * REQUESTS && seen.failures.borrow().is_empty() {
                tokio::task::yield_now().await;
            }
        }
        seen.is_over.set(true);
        for client in working {
            client.await.unwrap();
        }
        println!("{} requests, {} failed", seen.requests.get(), seen.failures.borrow().len());
        assert_eq!(*seen.failures.borrow(), Vec::<String>::new());
        assert_eq!(titles(&client).await, *seen.titles.borrow());
    });
}
