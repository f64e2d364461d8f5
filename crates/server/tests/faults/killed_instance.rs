//! One of two instances killed under load: at most one request of each client is lost with it, and told so.

use crate::{
    databases::{Database, Kind},
    nginx::{Site, instance},
    ports::free_port,
    process::{Process, day, goal, keyed, sign_up},
    rolling::rounds,
    seconds::until,
    titles::titles,
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
    time::Duration,
};
use studentos_client::{
    Client, Error, Method, Request, Response,
    types::{CreateGoal, Data, ErrorCode, Goal, Problem, UpdateGoal},
};
use tokio::task::{JoinHandle, spawn_blocking};

/// How many ask at once.
const CLIENTS: usize = 16;
/// How many requests are answered before each kill, and after it.
const ANSWERS: usize = 500;
/// How long a client waits before it asks again.
const PAUSE: Duration = Duration::from_millis(10);

/// A request that was not answered as it should be; without an answer when the connection broke.
#[derive(Debug)]
struct Failure {
    client: usize,
    request: Request,
    answer: Option<Response>,
}

impl Failure {
    fn is_keyed(&self) -> bool {
        self.request.headers.iter().any(|(name, _)| name == "Idempotency-Key")
    }
}

/// What the clients have seen so far.
#[derive(Default)]
struct Seen {
    answers: Cell<usize>,
    failures: RefCell<Vec<Failure>>,
    /// What was added and not deleted.
    titles: RefCell<BTreeSet<String>>,
    /// What may have been added.
    doubtful: RefCell<BTreeSet<String>>,
    is_over: Cell<bool>,
}

impl Seen {
    /// Asks, and gives back what was answered. What fails, fails in a way that a client can do something about.
    async fn ask(&self, client: &Client, number: usize, request: Request) -> Option<Response> {
        let answer = match client.execute(request.clone()).await {
            Ok(response) => Some(response),
            Err(Error::Connection(_)) => None,
            Err(error) => panic!("{request:?}: {error:?}"),
        };
        match answer {
            Some(response) if is_done(&request, &response) => {
                self.answers.set(self.answers.get() + 1);
                Some(response)
            }
            answer => {
                if let Some(response) = &answer {
                    let problem: Problem = response.json().unwrap();
                    assert_eq!((response.status, problem.code), (503, ErrorCode::Unavailable), "{request:?}");
                    assert!(response.header("retry-after").is_some(), "{request:?}");
                }
                self.failures.borrow_mut().push(Failure { client: number, request, answer });
                None
            }
        }
    }

    /// Waits for so many answers from now on.
    async fn more(&self, answers: usize) {
        let enough = self.answers.get() + answers;
        until("the clients are answered", async || self.answers.get() >= enough).await;
    }

    fn failed(&self) -> usize {
        self.failures.borrow().len()
    }

    async fn end(&self, working: Vec<JoinHandle<()>>) {
        self.is_over.set(true);
        for client in working {
            client.await.unwrap();
        }
    }
}

/// What the killed instance has deleted without saying so is not there when the other is asked.
fn is_done(request: &Request, response: &Response) -> bool {
    response.is_success() || (request.method == Method::Delete && response.status == 404)
}

fn new_goal(client: usize, step: usize) -> CreateGoal {
    goal(&format!("Goal {step} of client {client}"), day(u8::try_from(client + 1).unwrap()), 0)
}

/// Kills an instance, and starts it again. Somewhere else, so that the clients go on meanwhile.
async fn kill(place: &mut Option<Process>, port: u16, url: &str) {
    let (killed, url) = (place.take(), url.to_owned());
    let start = move || {
        drop(killed);
        instance(port, &url)
    };
    *place = Some(spawn_blocking(start).await.unwrap());
}

