//! A clock that jumps by hours, forth and back: tokens are refused or good, and everything else goes on.

use crate::{
    databases::{Database, Kind},
    not_tried::not_tried,
    process::{Process, day, goal, log_in, password, sign_up},
};
use std::{fs, path::PathBuf, process::Command};
use studentos_client::{
    Client, Error, Method, Request,
    types::{Email, ErrorCode, Login, Problem},
};
use tempfile::TempDir;

#[test]
fn a_clock_that_jumps_is_survived_on_sqlite() {
    survives(Kind::Sqlite);
}

#[test]
fn a_clock_that_jumps_is_survived_on_postgres() {
    survives(Kind::Postgres);
}

fn survives(kind: Kind) {
    let Some(library) = faketime() else {
        return not_tried("there is no libfaketime here");
    };
    let (database, folder) = (Database::new(kind), TempDir::new().unwrap());
    let clock = folder.path().join("clock");
    let set = |offset: &str| {
        // At once, since it is read all the time.
        fs::write(folder.path().join("next"), offset).unwrap();
        fs::rename(folder.path().join("next"), &clock).unwrap();
    };
    set("+0");
    let mut command = Command::new(env!("CARGO_BIN_EXE_studentos"));
    command.args(["--rate-limits", "on"]);
    command.env("LD_PRELOAD", library).env("FAKETIME_TIMESTAMP_FILE", &clock);
    // What is set is the clock on the wall: no timer hears of it, and no file.
    command.envs(["FAKETIME_NO_CACHE", "FAKETIME_DONT_FAKE_MONOTONIC", "NO_FAKE_STAT"].map(|name| (name, "1")));
    actix_web::rt::System::new().block_on(async {
        let server = Process::start_as(command, &database.url());
        let mut client = sign_up(&server).await;
        let mut titles = vec!["Goal at +0".to_owned()];
        client.goals().create(&goal(&titles[0], day(6), 0)).await.unwrap();
        for offset in ["+2h", "+0", "-2h", "+2h"] {
            guess(&server).await;
            set(offset);
            guess(&server).await;
            is_refused(&server, &client).await;
            // The session is one of days, so it goes on or is over, and who logs in again is let in.
            let session = match client.auth().refresh().await {
                Ok(_) => "goes on",
                Err(Error::SessionEnded) => {
                    client = log_in(&server).await;
                    "is over"
                }
                Err(error) => panic!("at {offset}: {error}"),
            };
            println!("{kind:?}: the clock jumps to {offset}: 401, the session {session}");
            titles.push(format!("Goal {} at {offset}", titles.len()));
            client.goals().create(&goal(titles.last().unwrap(), day(6), 0)).await.unwrap();
            let goals = client.goals().list().date(day(6)).send().await.unwrap().data;
            assert_eq!(goals.into_iter().map(|goal| String::from(goal.title)).collect::<Vec<_>>(), titles);
            assert_eq!(server.client().execute(Request::new(Method::Get, "/readyz")).await.unwrap().status, 200);
        }
        // Changes are numbered, not timed.
        let numbers = database.texts("SELECT CAST(position AS TEXT) AS text FROM goals ORDER BY revision");
        assert_eq!(numbers, ["0", "1", "2", "3", "4"]);
        server.terminate();
        let (status, log) = server.wait();
        assert!(status.success() && !log.contains("panicked") && !log.contains("\"status\":5"), "{log}");
    });
}

/// Tries to log in to what is no account: how often that may be is counted by the clock, and nobody waits for hours.
async fn guess(server: &Process) {
    let email = Email::parse("other@example.com").unwrap();
    let request = Request::new(Method::Post, "/api/auth/login").json(&Login { email, password: password().into() });
    let answer = server.client().execute(request).await.unwrap();
    if answer.status == 429 {
        let wait: u32 = answer.header("retry-after").unwrap().parse().unwrap();
        assert!(wait < 300, "{wait} seconds");
    } else {
        assert_eq!(answer.status, 401);
    }
}

/// The library for a program with threads: Debian has it in a folder of the kind of machine, others beside their own libraries.
fn faketime() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|folder| folder.path());
    let folders = debian.chain(["/usr/lib64", "/usr/lib"].map(PathBuf::from));
    folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).find(|library| library.is_file())
}

/// Makes sure that the token that was given out before is not good any more, and that it is said why.
async fn is_refused(server: &Process, client: &Client) {
    let stale = server.client();
    stale.set_token(client.token().as_deref());
    let answer = stale.execute(Request::new(Method::Get, "/api/goals")).await.unwrap();
    let problem: Problem = answer.json().unwrap();
    assert_eq!((answer.status, problem.code), (401, ErrorCode::Unauthenticated), "{problem:?}");
}
