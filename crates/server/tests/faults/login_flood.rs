//! Many who log in at once: they are let in or told to come back, and nobody else waits for their passwords.

use crate::{
    databases::{Database, Kind},
    form,
    probe::Probe,
    process::{Process, email, password, sign_up, sign_up_as},
};
use std::{
    cell::Cell,
    process::Command,
    time::{Duration, Instant},
};
use studentos_client::{
    Method, Request,
    types::{Email, Login},
};

/// How many there are at any time.
const LOGINS: usize = 64;

#[test]
fn sixty_four_logins_at_once_keep_nobody_else_waiting() {
    let (cost, period) = form::of(("6", Duration::from_secs(1)), ("12", Duration::from_secs(10)));
    let database = Database::new(Kind::Sqlite);
    actix_web::rt::System::new().block_on(async {
        let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
        command.args(["--bcrypt-cost", cost]);
        let server = Process::start_as(command, &database.url());
        sign_up(&server).await;
        // Somebody else, since of many sessions of one user the oldest end.
        let other = sign_up_as(&server, &Email::parse("other@example.com").unwrap()).await;
        let login = Login { email: email(), password: password().into() };
        let (done, refused) = (Cell::new(0), Cell::new(0));
        let begin = Instant::now();
        let visit = async |_| {
            let client = server.client();
            while begin.elapsed() < period {
                let request = Request::new(Method::Post, "/api/auth/login").json(&login);
                let answer = client.execute(request).await.expect("the server always answers");
                match answer.status {
                    200 => done.set(done.get() + 1),
                    429 => refused.set(refused.get() + 1),
                    status => panic!("a login was answered {status}"),
                }
            }
        };
        let probe = Probe::start(&server, &other, &["/api/goals", "/healthz"]);
        futures_util::future::join_all((0..LOGINS).map(visit)).await;
        let times = probe.end();
        println!(
            "{LOGINS} logins at once: {} let in, {} told to come back; others: {times}",
            done.get(),
            refused.get()
        );
        assert!(done.get() > 0, "somebody was let in");
        if form::is_long() {
            assert!(times.p99() <= Duration::from_millis(100), "{times}");
        }
    });
}
