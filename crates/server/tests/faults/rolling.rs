//! Two instances behind nginx, restarted one after the other under load: no request fails. One of them killed: what a
//! client asks again under its key is done once.

use crate::{
    databases::{Database, Kind},
    nginx::{Proxy, instance, program},
    ports::free_port,
    process::{Process, day, email, goal, password, sign_up},
    titles::titles,
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    env,
    rc::Rc,
    time::Duration,
};
use studentos_client::{
    Client, Error, Method, Request,
    types::{CreateGoal, Data, Goal, Limit, Login, Problem, UpdateGoal},
};

/// How many ask at once.
const CLIENTS: usize = 16;
/// How many requests are made at least in each round, in which each instance is restarted once.
const REQUESTS: usize = 5_000;

/// How long a client waits before it asks again.
const PAUSE: Duration = Duration::from_millis(10);
/// More than that, and there is nothing to wait for.
const MOST_FAILURES: usize = 20_000;

/// One, unless a longer trial is asked for: `STUDENTOS_ROUNDS=10 cargo test -p studentos-server --test faults rolling`.
fn rounds() -> usize {
    env::var("STUDENTOS_ROUNDS").map_or(1, |rounds| rounds.parse().expect("STUDENTOS_ROUNDS is a number"))
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
    let request = Request::new(Method::Post, "/api/goals").json(new);
    let response = client.execute(request.header("Idempotency-Key", new.title.as_str().replace(' ', "-"))).await?;
    match response.json::<Problem>() {
        Ok(problem) => Err(Error::Api(Box::new(problem))),
        Err(_) => {
            response.json::<Data<Goal>>().map(|data| data.data).map_err(|_| Error::Decode { status: response.status })
        }
    }
}

#[test]
fn no_request_fails_while_each_instance_is_restarted_in_turn() {
    if program().is_none() {
        return;
    }
    let database = Database::new(Kind::Postgres);
    let url = database.url();
    let ports = [free_port(), free_port()];
    actix_web::rt::System::new().block_on(async {
        let mut instances = ports.map(|port| Some(instance(port, &url)));
        let proxy = Proxy::start(ports);
        sign_up(instances[0].as_ref().unwrap()).await;
        let client = proxy.client();
        client.auth().login(&Login { email: email(), password: password().into() }).await.unwrap();

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
        eprintln!("{} requests, {} failed", seen.requests.get(), seen.failures.borrow().len());
        assert_eq!(*seen.failures.borrow(), Vec::<String>::new());
        assert_eq!(titles(&client).await, *seen.titles.borrow());
    });
}

/// Adds goals under their keys until it is over, asking again whatever came of it, until it is done.
async fn insist(client: Client, number: usize, seen: Rc<Seen>) {
    let date = day(u8::try_from(number + 1).unwrap());
    for step in 0.. {
        let new = goal(&format!("Goal {step} of client {number}"), date, 0);
        while seen.count("create", create_keyed(&client, &new).await).is_none() {
            tokio::time::sleep(PAUSE).await;
        }
        seen.titles.borrow_mut().insert(new.title.into());
        if seen.is_over.get() {
            return;
        }
    }
}

/// The two instances without a proxy, so that a client notices the kill: half of the clients ask each.
#[test]
fn a_client_that_asks_again_under_its_key_loses_and_doubles_nothing_when_its_instance_is_killed() {
    let database = Database::new(Kind::Postgres);
    let url = database.url();
    let ports = [free_port(), free_port()];
    actix_web::rt::System::new().block_on(async {
        let mut instances = ports.map(|port| Some(instance(port, &url)));
        let owner = sign_up(instances[0].as_ref().unwrap()).await;
        let clients: Vec<Client> = instances.iter().flatten().map(Process::client).collect();
        for client in &clients {
            client.set_token(owner.token().as_deref());
        }
        let seen = Rc::new(Seen::default());
        let working: Vec<_> = (0..CLIENTS)
            .map(|number| actix_web::rt::spawn(insist(clients[number % 2].clone(), number, Rc::clone(&seen))))
            .collect();
        for round in 1..=rounds() * 4 {
            while seen.titles.borrow().len() < round * 200 {
                assert!(seen.failures.borrow().len() < MOST_FAILURES, "{:?}", seen.failures.borrow().last());
                tokio::task::yield_now().await;
            }
            // The clients of the other go on; those of this one have to wait for it, and ask it again.
            let (place, port) = (&mut instances[round % 2], ports[round % 2]);
            drop(place.take());
            let url = url.clone();
            *place = Some(tokio::task::spawn_blocking(move || instance(port, &url)).await.unwrap());
        }
        seen.is_over.set(true);
        for client in working {
            client.await.unwrap();
        }
        // Done twice, a request would have been a conflict with itself.
        let failures = seen.failures.take();
        assert!(!failures.is_empty(), "nobody noticed");
        assert!(failures.iter().all(|failure| failure.contains("Connection")), "{failures:?}");
        assert_eq!(titles(&clients[0]).await, *seen.titles.borrow());
    });
}
