//! PostgreSQL restarted under load, in three ways: what was answered is there, the rest was told to come back.

use crate::{
    cluster::cluster,
    process::{Process, day, goal, log_in, sign_up},
    seconds::{Stopwatch, until},
    titles::titles,
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    rc::Rc,
    time::{Duration, Instant},
};
use studentos_client::{
    Client, Method, Request,
    types::{ErrorCode, Problem},
};
use tokio::task::spawn_blocking;

const WRITERS: u8 = 8;

#[test]
fn no_answered_goal_is_missing_after_postgres_was_restarted() {
    survives(r#"pg_ctl -D "$data" -m fast -w stop"#);
}

#[test]
fn no_answered_goal_is_missing_after_postgres_was_stopped_at_once() {
    survives(r#"pg_ctl -D "$data" -m immediate -w stop"#);
}

#[test]
fn no_answered_goal_is_missing_after_postgres_was_killed() {
    survives(r#"kill -KILL "$(head -n 1 "$data/postmaster.pid")""#);
}

/// What the writers have been answered so far.
#[derive(Default)]
struct Answers {
    written: RefCell<BTreeSet<String>>,
    refused: Cell<usize>,
    enough: Cell<bool>,
}

impl Answers {
    fn written(&self) -> usize {
        self.written.borrow().len()
    }
}

fn survives(stop: &'static str) {
    // An answered write is to be on disk, unlike in the server that the other tests share.
    let Some(mut cluster) = cluster("fsync = on") else { return };
    let url = cluster.url("postgres");
    actix_web::rt::System::new().block_on(async {
        let server = Process::start(&url);
        let client = sign_up(&server).await;
        let answers = Rc::new(Answers::default());
        let write = |number| actix_web::rt::spawn(write(client.clone(), number, Rc::clone(&answers)));
        let writers: Vec<_> = (0..WRITERS).map(write).collect();
        until("writes before the restart", async || answers.written() > 100).await;

        let gone = Instant::now();
        let cluster = spawn_blocking(move || {
            cluster.sh(stop);
            cluster
        });
        let mut cluster = cluster.await.unwrap();
        let refused = answers.refused.get() + usize::from(WRITERS);
        until("refusals while it is gone", async || answers.refused.get() >= refused).await;

        let before = answers.written();
        let cluster = spawn_blocking(move || {
            // Until the last process of the one before has noticed that it should go, there is no new one.
            cluster.sh("for try in $(seq 100); do start && break; sleep 0.1; done; pg_ctl -D $data status");
            cluster
        });
        let cluster = cluster.await.unwrap();
        let begin = Stopwatch::start();
        until("a write after the restart", async || answers.written() > before).await;
        assert!(begin.elapsed() < Duration::from_secs(10), "it took {:?}", begin.elapsed());
        until("writes after the restart", async || answers.written() > before + 100).await;

        answers.enough.set(true);
        for writer in writers {
            writer.await.unwrap();
        }
        let kept = titles(&log_in(&server).await).await;
        let written = answers.written.take();
        assert_eq!(written.difference(&kept).collect::<Vec<_>>(), Vec::<&String>::new());
        server.terminate();
        let (_, log) = server.wait();
        let complaints = log.lines().filter(|line| line.contains("no connection to the database")).count();
        let most = 1 + usize::try_from(gone.elapsed().as_secs() / 10).unwrap();
        assert!((1..=most).contains(&complaints), "said every ten seconds, however often it is tried: {log}");
        drop(cluster);
    });
}

/// Adds goals until there are enough. One that is not written has to be told to come back later, and why.
async fn write(client: Client, writer: u8, answers: Rc<Answers>) {
    for number in 0.. {
        let title = format!("Goal {number} of writer {writer}");
        let request = Request::new(Method::Post, "/api/goals").json(&goal(&title, day(writer + 1), 100));
        let response = client.execute(request).await.expect("the server always answers");
        if response.is_success() {
            answers.written.borrow_mut().insert(title);
        } else {
            let problem: Problem = response.json().unwrap();
            assert_eq!((response.status, problem.code), (503, ErrorCode::Unavailable), "{problem:?}");
            assert!(response.header("retry-after").is_some());
            answers.refused.set(answers.refused.get() + 1);
        }
        if answers.enough.get() {
            return;
        }
    }
}