/// Plans, ticks, reads and deletes until it is over, and goes on when something failed.
async fn work(client: Client, number: usize, seen: Rc<Seen>) {
    let ask = |request| seen.ask(&client, number, request);
    for step in 0.. {
        if seen.is_over.get() {
            return;
        }
        let new = new_goal(number, step);
        let title = String::from(new.title.clone());
        let create = if step % 2 == 0 { keyed(&new) } else { Request::new(Method::Post, "/api/goals").json(&new) };
        let Some(created) = ask(create).await else {
            seen.doubtful.borrow_mut().insert(title);
            continue;
        };
        let path = format!("/api/goals/{}", created.json::<Data<Goal>>().unwrap().data.id);
        seen.titles.borrow_mut().insert(title.clone());
        let done = UpdateGoal { completed: Some(true), ..UpdateGoal::default() };
        ask(Request::new(Method::Patch, &*path).json(&done)).await;
        ask(Request::new(Method::Get, format!("/api/goals?date={}", new.date))).await;
        ask(Request::new(Method::Get, &*path)).await;
        if step % 3 == 0 {
            ask(Request::new(Method::Delete, path)).await;
            seen.titles.borrow_mut().remove(&title);
        }
    }
}

#[test]
fn behind_nginx_each_client_loses_at_most_the_one_write_that_was_under_way() {
    actix_web::rt::System::new().block_on(async {
        let Some(Site { database, ports, mut instances, proxy: _proxy, client }) = Site::start().await else { return };
        let url = database.url();
        let seen = Rc::new(Seen::default());
        let working = (0..CLIENTS).map(|number| actix_web::rt::spawn(work(client.clone(), number, Rc::clone(&seen))));
        let working: Vec<_> = working.collect();
        let mut lost = 0;
        for _ in 0..rounds() {
            for (place, port) in instances.iter_mut().zip(ports) {
                seen.more(ANSWERS).await;
                assert_eq!(seen.failed(), lost, "nothing fails while both are there");
                kill(place, port, &url).await;
                seen.more(ANSWERS).await;
                let failed = seen.failed() - lost;
                assert!(failed <= CLIENTS, "{failed} requests failed: {:?}", seen.failures.borrow());
                lost = seen.failed();
            }
        }
        seen.end(working).await;
        println!("{} requests, {} failed", seen.answers.get() + seen.failed(), seen.failed());

        let failures = seen.failures.take();
        let is_write = |failure: &Failure| matches!(failure.request.method, Method::Post | Method::Patch);
        let others: Vec<_> = failures.iter().filter(|failure| !is_write(failure) || failure.is_keyed()).collect();
        assert!(others.is_empty(), "they can be repeated: {others:?}");

        // Done twice, a request would have been a conflict with itself.
        let (kept, written, doubtful) = (titles(&client).await, seen.titles.take(), seen.doubtful.take());
        assert_eq!(written.difference(&kept).collect::<Vec<_>>(), Vec::<&String>::new());
        assert!(kept.difference(&written).all(|title| doubtful.contains(title)), "{kept:?}");
    });
}

/// Adds goals under their keys until it is over, asking again whatever came of it, until it is done.
async fn insist(client: Client, number: usize, seen: Rc<Seen>) {
    for step in 0.. {
        let new = new_goal(number, step);
        while seen.ask(&client, number, keyed(&new)).await.is_none() {
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
fn a_client_that_asks_again_under_its_key_loses_and_doubles_nothing() {
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
        let working = (0..CLIENTS)
            .map(|number| actix_web::rt::spawn(insist(clients[number % 2].clone(), number, Rc::clone(&seen))));
        let working: Vec<_> = working.collect();
        for round in 0..rounds() * 4 {
            seen.more(ANSWERS).await;
            assert_eq!(seen.failed(), 0, "nothing fails while both are there: {:?}", seen.failures.borrow());
            kill(&mut instances[round % 2], ports[round % 2], &url).await;
            assert!(seen.failed() > 0, "nobody noticed");
            let meanwhile = seen.failed();
            seen.more(ANSWERS).await;
            assert!(seen.failed() - meanwhile <= CLIENTS / 2, "they can reach it again: {:?}", seen.failures.borrow());
            let is_lost = |failure: &Failure| failure.client % 2 == round % 2 && failure.answer.is_none();
            let failures = seen.failures.take();
            assert!(failures.iter().all(is_lost), "{failures:?}");
        }
        seen.end(working).await;
        // Done twice, a request would have been a conflict with itself.
        assert_eq!(titles(&clients[0]).await, *seen.titles.borrow());
    });
}
